#!/usr/bin/env bash
# From a fresh checkout to two finished jobs: installs what is missing, builds the `muster` command into build/, and
# runs the sample lists of data/ into muster-out/quickstart-example and muster-out/quickstart-dirty.
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

section "Packages"
tools/setup.sh

section "Build"
if [ ! -f build/CMakeCache.txt ]; then
  configure build -DCMAKE_BUILD_TYPE=Release -DMUSTER_BUILD_TESTS=OFF -DMUSTER_BUILD_BENCH=OFF
fi
cmake --build build -j"$jobs" --target muster_cli
muster=$(find build/tools -type f -name muster -perm -u+x -print -quit)
[ -n "$muster" ] || fail "the build left no muster command under build/tools"

# run NAME ARGUMENT...: shows the command, runs it into muster-out/quickstart-NAME, and shows the first messages.
run() {
  local out=muster-out/quickstart-$1
  shift
  set -- "$muster" run "$@" --overwrite --out "$out"
  printf '$ %s\n\n' "$*"
  "$@"
  printf '\n%s holds:\n' "$out"
  ls "$out"
  printf '\nIts first messages:\n'
  head -n 3 "$out/messages-00001.ndjson"
}

mkdir -p muster-out
section "Two recipients"
run example data/example.csv --content-file data/example-content.txt

section "A dirty list, with an opt-out list and a black list"
run dirty data/dirty.csv --content-file data/example-content.txt \
  --unsubscribe data/unsubscribe.csv --blacklist data/blacklist.txt
printf '\nIts first rejects:\n'
head -n 4 muster-out/quickstart-dirty/rejects.csv
