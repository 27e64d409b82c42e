#!/usr/bin/env bash
# The whole job beside other tools: a clean list of Taiwan mobiles in three writings is read, suppressed recipients and
# all but the first row of each number are dropped, messages are merged and written. Every tool gets the same files and
# two threads; each runs as a process of its own, from start to exit, in turn. First the answers are compared: on a small
# list and on the whole one, all must make the same messages. Prints Markdown tables.
#   bench/compare/run.sh [--rows N] [--rounds N] [--tools A,B,...] [--muster FILE] [--work FOLDER]
#     --rows 10000000    --rounds 3    --tools muster,duckdb,duckdb-query,polars,mawk
#     --muster    another muster than that of build/    --work    where lists and outputs are put (TMPDIR or /tmp)
set -euo pipefail
# shellcheck source=bench/compare/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rows=10000000
small_rows=100000
tools=
while [ $# -gt 0 ]; do
  case $1 in
    --rows | --rounds) number "$1" "${2:-}" ;;&
    --rows) rows=$2 ;;
    --rounds) rounds=$2 ;;
    --tools) tools=${2:?} ;;
    --muster) muster=$(realpath "${2:?}") ;;
    --work) work_in=$(realpath "${2:?}") ;;
    *) fail "unknown argument '$1'" ;;
  esac
  shift 2
done
all_tools=" muster duckdb duckdb-query polars mawk "
IFS=', ' read -r -a tools <<<"${tools:-$all_tools}"
for tool in "${tools[@]}"; do
  [[ $all_tools == *" $tool "* ]] || fail "there is no tool '$tool'; there are:$all_tools"
done

# normalised: of a suppression list, the numbers as +886..., one a line. The generator writes them in six ways, full-width
# digits and hyphens among them, which not every tool can read with reason; so all get lists that are normalised before.
normalised() {
  cut -d, -f1 |
    LC_ALL=C sed -E -e 's/-//g; s/０/0/g; s/１/1/g; s/２/2/g; s/３/3/g; s/４/4/g; s/５/5/g; s/６/6/g; s/７/7/g; s/８/8/g; s/９/9/g' \
      -e 's/^(0|886)?9/+8869/'
}

# make_lists FOLDER ROWS
make_lists() {
  "$muster_gen" --rows "$2" --seed 11 --out "$1" --columns standard --writings three --duplicates 0.1 --suppressed 0.13 \
    --no-header
  sed 1d "$1/unsubscribe.csv" | normalised >"$1/unsubscribe.txt"
  normalised <"$1/blacklist.txt" >"$1/normalised.txt"
  mv "$1/normalised.txt" "$1/blacklist.txt"
  printf '親愛的%%2%%%%3%%，您好！好康大放送！咖啡買一送一！' >"$1/content.txt"
}

# our_job LISTS THREADS ARGUMENT...: sets `command`.
our_job() {
  command=("$muster" run "$1/list.csv" --header no --content-file "$1/content.txt" --unsubscribe "$1/unsubscribe.txt"
    --blacklist "$1/blacklist.txt" --threads "$2" --quiet "${@:3}")
}

# command_of TOOL LISTS OUT: sets `command`, which does the job on the folder LISTS into the folder OUT.
command_of() {
  case $1 in
    muster) our_job "$2" 2 --format csv --out "$3" ;;
    discard) our_job "$2" 2 --discard ;;
    discard-1) our_job "$2" 1 --discard ;;
    duckdb) command=(node "$compare/duckdb.mjs" "$2" "$3") ;;
    duckdb-query) command=(node "$compare/duckdb.mjs" "$2" "$3" query) ;;
    polars) command=(env POLARS_MAX_THREADS=2 node "$compare/polars.mjs" "$2" "$3") ;;
    mawk) command=(mawk -v lists="$2" -v out="$3/messages.csv" -f "$compare/job.awk" "$2/list.csv") ;;
  esac
}

# label TOOL: as the table calls it.
label() {
  case $1 in
    muster) "$muster" --version | sed -n '1s/^muster/Muster/p' ;;
    duckdb*)
      printf 'DuckDB %s' "$(package_version @duckdb/node-api)"
      [ "$1" = duckdb ] || printf ', one query'
      ;;
    polars) printf 'Polars (nodejs-polars %s)' "$(package_version nodejs-polars)" ;;
    mawk) mawk -W version 2>&1 | sed -n '1s/^\(mawk [0-9.]*\).*/\1/p' ;;
    discard) printf '2 threads' ;;
    discard-1) printf '1 thread' ;;
  esac
}

