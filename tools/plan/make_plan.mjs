// Compiles the metadata of libphonenumber to a numbering plan.
//   node make_plan.mjs OUT.bin [DUMP]
// From the npm package google-libphonenumber, or from a DUMP of another build (dump_metadata.cc). The result is the same
// on every machine. Prints the tables' sizes.
import { writeFileSync } from "node:fs";
import { classifier, nationalTrunk } from "./classifier.mjs";
import { dumpedMetadata, packageMetadata } from "./metadata.mjs";
import { inputMachine, nationalMachine } from "./national.mjs";
import { planFile } from "./plan_file.mjs";

function compiled(metadata) {
  const find = (code, id) => metadata.territories.find((t) => t.id === id && t.code === code);
  const numeric = Object.keys(metadata.codes).map(Number).sort((a, b) => a - b);
  return numeric.map((code) => {
    const territories = metadata.codes[code].map((id) => find(code, id));
    const classes = classifier(code, territories);
    const national = nationalMachine(territories[0], classes);
    const trunk = nationalTrunk(territories[0]);
    const regions = territories.map((territory, i) => {
      if (territory.id === "001") return { id: territory.id, trunk };
      const home = i === 0 ? national : nationalMachine(territory, classes);
      return { id: territory.id, trunk, input: inputMachine(territory, home, national) };
    });
    return { code, regions, national };
  });
}

function report(sizes, total) {
  const bytes = ({ rows, tails, pool, results }) =>
    ({ rows: rows * 22, tails: tails * 4 + pool * 2, results: results * 12 });
  const line = (name, list) => {
    const sum = (count) => list.map(count).reduce((a, b) => a + b, 0);
    const kib = (count) => `${(count / 1024).toFixed(1)} KiB`;
    console.log(`${name}: ${sum((s) => s.rows)} branching states, ${kib(sum((s) => bytes(s).rows))} + ` +
      `${kib(sum((s) => bytes(s).tails))} tails + ${kib(sum((s) => bytes(s).results))} results`);
  };
  line("everything after +", sizes.slice(0, 1));
  line("national input, all regions", sizes.slice(1));
  console.log(`file: ${total} bytes`);
}

const [out, dump] = process.argv.slice(2);
if (!out) {
  console.error("usage: node make_plan.mjs OUT.bin [DUMP]");
  process.exit(2);
}
const metadata = dump ? dumpedMetadata(dump) : packageMetadata();
const { bytes, sizes } = planFile({ version: metadata.version, notice: metadata.notice, codes: compiled(metadata) });
writeFileSync(out, bytes);
report(sizes, bytes.length);
