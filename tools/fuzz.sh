#!/usr/bin/env bash
# Fuzzes the engine against the judge.
#   tools/fuzz.sh [SECONDS] [TARGET...]   each target (default: all) for SECONDS (default 60), one after the other
# A target is a file tests/fuzz/TARGET_fuzz.cc. Begins with the committed corpus tests/fuzz/corpus/TARGET; what is new
# goes to build-fuzz/corpus/TARGET. A find ends the script; its input is left in build-fuzz/finds/, from where it
# belongs into the committed corpus once it is mended.
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

seconds=60
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
  seconds=$1
  shift
fi
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

section "Build"
configure build-fuzz -DCMAKE_BUILD_TYPE=Fuzz -DCMAKE_CXX_FLAGS_FUZZ='-O1 -g1' -DCMAKE_CXX_COMPILER=clang++ \
  -DMUSTER_BUILD_FUZZ=ON -DMUSTER_BUILD_TOOLS=OFF -DMUSTER_BUILD_BENCH=OFF
cmake --build build-fuzz -j"$jobs" --target "${targets[@]/#/muster_fuzz_}"

mkdir -p build-fuzz/finds
for target in "${targets[@]}"; do
  section "$target, $seconds s"
  mkdir -p "build-fuzz/corpus/$target"
  # Runs to the end of its time, or to a find: a disagreement, a sanitizer's report, an input over 10 s or 2 GiB.
  if ! "build-fuzz/tests/fuzz/muster_fuzz_$target" "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" \
    -max_total_time="$seconds" -max_len=400 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="build-fuzz/finds/$target-" >"build-fuzz/$target.log" 2>&1; then
    grep -v '^#' "build-fuzz/$target.log" | tail -n 60
    fail "$target: a find; its input is under build-fuzz/finds/, the log is build-fuzz/$target.log"
  fi
  grep -E '^Done|stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)' "build-fuzz/$target.log"
done