package_version() {
  sed -n 's/^  "version": "\(.*\)",$/\1/p' "$compare/node_modules/$1/package.json"
}

# run_one TOOL LISTS: into $work/out; what was written before is gone and on the disk, so that nobody pays for another.
run_one() {
  local command
  rm -rf "$work/out"
  mkdir "$work/out"
  sync -f "$work"
  command_of "$1" "$2" "$work/out"
  timed "$1" "${command[@]}"
}

# compare_answers LISTS: every tool once, untimed; fails when one makes other messages than the first, and shows some.
compare_answers() {
  local tool expected='' digest
  for tool in "${tools[@]}"; do
    run_one "$tool" "$1"
    digest=$("$work/digest" "$work"/out/messages*.csv)
    if [ -z "$expected" ]; then
      expected=$digest
      [ "${digest% *}" = "$(grep -o '"emitted":[0-9]*' "$1/answer.json" | cut -d: -f2)" ] ||
        fail "$tool makes ${digest% *} messages; the generator's answer is another"
      mv "$work/out" "$work/first"
    elif [ "$digest" != "$expected" ]; then
      diff <("$work/digest" --list "$work"/first/messages*.csv | LC_ALL=C sort) \
        <("$work/digest" --list "$work"/out/messages*.csv | LC_ALL=C sort) | sed -n '1,6p' >&2 || true
      fail "$tool makes other messages than ${tools[0]} (< ${tools[0]}, > $tool)"
    fi
  done
  rm -rf "$work/first" "$work"/times/*
  echo "equal answers: ${tools[*]}; ${expected% *} messages" >&2
}

# table HEADING BASE TOOL...: medians, and how many times as long as BASE each took.
table() {
  local tool seconds base
  base=$(median "$2" 1)
  printf '| %s | seconds | rows/s | times as long | processor seconds | peak memory |\n| --- | --- | --- | --- | --- | --- |\n' "$1"
  for tool in "${@:3}"; do
    seconds=$(median "$tool" 1)
    printf '| %s | %s | %s M | %s | %s | %s MB |\n' "$(label "$tool")" "$(calculate %.2f "$seconds")" \
      "$(calculate %.2f "$rows / $seconds / 1e6")" "$(calculate %.1f "$seconds / $base")" \
      "$(calculate %.2f "$(median "$tool" 3)")" "$(calculate %.0f "$(median "$tool" 2)")"
  done
  echo
}

section "Setup" >&2
"$root/tools/setup.sh" compare >&2
(cd "$compare" && npm ci --loglevel=error --no-audit --no-fund --prefer-offline) >&2 ||
  fail "npm cannot install what bench/compare/package-lock.json names; it needs the npm registry once"
# npm leaves out what the Node.js at hand is too old for.
if [[ " ${tools[*]} " == *" polars "* ]] && ! (cd "$compare" && node -e "require('nodejs-polars')" 2>/dev/null); then
  echo "Polars is left out: nodejs-polars needs Node.js 20, this is $(node --version)" >&2
  for i in "${!tools[@]}"; do [ "${tools[i]}" != polars ] || unset "tools[i]"; done
  tools=("${tools[@]}")
fi
prepare
"${CXX:-c++}" -std=c++20 -O2 "$compare/digest.cc" -o "$work/digest"
section "Lists" >&2
make_lists "$work/lists" "$rows"
if [ "$rows" -gt "$small_rows" ]; then make_lists "$work/small" "$small_rows"; fi
section "Answers" >&2
if [ "$rows" -gt "$small_rows" ]; then compare_answers "$work/small"; fi
compare_answers "$work/lists"
section "Rounds" >&2
for ((round = 1; round <= rounds; ++round)); do
  for tool in "${tools[@]}" discard discard-1; do run_one "$tool" "$work/lists"; done
  echo "$round of $rounds" >&2
done
table "the whole job, files written" "${tools[0]}" "${tools[@]}"
table "Muster, --discard" discard discard discard-1
machine
