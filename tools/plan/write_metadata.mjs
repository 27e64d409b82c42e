// Metadata as the judge of the tests reads them: JSON, a territory a line, without what no rule needs.
//   node write_metadata.mjs [DUMP] >numbering_metadata.json
import { dumpedMetadata, packageMetadata } from "./metadata.mjs";

const metadata = process.argv[2] ? dumpedMetadata(process.argv[2]) : packageMetadata();
const lines = metadata.territories.map((territory) => JSON.stringify(territory));
process.stdout.write(
  `{"version":${JSON.stringify(metadata.version)},\n"notice":${JSON.stringify(metadata.notice)},\n` +
    `"codes":${JSON.stringify(metadata.codes)},\n"territories":[\n${lines.join(",\n")}\n]}\n`,
);
