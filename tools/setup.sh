#!/usr/bin/env bash
# Installs the Debian packages that building, testing and formatting Muster needs, and only those that are missing.
#   tools/setup.sh [plan|compare]    plan: also what the numbering plan's generator and its oracles need
#                                    compare: also what bench/compare runs beside Muster
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages=(
  g++ cmake ninja-build clang clang-format libclang-rt-14-dev
  libabsl-dev libsimdjson-dev libxxhash-dev libhwy-dev libcli11-dev libzstd-dev zlib1g-dev
  libgtest-dev libgmock-dev libbenchmark-dev
  python3 zstd gzip
)

case ${1:-} in
  plan) packages+=(libphonenumber-dev libprotobuf-dev) ;;
  compare) packages+=(mawk) ;;
esac
if [ -n "${1:-}" ]; then
  # Whoever's Node.js is there will do.
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
fi

if ! command -v dpkg >/dev/null || ! command -v apt-get >/dev/null; then
  fail "this is no Debian or Ubuntu system; install what corresponds to: ${packages[*]}"
fi

missing=()
for package in "${packages[@]}"; do
  case $(dpkg -s "$package" 2>/dev/null) in
    *'Status: install ok installed'*) ;;
    *) missing+=("$package") ;;
  esac
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "All packages are installed."
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || fail "run as root, or install first: apt-get install ${missing[*]}"
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
