// The machines of all calling codes and regions as one file; engine/number/plan_file.h describes the layout.
import { crc32 } from "./crc32.mjs";
import { answerValue, node, step } from "./machine.mjs";

const MAGIC = "MUSTERNP";
const FORMAT = 1;
const JUMP = 0xffe0;  // a reference from here on: an IDD prefix of (reference - JUMP) digits

const STATUSES = { valid: 0, invalid: 1, short: 2, long: 3 };
// As engine/include/muster/summary.h numbers them.
const TYPE_NAMES = [
  "fixed_line", "mobile", "fixed_line_or_mobile", "toll_free", "premium_rate", "shared_cost", "voip",
  "personal_number", "pager", "uan", "voicemail", "unknown",
];
const POSSIBLE = 1;
const TRUNK = 2;
const FOUND = 4;
const NO_REGION = 255;

// An answer of a national or input machine as 12 bytes.
function encoded(value) {
  const bytes = Buffer.alloc(12);
  const found = value.found ? FOUND : 0;
  const parsed = value.edit !== undefined && !value.long;
  if (!parsed) {
    bytes.writeUInt8(STATUSES[value.status ?? "long"], 0);
    bytes.writeUInt8(TYPE_NAMES.indexOf("unknown"), 1);
    bytes.writeUInt8(NO_REGION, 2);
    bytes.writeUInt8(found, 3);
    return bytes;
  }
  const valid = value.type !== "unknown";
  const status = valid ? "valid" : { short: "short", long: "long" }[value.length] ?? "invalid";
  const { literal, from, to, rest } = value.edit;
  bytes.writeUInt8(STATUSES[status], 0);
  bytes.writeUInt8(TYPE_NAMES.indexOf(value.type), 1);
  bytes.writeUInt8(value.region < 0 ? NO_REGION : value.region, 2);
  bytes.writeUInt8((valid || value.length === "possible" ? POSSIBLE : 0) | (value.trunk ? TRUNK : 0) | found | 8, 3);
  bytes.writeUInt8(literal.length, 4);
  bytes.writeUInt8(from, 5);
  bytes.writeUInt8(to, 6);
  bytes.writeUInt8(rest, 7);
  bytes.writeUInt32LE(Number(literal || 0), 8);
  return bytes;
}

// One machine, or several over the same rows: nodes to rows of ten references and an answer, the walk's commonest
// first; nodes whose answer hangs on the count of further digits alone to tails, one answer per count, the last one for
// all further counts. A tail that ends another one is a part of it.
class Table {
  constructor(roots) {
    this.rows = [];
    this.answers = [];
    this.tails = [];
    this.refs = new Map();
    this.results = [];
    this.resultIds = new Map();
    const pending = [];
    for (const root of roots) this.add(root, pending);
    for (let i = 0; i < pending.length; ++i) for (let d = 0; d < 10; ++d) this.add(step(pending[i], d), pending);
    this.pooled();
    if (this.rows.length + this.tails.length > JUMP) throw new Error("too many states for one machine");
    this.roots = roots.map((root) => this.refOf(root));
  }

  add(number, pending) {
    if (this.refs.has(number) || this.jumpOf(number) !== undefined) return;
    if (node(number).even) {
      this.refs.set(number, { tail: this.tails.push(this.tailOf(number)) - 1 });
      return;
    }
    this.refs.set(number, { row: this.rows.push(number) - 1 });
    this.answers.push(this.resultOf(number));
    pending.push(number);
  }

  jumpOf(number) {
    return node(number).sink ? answerValue(node(number).answer).behind : undefined;
  }

  tailOf(number) {
    const tail = [];
    for (;;) {
      tail.push(this.resultOf(number));
      if (node(number).sink) return tail;
      number = step(number, 0);
    }
  }

  pooled() {
    this.pool = [];
    const places = new Map();
    const longestFirst = [...this.tails].sort((a, b) => b.length - a.length);
    for (const tail of longestFirst) {
      if (places.has(tail.join())) continue;
      const start = this.pool.length;
      this.pool.push(...tail);
      for (let i = 0; i < tail.length; ++i) {
        const key = tail.slice(i).join();
        if (!places.has(key)) places.set(key, start + i);
      }
    }
    if (this.pool.length > 0xffff) throw new Error("too many tails for one machine");
    this.spans = this.tails.map((tail) => [places.get(tail.join()), tail.length]);
  }

