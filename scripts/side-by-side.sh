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
. "$(dirname "$0")/../benches/compare/tools.sh"
need xmllint python3
find_xerces
find_isoproof
exec python3 "$root/scripts/side_by_side.py" "$ISOPROOF" "$jars" "$@"
