#!/usr/bin/env bash
# Muster beside another build of itself, in turn, on muster-gen's dirty list: files written and --discard. First the two
# output folders are compared: all files must be equal but for the summary's account of the run itself. Prints a table.
#   bench/compare/self.sh OTHER-MUSTER [--rows N] [--rounds N] [--muster FILE] [--work FOLDER]
#     --rows 3000000    --rounds 5    --muster    that of build/    --work    TMPDIR or /tmp
set -euo pipefail
# shellcheck source=bench/compare/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ $# -gt 0 ] || fail "which other muster?"
other=$(realpath "$1")
shift
rows=3000000
rounds=5
while [ $# -gt 0 ]; do
  case $1 in
    --rows | --rounds) number "$1" "${2:-}" ;;&
    --rows) rows=$2 ;;
    --rounds) rounds=$2 ;;
    --muster) muster=$(realpath "${2:?}") ;;
    --work) work_in=$(realpath "${2:?}") ;;
    *) fail "unknown argument '$1'" ;;
  esac
  shift 2
done

# run_one NAME PROGRAM ARGUMENT...: the job on the dirty list.
run_one() {
  sync -f "$work"
  timed "$1" "$2" run list.csv --content-file content.txt --unsubscribe unsubscribe.csv --blacklist blacklist.txt \
    --threads 2 --quiet "${@:3}"
}

# without_run FILE: a summary without what differs from run to run.
without_run() {
  python3 -c 'import json, sys; d = json.load(open(sys.argv[1])); d.pop("run"); print(json.dumps(d, indent=1))' "$1"
}

# compare_outputs A B
compare_outputs() {
  diff -rq --exclude=summary.json "$1" "$2" >&2 || fail "the two write different files"
  diff <(without_run "$1/summary.json") <(without_run "$2/summary.json") >&2 || fail "the two have different summaries"
}

# row JOB: of the table, from the times of JOB-other and JOB-this.
row() {
  local other=$1-other this=$1-this
  printf '| %s | %s | %s | %s | %s | %s | %s | %s MB | %s MB |\n' "$1" "$(calculate %.3f "$(median "$other" 1)")" \
    "$(calculate %.3f "$(median "$this" 1)")" "$(calculate %.2f "$(median "$other" 1) / $(median "$this" 1)")" \
    "$(calculate %.3f "$(median "$other" 3)")" "$(calculate %.3f "$(median "$this" 3)")" \
    "$(calculate %.2f "$(median "$other" 3) / $(median "$this" 3)")" \
    "$(calculate %.0f "$(median "$other" 2)")" "$(calculate %.0f "$(median "$this" 2)")"
}

prepare
cd "$work"
"$muster_gen" --rows "$rows" --seed 7 --out . --columns standard --dirty 0.2 --invalid 0.02 --duplicates 0.1 --quoted 0.05 \
  --suppressed 0.1
run_one warm-up "$other" --out other
run_one warm-up "$muster" --out this
compare_outputs other this
for ((round = 1; round <= rounds; ++round)); do
  rm -rf other this
  run_one files-other "$other" --out other
  run_one files-this "$muster" --out this
  run_one discard-other "$other" --discard
  run_one discard-this "$muster" --discard
done
printf '| %s dirty rows | seconds, other | this | ratio | processor seconds, other | this | ratio | memory, other | this |\n' \
  "$rows"
printf '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n'
row files
row discard
echo
machine
