#!/usr/bin/env bash
# The whole process for one small file, isoproof beside xmllint: instructions, which
# repeat on a busy machine, page faults, and CPU time, the median of many runs in turn.
# Exits with 1 above a limit.
#
#   benches/compare/startup.sh [RUNS]
#
# Measures a file of 5 kB of each message of the playbook, and of those of all embedded
# messages that take longest. Needs valgrind, xmllint and python3; ISOPROOF names the
# program, without it it is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-100}
target=${CARGO_TARGET_DIR:-$PWD/target}
if [ -z "${ISOPROOF:-}" ]; then
  cargo build --quiet --release --bin isoproof
  ISOPROOF=$target/release/isoproof
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 benches/compare/startup.py "$ISOPROOF" "$folder" "$runs"
