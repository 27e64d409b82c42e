#!/usr/bin/env bash
# Formats the C++ files in place; with --check changes nothing and fails when one would change.
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

case ${1:-} in
  '') mode=(-i) ;;
  --check) mode=(--dry-run --Werror) ;;
  *) fail "unknown argument '$1'; there is only --check" ;;
esac
find engine bench tests tools -type d -name node_modules -prune -o -type f \( -name '*.cc' -o -name '*.h' \) -print0 |
  xargs -0 -r clang-format "${mode[@]}"
