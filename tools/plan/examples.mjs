// The example numbers of the metadata: "REGION TAB DIGITS" lines, behind a plus and as they are dialled at home.
//   node examples.mjs [DUMP]
import { dumpedMetadata, packageMetadata } from "./metadata.mjs";

const metadata = process.argv[2] ? dumpedMetadata(process.argv[2]) : packageMetadata();
for (const { id, code, trunk, general, types } of metadata.territories) {
  for (const { example } of [general, ...Object.values(types)]) {
    if (!example) continue;
    const region = id === "001" ? "-" : id;
    console.log(`${region}\t+${code}${example}`);
    if (region === "-") continue;
    console.log(`${region}\t${trunk ?? ""}${example}`);
    console.log(`${region}\t${example}`);
    console.log(`${region}\t${code}${example}`);
  }
}
