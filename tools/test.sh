#!/usr/bin/env bash
# Installs what is missing, builds everything into build/ with warnings as errors, and runs all tests.
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

section "Packages"
tools/setup.sh

section "Build"
configure build -DCMAKE_BUILD_TYPE=Release -DMUSTER_WERROR=ON \
  -DMUSTER_BUILD_TOOLS=ON -DMUSTER_BUILD_TESTS=ON -DMUSTER_BUILD_BENCH=ON
cmake --build build -j"$jobs"

section "Tests"
ctest --test-dir build -j"$jobs" --output-on-failure --no-tests=error
