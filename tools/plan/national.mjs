// Digits as typed to what they mean: the rules 2 to 6 of the plan as machines.
import { KEEP, Prefix, composed } from "./prefix.mjs";
import { wholeMatch } from "./patterns.mjs";
import { minimized, step as stepOf, valueAt } from "./machine.mjs";
import { LONGEST, lengthOf } from "./classifier.mjs";

const SHORTEST = 2;  // digits of an NSN
// No national prefix is longer. More digits than a number, its code, two prefixes can have are too long whatever they are.
const LONGEST_PREFIX = 8;

const NONE = { start: [], step: () => [], result: () => undefined, key: () => "" };

// Prefix of a territory; the caller's values are [state of the general pattern, node of `machine`].
function prefixOf(territory, general, root) {
  if (!territory.parse) return NONE;
  return new Prefix(territory.parse, territory.transform, [0, root],
    ([state, node], digit) => [general.step(state, digit), stepOf(node, digit)]);
}

// libphonenumber's maybeStripNationalPrefixAndCarrierCode: what stands after it, as { edit, v }.
function stripped(general, way, whole) {
  if (way === undefined) return { edit: KEEP, v: whole };
  return general.accepts(whole[0]) && !general.accepts(way.v[0]) ? { edit: KEEP, v: whole } : way;
}

const sizeAfter = (edit, digits) => edit.literal.length + (edit.to - edit.from) + (digits - edit.rest);

// Rule 6 with the metadata of `territory`, then the classifier: a machine from the digits behind a calling code, known
// or found, to { status: "short" | "long" } or { edit, region, type, length, trunk }.
export function nationalMachine(territory, classifierRoot) {
  const general = wholeMatch(territory.general.pattern);
  const prefix = prefixOf(territory, general, classifierRoot);
  const longest = LONGEST - String(territory.code).length;
  const answer = ({ whole, ways, digits }) => {
    const strip = stripped(general, prefix.result(ways, digits), whole);
    const size = sizeAfter(strip.edit, digits);
    const { edit, v } = ["possible", "long"].includes(lengthOf(territory, size)) ? strip : { edit: KEEP, v: whole };
    const left = sizeAfter(edit, digits);
    if (left < SHORTEST) return { status: "short" };
    return left > longest ? { status: "long" } : { edit, ...valueAt(v[1]) };
  };
  return minimized({
    start: { whole: [0, classifierRoot], ways: prefix.start, digits: 0 },
    key: ({ whole, ways, digits }) => `${digits}|${whole}|${prefix.key(ways)}`,
    sink: ({ digits }) => (digits > longest + LONGEST_PREFIX ? { status: "long" } : undefined),
    answer,
    step: ({ whole, ways, digits }, digit) => ({
      whole: [general.step(whole[0], digit), stepOf(whole[1], digit)],
      ways: prefix.step(ways, digit, digits),
      digits: digits + 1,
    }),
  });
}

// Rule 2: the ways in which an IDD prefix may match, and whether the digit behind the match is 0.
class InternationalPrefix {
  constructor(pattern) {
    this.prefix = pattern ? new Prefix(pattern, undefined, 0, (v) => v) : NONE;
  }

  get start() {
    return { ways: this.prefix.start, zero: false };
  }

  step({ ways, zero }, digit, position) {
    const [first] = ways;
    // The digit behind the shorter of two matches is kept while the longer one is still open.
    const after = ways.find((way) => way.at === "done");
    const now = after !== undefined && after.edit.rest === position ? digit === 0 : zero;
    const next = this.prefix.step(ways, digit, position);
    const done = next.find((way) => way.at === "done");
    if (first?.at === "done" && now) return { ways: [], zero: false };
    return { ways: next, zero: done !== undefined && done.edit.rest === position + 1 ? false : now };
  }

  // Where the number behind the prefix begins, once nothing can change that; else undefined.
  decided({ ways, zero }, position) {
    const [first] = ways;
    return first?.at === "done" && position > first.edit.rest && !zero ? first.edit.rest : undefined;
  }

  // The same if the digits end here.
  atEnd({ ways, zero }, position) {
    const way = this.prefix.result(ways, position);
    return way === undefined || (zero && position > way.edit.rest) ? undefined : way.edit.rest;
  }

  key({ ways, zero }) {
    return `${this.prefix.key(ways)}${zero ? "z" : ""}`;
  }
}

// Whatever is dialled from `territory` without a plus: { behind: position } where an IDD prefix ends, from where on it
// is read as behind a plus, or the answer of a national machine with `found`: the territory's calling code was there.
// `home` and `main` are the national machines with the metadata of the territory and of its code's main region.
export function inputMachine(territory, home, main) {
  const code = String(territory.code);
  const general = wholeMatch(territory.general.pattern);
  const idd = new InternationalPrefix(territory.idd);
  const prefix = prefixOf(territory, general, main);
  const longest = LONGEST + LONGEST_PREFIX * 2;

  const ownCode = ({ whole, own, digits }) => {
    if (own === undefined || digits < code.length) return undefined;
    const rest = digits - code.length;
    const way = rest === 0 ? undefined : prefix.result(own.ways, rest);
    const { edit, v } = stripped(general, way, own.whole);
    const better = !general.accepts(whole[0]) && general.accepts(v[0]);
    if (!better && lengthOf(territory, digits) !== "long") return undefined;
    const value = valueAt(v[1]);
    return { ...value, ...(value.edit && { edit: composed(value.edit, edit, code.length) }), found: true };
  };
  const stepOwn = (own, digit, digits) => {
    if (own === undefined) return undefined;
    if (digits < code.length) return code[digits] === String(digit) ? own : undefined;
    return {
      whole: [general.step(own.whole[0], digit), stepOf(own.whole[1], digit)],
      ways: prefix.step(own.ways, digit, digits - code.length),
    };
  };
  return minimized({
    start: {
      whole: [0, home], international: idd.start, digits: 0, own: { whole: [0, main], ways: prefix.start },
    },
    key: ({ whole, international, digits, own }) =>
      `${digits}|${whole}|${idd.key(international)}|${own ? `${own.whole}|${prefix.key(own.ways)}` : ""}`,
    sink: ({ international, digits }) => {
      const behind = idd.decided(international, digits);
      if (behind !== undefined) return { behind };
      return digits > longest ? { status: "long" } : undefined;
    },
    answer: (state) => {
      const behind = idd.atEnd(state.international, state.digits);
      return behind !== undefined ? { behind } : ownCode(state) ?? valueAt(state.whole[1]);
    },
    step: ({ whole, international, digits, own }, digit) => ({
      whole: [general.step(whole[0], digit), stepOf(whole[1], digit)],
      international: idd.step(international, digit, digits),
      digits: digits + 1,
      own: stepOwn(own, digit, digits),
    }),
  });
}
