#!/usr/bin/env bash
# Reading numbers beside the C++ libphonenumber, in one process on the same numbers: prints a Markdown table. Installs
# what is missing. The numbering plan is made of that library's own metadata, so that both know the same numbers.
#   bench/numbers.sh
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../tools/common.sh"
cd "$root"

build=build
work=$build/compare
plan=tools/plan

section "Setup" >&2
tools/setup.sh plan >&2
configure "$build" -DCMAKE_BUILD_TYPE=Release -DMUSTER_BUILD_BENCH=ON >&2
cmake --build "$build" -j"$jobs" --target muster_compare_numbers >&2
mkdir -p "$work"

(cd "$plan" && npm ci --silent --no-audit --no-fund) >&2
"${CXX:-c++}" -std=c++17 -O1 "$plan/dump_metadata.cc" -lphonenumber -lprotobuf -o "$work/dump_metadata"
"$work/dump_metadata" "$(dpkg-query -W -f='${Version}' libphonenumber-dev)" >"$work/dump.json"
node "$plan/make_plan.mjs" "$work/plan.bin" "$work/dump.json" >&2
section "Comparison" >&2
"$build/bench/muster_compare_numbers" "$work/plan.bin"
