#!/usr/bin/env bash
# Instructions per byte of schema validation, isoproof beside xmllint --stream: unlike
# times they repeat on a busy machine. Exits with 1 above the limit.
#
#   benches/compare/instructions.sh [LIMIT]
#
# Counts a 1 MB and a 3 MB file and takes the difference, so that the start is left out.
# Needs valgrind and xmllint; ISOPROOF names the program, without it it is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
limit=${1:-40}
target=${CARGO_TARGET_DIR:-$PWD/target}
if [ -z "${ISOPROOF:-}" ]; then
  cargo build --quiet --release --bin isoproof
  ISOPROOF=$target/release/isoproof
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}
"$ISOPROOF" schemas export pain.001.001.03 --output "$folder/schema.xsd"
missed=0
for style in "" --minified "--prefix p"; do
  for size in 1 3; do
    # shellcheck disable=SC2086 # a style is an option with its value
    cargo run --quiet -p xtask -- generate pain.001 "${size}MB" "$folder/$size.xml" $style >/dev/null
    ours[size]=$(count "$ISOPROOF" validate --layers schema --jobs 1 "$folder/$size.xml")
    theirs[size]=$(count xmllint --stream --noout --schema "$folder/schema.xsd" "$folder/$size.xml")
    bytes[size]=$(stat -c %s "$folder/$size.xml")
  done
  length=$((bytes[3] - bytes[1])) our=$((ours[3] - ours[1])) their=$((theirs[3] - theirs[1]))
  awk -v name="${style:-pretty}" -v n="$length" -v a="$our" -v b="$their" -v limit="$limit" 'BEGIN {
    printf "%-12s isoproof %5.1f, xmllint %5.1f instructions a byte: 1 to %.1f (limit %s)\n", name, a/n, b/n, b/a, limit
    exit !(a/n <= limit || name != "pretty") }' || missed=1
done
exit $missed
