#!/usr/bin/env bash
# Where the time of the whole job goes: nanoseconds a row by stage, one thread, files written. Samples with perf (Debian's
# linux-perf) on the list that bench/compare/run.sh makes.
#   bench/profile.sh [ROWS] [MUSTER-RUN-OPTION...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tools/common.sh
. "$root/tools/common.sh"

rows=${1:-10000000}
command -v perf >/dev/null || fail "perf is missing: apt-get install linux-perf"
muster="$root/build/tools/muster/muster"
[ -x "$muster" ] || fail "build first: tools/quickstart.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$root/build/tools/gen/muster-gen" --rows "$rows" --seed 11 --out "$work/list" --columns standard --writings three \
  --duplicates 0.1 --suppressed 0.13 --no-header
cd "$work/list"
job=("$muster" run list.csv --header no --content-file content.txt --unsubscribe unsubscribe.csv --blacklist blacklist.txt
  --format csv --quiet --threads 1 --out "$work/out" "${@:2}")
TIMEFORMAT='%U %S'
seconds=$({ time "${job[@]}" >/dev/null; } 2>&1 | awk '{print $1 + $2}')
rm -rf "$work/out"
perf record -o "$work/perf.data" -F 999 --call-graph dwarf,4096 -e cycles -- "${job[@]}" >/dev/null 2>&1
perf report -i "$work/perf.data" --children --sort symbol -g none 2>/dev/null |
  awk -v seconds="$seconds" -v rows="$rows" '
    BEGIN {
      count = split("SuppressionSet::Load ChunkFeed::Next ChunkScanner::ScanByMarks DecodeFields RowJudge::ReadNumbers RowJudge::Suppress " \
        "DedupGate::Pass Merger::Merge CsvEncoder::Put TallyPiece HandOver::Deliver libc_write", stage, " ")
      split("loading the lists|gate 1: read and cut|parse|decode|number|suppress|gate 2: dedup|merge, encoding included|" \
        "of that encode|account|gate 3: hash, write, batches|of that write to the system", label, "|")
    }
    $1 ~ /%$/ {
      for (i = 1; i <= count; ++i) {
        if ($0 ~ stage[i] "(\\(|$| )" && !(i in share)) share[i] = $1 + 0
      }
    }
    END {
      printf "| stage | ns a row |\n| --- | --- |\n"
      for (i = 1; i <= count; ++i) printf "| %s | %.1f |\n", label[i], share[i] / 100 * seconds * 1e9 / rows
      printf "| all | %.1f |\n", seconds * 1e9 / rows
    }'
