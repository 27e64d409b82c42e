#!/usr/bin/env bash
# Holds the numbering plan to libphonenumber on every corner of its tables. Installs what is missing (Node.js with the
# pinned npm package, Debian's C++ library), then:
#   1. makes data/numbering_plan.bin and the judge's metadata anew and compares them with those that are committed
#   2. asks google-libphonenumber about the cover of all tables and a million random and mutated numbers
#   3. makes a plan of the C++ library's own metadata and asks that library the same
#   4. makes the committed vectors of tests/number anew and compares them
# Any disagreement ends it with exit code 1.
#   tools/plan/agree.sh [--write] [SEED]    --write: writes the committed files instead of comparing them
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
cd "$root"

write=false
if [ "${1:-}" = --write ]; then
  write=true
  shift
fi
seed=${1:-1}
random_count=1000000
build=build
work=$build/agreement
plan=data/numbering_plan.bin
judge=tests/reference/numbering_metadata.json
vectors=tests/number/plan_vectors.txt
generator=tools/plan

# kept NEW COMMITTED: compares the two, or puts the new one in the place of the other.
kept() {
  if $write; then
    cp "$1" "$2"
  else
    cmp "$1" "$2" || fail "$2 is not what the generator makes; tools/plan/agree.sh --write writes it"
    echo "$2 is what the generator makes"
  fi
}

section "Setup"
tools/setup.sh plan
(cd "$generator" && npm ci --loglevel=error --no-audit --no-fund --prefer-offline) ||
  fail "npm cannot install what $generator/package-lock.json names; it needs the npm registry once"
[ -f "$build/CMakeCache.txt" ] || configure "$build" -DCMAKE_BUILD_TYPE=Release
mkdir -p "$work"

section "Generator"
node "$generator/make_plan.mjs" "$work/plan.bin"
node "$generator/write_metadata.mjs" >"$work/metadata.json"
kept "$work/plan.bin" "$plan"
kept "$work/metadata.json" "$judge"

section "Build"
cmake --build "$build" -j"$jobs" --target muster_plan_cases muster_plan_answers muster_ask_libphonenumber
cases=$build/tests/agreement/muster_plan_cases
answers=$build/tests/agreement/muster_plan_answers

# cases_of PLAN EXAMPLES: the cover, and random numbers.
cases_of() {
  "$cases" "$1" cover "$seed"
  "$cases" "$1" random "$seed" "$random_count" <"$2"
}

section "google-libphonenumber"
node "$generator/examples.mjs" >"$work/examples.txt"
cases_of "$plan" "$work/examples.txt" | "$answers" "$plan" >"$work/answers.txt"
asked=()
for half in 0 1; do
  awk -v half=$half 'NR % 2 == half' "$work/answers.txt" | node "$generator/compare.mjs" &
  asked+=($!)
done
for one in "${asked[@]}"; do wait "$one" || fail "the plan and google-libphonenumber disagree"; done

section "C++ libphonenumber"
"${CXX:-c++}" -std=c++17 -O1 "$generator/dump_metadata.cc" -lphonenumber -lprotobuf -o "$work/dump_metadata"
"$work/dump_metadata" "$(dpkg-query -W -f='${Version}' libphonenumber-dev)" >"$work/dump.json"
node "$generator/make_plan.mjs" "$work/dump.bin" "$work/dump.json"
node "$generator/examples.mjs" "$work/dump.json" >"$work/dump_examples.txt"
cases_of "$work/dump.bin" "$work/dump_examples.txt" | "$answers" "$work/dump.bin" |
  "$build/tests/agreement/muster_ask_libphonenumber" || fail "the plan and the C++ library disagree"

section "Vectors"
# The examples, and a part of the rest, evenly.
{
  cat "$work/examples.txt"
  awk 'NR % 200 == 7' "$work/answers.txt"
} | node "$generator/write_vectors.mjs" >"$work/vectors.txt"
if [ "$seed" = 1 ]; then kept "$work/vectors.txt" "$vectors"; fi
echo "$(wc -l <"$work/vectors.txt") vectors"
