// The regular expressions of the metadata: digits, sets, \d, groups, |, ?, {m,n} and, in national prefixes, $.
// Compiled to a program whose ways are tried in order of preference, as the library's own engines try them.

const ALL = 0x3ff;

class Parser {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.groups = 0;
  }

  fail(why) {
    throw new Error(`pattern ${this.text}: ${why} at ${this.at}`);
  }

  take(expected) {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  parse() {
    const node = this.alternatives();
    if (this.at < this.text.length) this.fail("something is left over");
    return node;
  }

  alternatives() {
    const nodes = [this.sequence()];
    while (this.take("|")) nodes.push(this.sequence());
    return nodes.length === 1 ? nodes[0] : { kind: "any", nodes };
  }

  sequence() {
    const nodes = [];
    while (this.at < this.text.length && !"|)".includes(this.text[this.at])) nodes.push(this.repeated());
    return { kind: "all", nodes };
  }

  repeated() {
    const node = this.atom();
    if (this.take("?")) return { kind: "repeat", node, least: 0, most: 1 };
    if (!this.take("{")) return node;
    const counts = /^(\d+)(,(\d+))?\}/.exec(this.text.slice(this.at));
    if (!counts) this.fail("bad counts");
    this.at += counts[0].length;
    return { kind: "repeat", node, least: Number(counts[1]), most: Number(counts[3] ?? counts[1]) };
  }

  atom() {
    if (this.take("\\d")) return { kind: "digit", digits: ALL };
    if (this.take("$")) return { kind: "end" };
    if (this.take("[")) return this.set();
    if (this.take("(")) {
      const group = this.take("?:") ? 0 : ++this.groups;
      const node = this.alternatives();
      if (!this.take(")")) this.fail("a ) is missing");
      return group ? { kind: "group", group, node } : node;
    }
    const digit = this.text[this.at];
    if (!/\d/.test(digit)) this.fail(`unknown character ${digit}`);
    ++this.at;
    return { kind: "digit", digits: 1 << Number(digit) };
  }

  set() {
    let digits = 0;
    while (!this.take("]")) {
      const range = /^(\d)(-(\d))?/.exec(this.text.slice(this.at));
      if (!range) this.fail("unknown character in a set");
      for (let d = Number(range[1]); d <= Number(range[3] ?? range[1]); ++d) digits |= 1 << d;
      this.at += range[0].length;
    }
    return { kind: "digit", digits };
  }
}

// Instructions: { op: "digit", digits }, { op: "split", first, second }, { op: "jump", to }, { op: "save", group, end },
// { op: "end" } and { op: "match" }.
class Program {
  constructor(text) {
    const parser = new Parser(text);
    this.code = [];
    this.emit(parser.parse());
    this.groups = parser.groups;
    this.code.push({ op: "match" });
  }

  emit(node) {
    const { code } = this;
    if (node.kind === "all") {
      for (const part of node.nodes) this.emit(part);
    } else if (node.kind === "any") {
      this.emitAny(node.nodes);
    } else if (node.kind === "repeat") {
      for (let i = 0; i < node.least; ++i) this.emit(node.node);
      const splits = [];
      for (let i = node.least; i < node.most; ++i) {
        splits.push(code.push({ op: "split", first: code.length + 1 }) - 1);
        this.emit(node.node);
      }
      for (const split of splits) code[split].second = code.length;
    } else if (node.kind === "group") {
      code.push({ op: "save", group: node.group, end: false });
      this.emit(node.node);
      code.push({ op: "save", group: node.group, end: true });
    } else {
      code.push({ op: node.kind, digits: node.digits });
    }
  }

  emitAny(nodes) {
    const { code } = this;
    const jumps = [];
    nodes.forEach((node, i) => {
      const last = i === nodes.length - 1;
      const split = last ? undefined : code.push({ op: "split", first: code.length + 1 }) - 1;
      this.emit(node);
      if (last) return;
      jumps.push(code.push({ op: "jump" }) - 1);
      code[split].second = code.length;
    });
    for (const jump of jumps) code[jump].to = code.length;
  }
}

const programs = new Map();
export function programOf(text) {
  if (!programs.has(text)) programs.set(text, new Program(text));
  return programs.get(text);
}

// A deterministic automaton, made as it is walked. States are numbers, 0 the start and DEAD the end of all hope.
export const DEAD = -1;

class Automaton {
  constructor(program, wholeOnly) {
    this.code = program.code;
    this.wholeOnly = wholeOnly;
    this.states = [];
    this.ids = new Map();
    this.stateOf(this.closure([0]));
  }

  closure(from) {
    const reached = new Set();
    const pending = [...from];
    while (pending.length > 0) {
      const pc = pending.pop();
      if (reached.has(pc)) continue;
      reached.add(pc);
      const step = this.code[pc];
      if (step.op === "split") pending.push(step.first, step.second);
      else if (step.op === "jump") pending.push(step.to);
      else if (step.op === "save") pending.push(pc + 1);
      else if (step.op === "end") throw new Error("$ in a pattern that is no national prefix");
    }
    return [...reached].filter((pc) => ["digit", "match"].includes(this.code[pc].op)).sort((a, b) => a - b);
  }

  stateOf(pcs) {
    if (pcs.length === 0) return DEAD;
    const accepts = pcs.some((pc) => this.code[pc].op === "match");
    const key = accepts && !this.wholeOnly ? "accepted" : pcs.join();
    if (!this.ids.has(key)) {
      this.ids.set(key, this.states.length);
      this.states.push({ pcs, accepts, next: new Array(10) });
    }
    return this.ids.get(key);
  }

  step(state, digit) {
    if (state === DEAD) return DEAD;
    const { pcs, accepts, next } = this.states[state];
    if (accepts && !this.wholeOnly) return state;
    if (next[digit] === undefined) {
      const ahead = pcs.filter((pc) => this.code[pc].op === "digit" && (this.code[pc].digits >> digit) & 1);
      next[digit] = this.stateOf(this.closure(ahead.map((pc) => pc + 1)));
    }
    return next[digit];
  }

  accepts(state) {
    return state !== DEAD && this.states[state].accepts;
  }
}

const automata = new Map();
function automatonOf(text, wholeOnly) {
  const key = `${wholeOnly} ${text}`;
  if (!automata.has(key)) automata.set(key, new Automaton(programOf(text), wholeOnly));
  return automata.get(key);
}

// Accepts the digits that match `text` from the first to the last.
export const wholeMatch = (text) => automatonOf(text, true);
// Accepts all digits that begin with a match of `text`.
export const prefixMatch = (text) => automatonOf(text, false);
