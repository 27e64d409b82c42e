// Metadata of libphonenumber in one shape, whichever of its builds they come from:
//
//   { version, notice, codes: { "886": ["TW"], … }, territories: [Territory, …] }
//
// codes: the regions of each calling code, the main one first; "001" for a service of no country. A Territory:
//
//   { id: "TW", code: 886, idd, trunk, parse, transform, leading,  // patterns and texts, absent where there are none
//     same: true,                                                  // mobile and fixed line share their pattern
//     general: Range, types: { mobile: Range, … },
//     formats: [{ pattern, format, leading, rule }] }              // leading: the most specific of its patterns
//
// and a Range: { pattern, lengths, local, example }. A type without own lengths has the general ones; a type that
// does not occur is absent. White space is gone from all patterns.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const require = createRequire(import.meta.url);

// The names of summaries and the index of each type's description in phonemetadata.proto, in the order in which they
// are asked for.
export const TYPES = {
  premium_rate: 5, toll_free: 4, shared_cost: 6, voip: 8, personal_number: 7, pager: 21, uan: 25, voicemail: 28,
  fixed_line: 2, mobile: 3,
};

const NOTICE =
  "Made from the metadata of libphonenumber, Copyright The Libphonenumber Authors, licensed under the Apache " +
  "License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0).";

const squeezed = (text) => (text ? text.replace(/\s+/g, "") : undefined);

function rangeOf(description, general) {
  if (!description) return undefined;
  const lengths = description[9] ?? [];
  const pattern = squeezed(description[2]);
  if (lengths[0] === -1 || (!pattern && general)) return undefined;
  return {
    pattern: pattern ?? "",
    lengths: lengths.length > 0 ? lengths : general?.lengths ?? [],
    local: description[10] ?? general?.local ?? [],
    example: description[6] || undefined,
  };
}

function formatOf(format) {
  const leading = format[3] ?? [];
  return {
    pattern: squeezed(format[1]),
    format: format[2],
    leading: squeezed(leading[leading.length - 1]),
    rule: format[4] || undefined,
  };
}

// Of one entry, an array whose indices are the field numbers of phonemetadata.proto.
export function territoryOf(entry) {
  const general = rangeOf(entry[1]);
  const types = {};
  for (const [name, index] of Object.entries(TYPES)) {
    const range = rangeOf(entry[index], general);
    if (range) types[name] = range;
  }
  const transform = entry[15] ? entry[16] || undefined : undefined;
  return {
    id: entry[9], code: entry[10], idd: squeezed(entry[11]), trunk: entry[12] || undefined,
    parse: squeezed(entry[15]) ?? (entry[12] || undefined), transform, leading: squeezed(entry[23]),
    same: entry[18] ? true : undefined, general, types, formats: (entry[19] ?? []).map(formatOf),
  };
}

// Out of the npm package google-libphonenumber: its one file assigns the metadata as array literals.
export function packageMetadata() {
  const file = require.resolve("google-libphonenumber");
  const { version } = JSON.parse(readFileSync(require.resolve("google-libphonenumber/package.json"), "utf8"));
  const source = readFileSync(file, "utf8");
  const literal = (name) => {
    const start = source.indexOf(`i18n.phonenumbers.metadata.${name}=`);
    if (start < 0) throw new Error(`${file}: there is no metadata.${name}`);
    const end = source.indexOf("};", start);
    return vm.runInNewContext(`(${source.slice(source.indexOf("=", start) + 1, end + 1)})`);
  };
  const codes = JSON.parse(JSON.stringify(literal("countryCodeToRegionCodeMap")));
  const entries = JSON.parse(JSON.stringify(literal("countryToMetadata")));
  return {
    version: `google-libphonenumber ${version}`, notice: NOTICE, codes,
    territories: Object.values(entries).map((entry) => territoryOf(entry.map((field) => field ?? undefined))),
  };
}

// Out of a file that dump_metadata.cc wrote.
export function dumpedMetadata(path) {
  const { version, entries } = JSON.parse(readFileSync(path, "utf8"));
  const codes = {};
  for (const entry of entries) {
    const regions = (codes[entry[10]] ??= []);
    if (entry[22]) regions.unshift(entry[9]);
    else regions.push(entry[9]);
  }
  return { version, notice: NOTICE, codes, territories: entries.map(territoryOf) };
}
