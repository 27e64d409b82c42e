#!/usr/bin/env bash
# Fuzzes the engine against the judge.
#   tools/fuzz.sh [SECONDS] [TARGET...]              explores: each target for SECONDS (default 60), one after the other
#   tools/fuzz.sh --seed N --runs N [TARGET...]      repeats: each target over the same N inputs, always and everywhere
# A target is a file tests/fuzz/TARGET_fuzz.cc; default: all. A find ends the script; its input is left in
# build-fuzz/finds/, from where it belongs into the committed corpus once it is mended.
#
# Exploring is libFuzzer's, from a random seed: it begins with the committed corpus tests/fuzz/corpus/TARGET; what is
# new goes to build-fuzz/corpus/TARGET, and the next time begins with that too.
#
# Repeating is what CI does (.ci/run), so that a find there comes from the change under test and not from luck. A fixed
# seed for libFuzzer would not do: coverage leads it, so every change of the code sends it other ways, and even the
# same program finds other inputs each time, because hashes and threads change with the addresses. So the inputs are
# made from the committed corpus, the seed and their number alone (tests/fuzz/variations.h). What can change them is a
# new input in the corpus of the target, and what they mean an entry point that reads its input differently.
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

seconds='' seed='' runs=''
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  seconds=$1
  shift
fi
while [[ ${1:-} == --* ]]; do
  [[ ${2:-} =~ ^[0-9]+$ ]] || fail "$1 takes a number"
  case $1 in
    --seed) seed=$2 ;;
    --runs) runs=$2 ;;
    *) fail "unknown flag '$1'; there are --seed and --runs" ;;
  esac
  shift 2
done
if [ -n "$seed$runs" ]; then
  if [ -z "$seed" ] || [ -z "$runs" ]; then fail "--seed and --runs go together"; fi
  [ -z "$seconds" ] || fail "a number of runs and of seconds cannot both be kept"
fi
seconds=${seconds:-60}
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in tests/fuzz/*_fuzz.cc; do
    file=${file##*/}
    targets+=("${file%_fuzz.cc}")
  done
fi
for target in "${targets[@]}"; do
  [ -f "tests/fuzz/${target}_fuzz.cc" ] || fail "there is no tests/fuzz/${target}_fuzz.cc"
done

# Both run to their end, or to a find: a disagreement, a sanitizer's report, an input over 10 s or 2 GiB.
explore() {
  mkdir -p "build-fuzz/corpus/$1"
  "build-fuzz/tests/fuzz/muster_fuzz_$1" "build-fuzz/corpus/$1" "tests/fuzz/corpus/$1" \
    -max_total_time="$seconds" -max_len=400 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="build-fuzz/finds/$1-"
}
repeat() {
  ASAN_OPTIONS=hard_rss_limit_mb=2048 "build-fuzz/tests/fuzz/muster_fuzz_${1}_fixed" "tests/fuzz/corpus/$1" \
    "$seed" "$runs" "build-fuzz/finds/$1-fixed"
}

section "Build"
configure build-fuzz -DCMAKE_BUILD_TYPE=Fuzz -DCMAKE_CXX_FLAGS_FUZZ='-O1 -g1' -DCMAKE_CXX_COMPILER=clang++ \
  -DMUSTER_BUILD_FUZZ=ON -DMUSTER_BUILD_TOOLS=OFF -DMUSTER_BUILD_BENCH=OFF
programs=("${targets[@]/#/muster_fuzz_}")
[ -z "$seed" ] || programs=("${programs[@]/%/_fixed}")
cmake --build build-fuzz -j"$jobs" --target "${programs[@]}"

mkdir -p build-fuzz/finds
for target in "${targets[@]}"; do
  if [ -z "$seed" ]; then
    section "$target, $seconds s"
    way=explore
  else
    section "$target, $runs runs of seed $seed"
    way=repeat
  fi
  if ! "$way" "$target" >"build-fuzz/$target.log" 2>&1; then
    grep -v '^#' "build-fuzz/$target.log" | tail -n 60
    fail "$target: a find; its input is under build-fuzz/finds/, the log is build-fuzz/$target.log"
  fi
  grep -E '^Done|stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)' "build-fuzz/$target.log"
done
