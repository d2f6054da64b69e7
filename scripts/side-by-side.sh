#!/usr/bin/env bash
# Validates files with xmllint, Apache Xerces and isoproof side by side.
#
#   scripts/side-by-side.sh [FILE…]      default: all samples, and the documents
#                                     that each break one constraint of XML
#
# Prints a table of verdicts with our findings. Exit code 1 if the verdicts of a file
# differ and scripts/differences.tsv gives no reason for it.
#
# Needs python3, java 17 (a JDK) and, on Debian and Ubuntu:
#   apt-get install libxml2-utils libxerces2-java
# ISOPROOF names the program to use; without it, it is built.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
jars=${XERCES_CLASSPATH:-/usr/share/java/xercesImpl.jar}

for tool in xmllint java python3; do
  command -v "$tool" >/dev/null || { echo "error: $tool is not installed" >&2; exit 2; }
done
for jar in ${jars//:/ }; do
  [ -f "$jar" ] || { echo "error: $jar is missing (XERCES_CLASSPATH names the jars)" >&2; exit 2; }
done
if [ -z "${ISOPROOF:-}" ]; then
  (cd "$root" && cargo build --quiet --release --bin isoproof)
  ISOPROOF=${CARGO_TARGET_DIR:-$root/target}/release/isoproof
fi
exec python3 "$root/scripts/side_by_side.py" "$ISOPROOF" "$jars" "$@"
