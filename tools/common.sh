# What the scripts beside this file share; sourced by them, never run. Sets: root (the checkout), jobs (parallel
# compilations and tests; MUSTER_JOBS overrides). Works from any folder.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034
jobs=${MUSTER_JOBS:-2}

if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null; then
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi

# section TEXT: a header line.
section() {
  printf '\n=== %s ===\n' "$*"
}

# fail TEXT: says why on standard error and ends the script.
fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# configure BUILD [CMAKE-ARGUMENT...]: configures the checkout into the folder BUILD. The generator of a folder that
# is there stays.
configure() {
  local build=$1
  shift
  local generator=()
  [ -f "$build/CMakeCache.txt" ] || generator=(-G Ninja)
  cmake -S "$root" -B "$build" "${generator[@]}" "$@"
}
