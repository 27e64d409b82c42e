// Holds the numbering plan to the library it is made from: reads what plan_answers wrote and asks google-libphonenumber
// the same. Prints the first disagreements and the counts; exit code 1 when there is any, or no case at all.
//   plan_answers <CASES | node compare.mjs
import readline from "node:readline";
import { LONGEST, asked } from "./oracle.mjs";

const SHOWN = 20;

let cases = 0;
let valid = 0;
let beyondLimit = 0;
let disagreements = 0;
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [region, digits, status, e164, type, numberRegion, possible] = line.split("\t");
  const answer = asked(region, digits);
  ++cases;
  if (answer.limit) ++beyondLimit;
  if (answer.status === "valid") ++valid;
  // Of a number over the limit the plan gives nothing but that.
  const same = answer.status === status && (answer.limit || (answer.e164 === e164 && answer.type === type &&
    answer.region === numberRegion && answer.possible === Number(possible)));
  if (same) continue;
  if (++disagreements <= SHOWN) console.log(`${line}\n  library: ${JSON.stringify(answer)}`);
}
console.log(`${cases} cases, ${valid} of them valid, ${beyondLimit} over ${LONGEST} digits: ${disagreements} disagreements`);
process.exitCode = disagreements > 0 || cases === 0 ? 1 : 0;
