#!/usr/bin/env bash
# The peak memory of a job on lists of Taiwan mobiles of different length, piped in: it must not grow with the list.
# Prints a table.
#   bench/compare/memory.sh [--write] [--work FOLDER] [ROWS...]
#     --write    writes files instead of --discard (some 120 bytes a row)    ROWS    10000000 100000000
set -euo pipefail
# shellcheck source=bench/compare/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

write=false
sizes=()
while [ $# -gt 0 ]; do
  case $1 in
    --write) write=true ;;
    --work)
      work_in=$(realpath "${2:?}")
      shift
      ;;
    *)
      number ROWS "$1"
      sizes+=("$1")
      ;;
  esac
  shift
done
[ ${#sizes[@]} -gt 0 ] || sizes=(10000000 100000000)

rounds=1
prepare
to=(--discard)
if $write; then to=(--format csv --out "$work/out"); fi
printf '| rows, piped in | seconds with the generator | peak memory | times the first |\n| --- | --- | --- | --- |\n'
for rows in "${sizes[@]}"; do
  "$muster_gen" --rows "$rows" --seed 11 --stdout --columns standard --writings three --duplicates 0.1 |
    timed "$rows" "$muster" run - --content '親愛的%Name%%Gender%，您好！好康大放送！咖啡買一送一！' --threads 2 --quiet "${to[@]}"
  rm -rf "$work/out"
  printf '| %s | %s | %s MB | %s |\n' "$rows" "$(calculate %.1f "$(median "$rows" 1)")" "$(median "$rows" 2)" \
    "$(calculate %.2f "$(median "$rows" 2) / $(median "${sizes[0]}" 2)")"
done
echo
machine
