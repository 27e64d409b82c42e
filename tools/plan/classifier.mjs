// National significant number (NSN) to region and type, for all regions of a calling code: rules 7 and 8 of the plan.
import { TYPES } from "./metadata.mjs";
import { DEAD, prefixMatch, wholeMatch } from "./patterns.mjs";
import { minimized } from "./machine.mjs";

// ITU-T E.164: digits of a number with its calling code.
export const LONGEST = 15;

// How a length relates to those of a territory: libphonenumber's testNumberLength.
export function lengthOf(territory, digits) {
  const { lengths, local } = territory.general;
  if (local.includes(digits)) return "local";
  if (lengths.includes(digits)) return "possible";
  if (digits < lengths[0]) return "short";
  return digits > lengths[lengths.length - 1] ? "long" : "between";
}

// The type in a territory of a number of `digits` digits, where matches(pattern) says which patterns it matches.
function typeIn(territory, digits, matches) {
  const fits = (range) => range !== undefined && range.lengths.includes(digits) && matches(range.pattern);
  if (!fits(territory.general)) return undefined;
  for (const type of Object.keys(TYPES)) {
    if (type === "fixed_line" || type === "mobile") continue;
    if (fits(territory.types[type])) return type;
  }
  const { fixed_line: fixed, mobile } = territory.types;
  if (fits(fixed)) return territory.same || fits(mobile) ? "fixed_line_or_mobile" : "fixed_line";
  return !territory.same && fits(mobile) ? "mobile" : undefined;
}

// The digits that a format writes before the number: "0" of "0$1", "(0$1)" and "(0-$1)", "80" of "8 0$1".
const writtenBefore = (format) => /^[^$]*/.exec(format?.rule ?? "")[0].replace(/\D/g, "");

// What stands before a number of these formats, where something does: in America nothing ever does. In Belarus it is 80,
// and the few numbers with nothing but the trunk prefix 8 count as those without.
export function nationalTrunk(main) {
  const written = main.trunk ? main.formats.map(writtenBefore).filter((digits) => digits.startsWith(main.trunk)) : [];
  return written.sort((a, b) => b.length - a.length)[0];
}

// Whether the national form of a number is the trunk prefix and the number, by the first format that is for it. A mobile of
// Argentina is 9 11 …, and at home 011 15 …: its format does not begin with the number's first digits.
function hasTrunk(main, trunk, starts, matches) {
  if (!trunk) return false;
  const format = main.formats.find((f) => (!f.leading || starts(f.leading)) && matches(f.pattern));
  return writtenBefore(format) === trunk && /^[^$]*\$1/.test(format.format);
}

// The machine of a calling code: NSN to { region, type, length, trunk }: `region` an index into `territories`, of
// which the first is the main one, or -1; `length` of lengthOf the main one; all is { long: true } where the number
// would be over LONGEST.
export function classifier(code, territories) {
  const [main] = territories;
  const trunk = nationalTrunk(main);
  const longest = LONGEST - String(code).length;
  const whole = new Set();
  const prefixes = new Set();
  for (const territory of territories) {
    for (const range of [territory.general, ...Object.values(territory.types)]) whole.add(range.pattern);
    if (territory.leading && territories.length > 1) prefixes.add(territory.leading);
  }
  if (trunk) {
    for (const format of main.formats) {
      whole.add(format.pattern);
      if (format.leading) prefixes.add(format.leading);
    }
  }
  const automata = [...[...whole].map(wholeMatch), ...[...prefixes].map(prefixMatch)];
  const index = new Map();
  [...whole].forEach((pattern, i) => index.set(pattern, i));
  const prefixIndex = new Map();
  [...prefixes].forEach((pattern, i) => prefixIndex.set(pattern, whole.size + i));

  const answer = ({ states, length }) => {
    const matches = (pattern) => automata[index.get(pattern)].accepts(states[index.get(pattern)]);
    const starts = (pattern) => automata[prefixIndex.get(pattern)].accepts(states[prefixIndex.get(pattern)]);
    let region = territories.length === 1 ? 0 : -1;
    let type;
    if (region === 0) {
      type = typeIn(main, length, matches);
    } else {
      region = territories.findIndex((territory) => {
        if (territory.leading) return starts(territory.leading);
        return typeIn(territory, length, matches) !== undefined;
      });
      if (region >= 0) type = typeIn(territories[region], length, matches);
    }
    return {
      region, type: type ?? "unknown", length: lengthOf(main, length), trunk: hasTrunk(main, trunk, starts, matches),
    };
  };
  return minimized({
    start: { states: automata.map(() => 0), length: 0 },
    key: ({ states, length }) => `${length}:${states}`,
    sink: ({ length }) => (length > longest ? { long: true } : undefined),
    answer,
    step: ({ states, length }, digit) => ({
      states: states.map((state, i) => (state === DEAD ? DEAD : automata[i].step(state, digit))), length: length + 1,
    }),
  });
}
