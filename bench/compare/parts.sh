#!/usr/bin/env bash
# Parts of the job beside what does only that part. Reading numbers: the C++ libphonenumber, in one process
# (bench/numbers.sh). The unique numbers of a list: the pipe that a shell user would write, beside a whole Muster job,
# which writes a message for each number too. Answers are compared first. Prints Markdown tables.
#   bench/compare/parts.sh [--rows N] [--rounds N] [--muster FILE] [--work FOLDER] [--no-libphonenumber]
set -euo pipefail
# shellcheck source=bench/compare/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rows=10000000
libphonenumber=true
while [ $# -gt 0 ]; do
  case $1 in
    --no-libphonenumber)
      libphonenumber=false
      shift
      continue
      ;;
    --rows | --rounds) number "$1" "${2:-}" ;;&
    --rows) rows=$2 ;;
    --rounds) rounds=$2 ;;
    --muster) muster=$(realpath "${2:?}") ;;
    --work) work_in=$(realpath "${2:?}") ;;
    *) fail "unknown argument '$1'" ;;
  esac
  shift 2
done

by_sort() {
  sync -f "$work"
  # shellcheck disable=SC2016
  timed sort bash -c 'set -o pipefail
    cut -d, -f1 "$0/list.csv" | LC_ALL=C sed -E "s/^(0|886)/+886/" | LC_ALL=C sort -u --parallel=2 -S 2G >"$0/sorted"' "$work"
}

by_muster() {
  rm -rf "$work/out"
  sync -f "$work"
  timed muster "$muster" run "$work/list.csv" --header no --content . --threads 2 --quiet --format csv --out "$work/out"
}

# row LABEL NAME
row() {
  local seconds
  seconds=$(median "$2" 1)
  printf '| %s | %s | %s M | %s | %s | %s MB |\n' "$1" "$(calculate %.2f "$seconds")" \
    "$(calculate %.2f "$rows / $seconds / 1e6")" "$(calculate %.1f "$seconds / $(median muster 1)")" \
    "$(calculate %.2f "$(median "$2" 3)")" "$(calculate %.0f "$(median "$2" 2)")"
}

prepare
"$muster_gen" --rows "$rows" --seed 11 --out "$work" --columns standard --writings three --duplicates 0.1 --no-header
by_sort
by_muster
cmp "$work/sorted" <(tail -q -n +2 "$work"/out/messages*.csv | cut -d, -f1 | LC_ALL=C sort) >&2 ||
  fail "the two find different numbers"
rm "$work"/times/*
for ((round = 1; round <= rounds; ++round)); do
  by_sort
  by_muster
done
printf '| unique numbers | seconds | rows/s | times as long | processor seconds | peak memory |\n'
printf '| --- | --- | --- | --- | --- | --- |\n'
row "Muster, the whole job" muster
row 'cut, sed, sort -u' sort
echo
if $libphonenumber; then
  "$root/bench/numbers.sh"
  echo
fi
machine