  // A result's number, or JUMP + the length of an IDD prefix.
  resultOf(number) {
    const value = answerValue(node(number).answer);
    if (value.behind !== undefined) return JUMP + value.behind;
    const bytes = encoded(value);
    const key = bytes.toString("hex");
    if (!this.resultIds.has(key)) this.resultIds.set(key, this.results.push(bytes) - 1);
    return this.resultIds.get(key);
  }

  refOf(number) {
    const jump = this.jumpOf(number);
    if (jump !== undefined) return JUMP + jump;
    const { row, tail } = this.refs.get(number);
    return row ?? this.rows.length + tail;
  }

  // Rows (10 u16), their answers (u16), tails (begin and size in the pool, u16), the pool (u16), results (12 bytes).
  bytes() {
    const words = [];
    for (const row of this.rows) for (let d = 0; d < 10; ++d) words.push(this.refOf(step(row, d)));
    words.push(...this.answers, ...this.spans.flat(), ...this.pool);
    if (words.length % 2 === 1) words.push(0);
    return Buffer.concat([Buffer.from(Uint16Array.from(words).buffer), ...this.results]);
  }

  get size() {
    return { rows: this.rows.length, tails: this.tails.length, pool: this.pool.length, results: this.results.length };
  }
}

// `codes`: [{ code, regions: [{ id, trunk, input: node or undefined }], national: node }], codes in ascending order.
export function planFile({ version, notice, codes }) {
  const tables = [new Table(codes.map(({ national }) => national))];
  const inputs = new Map();
  const codeRecords = [];
  const regionRecords = [];
  codes.forEach(({ code, regions }, codeIndex) => {
    const record = Buffer.alloc(8);
    record.writeUInt16LE(code, 0);
    record.writeUInt16LE(regionRecords.length, 2);
    record.writeUInt16LE(regions.length, 4);
    record.writeUInt16LE(tables[0].roots[codeIndex], 6);
    codeRecords.push(record);
    for (const { id, trunk, input } of regions) {
      if (input !== undefined && !inputs.has(input)) inputs.set(input, tables.push(new Table([input])) - 1);
      const region = Buffer.alloc(12);
      region.write(id, 0, "latin1");
      region.writeUInt16LE(codeIndex, 4);
      region.writeUInt16LE(input === undefined ? 0 : inputs.get(input), 6);
      region.write(trunk ?? "", 8, "latin1");
      regionRecords.push(region);
    }
  });
  return { bytes: assembled(version, notice, codeRecords, regionRecords, tables), sizes: tables.map((t) => t.size) };
}

function assembled(version, notice, codeRecords, regionRecords, tables) {
  const header = Buffer.alloc(48);
  const parts = [header];
  let size = header.length;
  const append = (bytes) => {
    const at = size;
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    size += bytes.length + padding.length;
    return at;
  };
  header.write(MAGIC, 0, "latin1");
  header.writeUInt32LE(FORMAT, 8);
  header.writeUInt32LE(append(Buffer.from(`${version}\0${notice}\0`, "utf8")), 20);
  header.writeUInt32LE(codeRecords.length, 24);
  header.writeUInt32LE(append(Buffer.concat(codeRecords)), 28);
  header.writeUInt32LE(regionRecords.length, 32);
  header.writeUInt32LE(append(Buffer.concat(regionRecords)), 36);
  header.writeUInt32LE(tables.length, 40);
  const records = tables.map((table) => {
    const record = Buffer.alloc(24);
    const { rows, tails, pool, results } = table.size;
    record.writeUInt32LE(append(table.bytes()), 0);
    record.writeUInt32LE(rows, 4);
    record.writeUInt32LE(tails, 8);
    record.writeUInt32LE(pool, 12);
    record.writeUInt32LE(results, 16);
    record.writeUInt32LE(table.roots[0], 20);
    return record;
  });
  header.writeUInt32LE(append(Buffer.concat(records)), 44);
  header.writeUInt32LE(size, 12);
  header.writeUInt32LE(crc32(Buffer.concat(parts).subarray(20)), 16);
  return Buffer.concat(parts);
}
