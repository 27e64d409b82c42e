// National prefixes: which digits come off the front of a number, or are put there, while it is read digit by digit.
import { programOf } from "./patterns.mjs";

// What becomes of a number x: literal + x[from, to) + x[rest, end).
export const KEEP = { literal: "", from: 0, to: 0, rest: 0 };

function editOf(literal, from, to, rest) {
  if (from === to) return { literal, from: 0, to: 0, rest };
  return to === rest ? { literal, from: 0, to: 0, rest: from } : { literal, from, to, rest };
}

// The edit that does `inner` to x[skip, end) and then `outer` to what that gives.
export function composed(outer, inner, skip) {
  const pieces = [...inner.literal].map((c) => ({ digit: c }));
  if (inner.to > inner.from) pieces.push({ from: inner.from + skip, to: inner.to + skip });
  pieces.push({ from: inner.rest + skip, to: Infinity });
  const cut = (begin, end) => {
    const result = [];
    let at = 0;
    for (const piece of pieces) {
      const size = piece.digit !== undefined ? 1 : piece.to - piece.from;
      const low = Math.max(begin - at, 0);
      const high = Math.min(end - at, size);
      if (low < high) {
        result.push(piece.digit !== undefined ? piece : { from: piece.from + low, to: piece.from + high });
      }
      at += size;
    }
    return result;
  };
  const all = [...[...outer.literal].map((c) => ({ digit: c })), ...cut(outer.from, outer.to), ...cut(outer.rest, Infinity)];
  let literal = "";
  while (all.length > 0 && all[0].digit !== undefined) literal += all.shift().digit;
  if (all.some((piece) => piece.digit !== undefined) || all.length < 1 || all.length > 2) {
    throw new Error(`an edit of more pieces than there is room for: ${JSON.stringify(all)}`);
  }
  const last = all[all.length - 1];
  return all.length === 1 ? editOf(literal, 0, 0, last.from) : editOf(literal, all[0].from, all[0].to, last.from);
}

// The transform rule "9$1" as { literal: "9", group: 1 }.
function parsedRule(rule) {
  const match = /^(\d*)\$(\d)$/.exec(rule);
  if (!match) throw new Error(`transform rule ${rule}`);
  return { literal: match[1], group: Number(match[2]) };
}

// Follows all ways in which nationalPrefixForParsing may match, in the order of preference, and with each of them a
// caller's value `v` of the number that would be left: feed(v, digit) adds a digit to one.
//
// A list of ways is a state. A way: { at: instruction or "done" or "end", low, high: the span of the rule's group,
// last: whether the last group took part, rest: where the match ended, v }. Ways with a rule keep two values: `v` of the
// number that the rule makes, and none (undefined) of the number without the match, which begins where that ends.
export class Prefix {
  constructor(pattern, rule, empty, feed) {
    this.program = programOf(pattern);
    this.rule = rule ? parsedRule(rule) : undefined;
    this.empty = empty;
    this.feed = feed;
    this.transformed = empty;
    for (const digit of this.rule?.literal ?? "") this.transformed = feed(this.transformed, Number(digit));
  }

  get start() {
    return this.follow([{ at: 0, low: -1, high: -1, last: -1, v: this.transformed }], 0);
  }

  // The ways behind jumps and splits; what is less preferred than a match falls away.
  follow(ways, position) {
    const list = [];
    const seen = new Set();
    const visit = (way) => {
      if (way.at === "done") {
        list.push(way);
        return true;
      }
      const key = way.at;
      if (seen.has(key)) return false;
      seen.add(key);
      const step = this.program.code[way.at];
      if (step.op === "split") return visit({ ...way, at: step.first }) || visit({ ...way, at: step.second });
      if (step.op === "jump") return visit({ ...way, at: step.to });
      if (step.op === "save") return visit({ ...this.saved(way, step, position), at: way.at + 1 });
      if (step.op === "match") {
        list.push(this.done(way, position));
        return true;
      }
      list.push(way);
      return false;
    };
    for (const way of ways) if (visit(way)) break;
    return list;
  }

  saved(way, { group, end }, position) {
    const result = { ...way };
    if (group === this.program.groups) {
      if (!end) result.open = position;
      else result.last = position > way.open ? 1 : -1;
    }
    if (group === this.rule?.group) {
      if (!end) Object.assign(result, { low: position, inside: true });
      else Object.assign(result, { high: position, inside: false });
    }
    return result;
  }

  done(way, position) {
    if (this.rule && way.last > 0) {
      const edit = editOf(this.rule.literal, Math.max(way.low, 0), Math.max(way.high, 0), position);
      return { at: "done", edit, v: way.v };
    }
    return { at: "done", edit: { ...KEEP, rest: position }, v: this.empty };
  }

  // `position`: of the digit.
  step(ways, digit, position) {
    const next = [];
    for (const way of ways) {
      if (way.at === "done") {
        next.push({ ...way, v: this.feed(way.v, digit) });
        continue;
      }
      const instruction = this.program.code[way.at];
      if (instruction.op !== "digit" || !((instruction.digits >> digit) & 1)) continue;
      next.push({ ...way, at: way.at + 1, v: way.inside ? this.feed(way.v, digit) : way.v });
    }
    return this.follow(next, position + 1);
  }

  // What the match makes of the digits so far, if they end here: { edit, v }, or undefined without a match.
  result(ways, position) {
    for (const way of ways) {
      if (way.at === "done") return way;
      if (this.program.code[way.at].op === "end") {
        if (this.program.code[way.at + 1].op === "match") return this.done(way, position);
        // The instructions behind $ up to the match change nothing.
        const [first] = this.follow([{ ...way, at: way.at + 1 }], position);
        if (first?.at === "done") return first;
      }
    }
    return undefined;
  }

  key(ways) {
    return ways.map((way) => (way.at === "done" ? `d${Object.values(way.edit)}:${way.v}`
      : `${way.at},${way.low},${way.high},${way.last},${way.open},${way.inside ? 1 : 0}:${way.v}`)).join(";");
  }
}
