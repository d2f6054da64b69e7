#!/usr/bin/env bash
# Measures isoproof beside xmllint: schema validation of a large pain.001.001.03 on one
# core, and the time from start to verdict on a small file.
#
#   benches/compare/run.sh [--size 100MB] [--rounds 5] [--camt] [--minified] [--prefix P]
#
# Prints a table; benches/compare/RESULTS.md keeps one. CPU times, not wall times, so
# that a busy machine disturbs little; quote ratios, since machines differ.
#
# Needs python3, taskset and, on Debian and Ubuntu: apt-get install libxml2-utils
# ISOPROOF names the program to use; without it, it is built.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
for tool in xmllint python3 taskset; do
  command -v "$tool" >/dev/null || { echo "error: $tool is not installed" >&2; exit 2; }
done
target=${CARGO_TARGET_DIR:-$root/target}
if [ -z "${ISOPROOF:-}" ]; then
  cargo build --quiet --release --bin isoproof
  ISOPROOF=$target/release/isoproof
fi

message=pain.001.001.03 size=100MB rounds=5 style=()
while [ $# -gt 0 ]; do
  case $1 in
    --size) size=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    --camt) message=camt.053.001.02; shift ;;
    --minified) style+=(--minified); shift ;;
    --prefix) style+=(--prefix "$2"); shift 2 ;;
    *) echo "error: unknown option $1" >&2; exit 2 ;;
  esac
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo run --quiet -p xtask -- generate "$message" "$size" "$folder/large.xml" ${style[@]+"${style[@]}"}
"$ISOPROOF" schemas export "$message" --output "$folder/schema.xsd"
cargo run --quiet -p xtask -- generate "$message" 5kB "$folder/small.xml"
taskset -c 0 python3 benches/compare/measure.py "$ISOPROOF" "$folder" "$rounds"
