#!/usr/bin/env bash
# Runs tests under sanitizers.
#   tools/sanitize.sh asan   all tests with AddressSanitizer and UndefinedBehaviorSanitizer, in build-asan/
#   tools/sanitize.sh tsan   the pipeline's tests with ThreadSanitizer, in build-tsan/
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

# Tests are run at build time too (to list them), so both steps need a fixed address space where the kernel's
# randomisation is too wide for ThreadSanitizer.
fixed_addresses=()
if setarch "$(uname -m)" -R true 2>/dev/null; then
  fixed_addresses=(setarch "$(uname -m)" -R)
fi

# configure_sanitized BUILD SANITIZERS [CMAKE-ARGUMENT...]: little debug information, for speed.
configure_sanitized() {
  local build=$1 sanitizers=$2
  shift 2
  configure "$build" -DCMAKE_BUILD_TYPE=Sanitize -DCMAKE_CXX_FLAGS_SANITIZE='-O1 -g1' \
    -DMUSTER_SANITIZE="$sanitizers" -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_BENCH=OFF "$@"
}

asan() {
  export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1}
  export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
  configure_sanitized build-asan address,undefined -DMUSTER_BUILD_TOOLS=ON
  cmake --build build-asan -j"$jobs"
  # A test that itself builds a program against the library must build it in the same way.
  CXXFLAGS='-O1 -fsanitize=address,undefined' \
    ctest --test-dir build-asan -j"$jobs" --output-on-failure --no-tests=error
}

tsan() {
  export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1 second_deadlock_stack=1}
  configure_sanitized build-tsan thread -DMUSTER_BUILD_TOOLS=OFF
  "${fixed_addresses[@]}" cmake --build build-tsan -j"$jobs" --target muster_pipeline_test
  local suites
  suites=$("${fixed_addresses[@]}" build-tsan/tests/muster_pipeline_test --gtest_list_tests |
    sed -n 's/^\([^ ][^ ]*\)\.\( .*\)\{0,1\}$/\1/p' | paste -s -d '|')
  [ -n "$suites" ] || fail "muster_pipeline_test lists no tests"
  "${fixed_addresses[@]}" ctest --test-dir build-tsan -R "^($suites)\\." -j"$jobs" --output-on-failure --no-tests=error
}

case ${1:-} in
  asan) asan ;;
  tsan) tsan ;;
  *) fail "say which: asan or tsan" ;;
esac
