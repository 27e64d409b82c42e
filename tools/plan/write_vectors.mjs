// What google-libphonenumber says of the cases on standard input ("REGION TAB DIGITS", what stands behind is ignored), one a
// line: REGION, DIGITS, STATUS, E164, TYPE, REGION OF THE NUMBER, 1 for a possible number, separated by tabs.
import readline from "node:readline";
import { asked } from "./oracle.mjs";

const seen = new Set();
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [region, digits] = line.split("\t");
  if (seen.has(`${region} ${digits}`)) continue;
  seen.add(`${region} ${digits}`);
  const { status, limit, e164, type, region: of, possible } = asked(region, digits);
  const rest = limit ? ["", "", "", ""] : [e164, type, of, possible];
  process.stdout.write(`${[region, digits, status, ...rest].join("\t")}\n`);
}
