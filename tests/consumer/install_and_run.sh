#!/usr/bin/env bash
# Installs the build tree given as $1 into a fresh folder, builds the consumer against it and runs it.
set -euo pipefail
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
cmake -S "$here" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_BUILD_TYPE=Release >"$work/configure.log"
cmake --build "$work/build" >"$work/build.log" || { cat "$work/build.log"; exit 1; }
printf 'SMSNumber,Name,Gender\n0912-345-678,小明,先生\nnobody,?,?\n0928345678,小美,小姐\n' >"$work/list.csv"
"$work/build/consumer" "$work/list.csv" >"$work/out.txt" 2>"$work/err.txt"
diff - "$work/out.txt" <<'WANT'
+886912345678: 親愛的小明先生，您好！
+886928345678: 親愛的小美小姐，您好！
WANT
diff - "$work/err.txt" <<'WANT'
line 3: not_a_number
2 of 3 rows
WANT
"$work/prefix/bin/muster" --version
