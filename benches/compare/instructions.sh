#!/usr/bin/env bash
# Instructions per byte of schema validation, isoproof beside xmllint --stream: unlike
# times they repeat on a busy machine. Exits with 1 if a shape takes more than 5 % above
# what is written here for it.
#
#   benches/compare/instructions.sh
#
# Counts a 1 MB and a 3 MB file and takes the difference, so that the start is left out.
# Needs valgrind and xmllint; ISOPROOF names the program, without it it is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
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
missed=0
# What was counted last, the message and how it is written.
while read -r counted message style; do
  "$ISOPROOF" schemas export "$message" --output "$folder/$message.xsd"
  for size in 1 3; do
    # shellcheck disable=SC2086 # a style is an option with its value
    cargo run --quiet -p xtask -- generate "$message" "${size}MB" "$folder/$size.xml" $style >/dev/null </dev/null
    ours[size]=$(count "$ISOPROOF" validate --layers schema --jobs 1 "$folder/$size.xml")
    theirs[size]=$(count xmllint --stream --noout --schema "$folder/$message.xsd" "$folder/$size.xml")
    bytes[size]=$(stat -c %s "$folder/$size.xml")
  done
  length=$((bytes[3] - bytes[1])) our=$((ours[3] - ours[1])) their=$((theirs[3] - theirs[1]))
  awk -v name="$message ${style:-pretty}" -v n="$length" -v a="$our" -v b="$their" -v counted="$counted" 'BEGIN {
    printf "%-28s isoproof %5.1f, xmllint %5.1f instructions a byte: 1 to %.1f (counted last: %s)\n", name, a/n, b/n, b/a, counted
    exit !(a/n <= counted * 1.05) }' || missed=1
done <<'SHAPES'
10.6 pain.001.001.03
14.6 pain.001.001.03 --minified
10.6 pain.001.001.03 --prefix p
9.9 camt.053.001.02
14.9 camt.053.001.02 --minified
SHAPES
[ "$missed" = 0 ] || echo "error: more instructions than were counted last" >&2
exit "$missed"
