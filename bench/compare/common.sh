# What the scripts of this folder share; sourced by them, never run. Sets: work (a folder of this run, removed at the
# end), muster, muster_gen, rounds. A script may set rounds and muster before it calls prepare.
# shellcheck shell=bash disable=SC2034,SC2154
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../tools/common.sh"
compare=$root/bench/compare
build=$root/build
muster_gen=$build/tools/gen/muster-gen
muster=$build/tools/muster/muster
rounds=3
work_in=${TMPDIR:-/tmp}

# number NAME VALUE: fails unless VALUE is a whole number above 0.
number() {
  [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail "$1 wants a number above 0, not '${2:-}'"
}

# prepare: builds, and makes the folder of this run.
prepare() {
  [ -f "$build/CMakeCache.txt" ] || configure "$build" -DCMAKE_BUILD_TYPE=Release >&2
  cmake --build "$build" -j"$jobs" --target muster_cli muster-gen >&2
  work=$(mktemp -d "$work_in/muster-compare.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/times"
}

# timed NAME COMMAND...: runs it; its seconds, MiB and processor seconds become a line of NAME's times.
timed() {
  local name=$1
  shift
  python3 "$compare/timed.py" "$work/times/$name" "$@" || fail "$name failed: $*"
}

# median NAME COLUMN: of NAME's times; column 1 holds seconds, 2 MiB, 3 processor seconds.
median() {
  cut -d' ' -f"$2" "$work/times/$1" | LC_ALL=C sort -n |
    awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

# calculate FORMAT EXPRESSION: the expression of awk, printed.
calculate() {
  awk "BEGIN { printf \"$1\", $2 }"
}

# machine: the line below a table that says where it was measured.
machine() {
  local model
  model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  printf '%s, %s cores, %s GB; Linux %s; output on %s; %s; medians of %s rounds in turn, other load %s\n' \
    "${model:-$(uname -m)}" "$(nproc)" "$(awk '/MemTotal/ { printf "%.0f", $2 / 1e6 }' /proc/meminfo)" "$(uname -r)" \
    "$(stat -f -c %T "$work")" "$(date +%F)" "$rounds" "$load"
}
# The load before anything of ours ran.
load=$(cut -d' ' -f1 /proc/loadavg)
