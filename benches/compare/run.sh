#!/usr/bin/env bash
# Compares isoproof with other validators and with its own goals: verdicts, CPU time,
# memory, instructions. BENCHMARKS.md says what is measured how.
#
#   benches/compare/run.sh                    everything, about half an hour; keeps the raw
#                                             results and writes BENCHMARKS.md and plots;
#                                             exits with 1 if a floor is missed
#   benches/compare/run.sh --quick            a minute: verdicts must be equal, times
#                                             decide nothing
#   benches/compare/run.sh [--rounds N] [--size 10MB] PART…
#                                             only these: verdicts, speed, observers,
#                                             rules, memory, cores, small, start,
#                                             instructions
#
# Needs python 3.11, java 17 (a JDK), 2 GB in TMPDIR and, on Debian and Ubuntu:
#   apt-get install libxml2-utils libxerces2-java valgrind
# ISOPROOF names the program to use; without it, it is built.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
cd "$root"
need xmllint python3 valgrind
find_xerces
find_isoproof
cargo build --quiet -p xtask
# A minute is too short to compile other libraries.
case " $* " in
  *" --quick "*) ;;
  *)
    cargo build --quiet --release -p isoproof-benches --bin observed
    cargo build --quiet --release --locked --manifest-path benches/compare/peers/Cargo.toml --target-dir "$target/peers"
    ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# As it is when installed. What a linker has just written lies in memory in small pieces,
# from which it takes a quarter longer to start.
cp "$ISOPROOF" "$folder/isoproof"
python3 benches/compare/compare.py "$folder/isoproof" "$target" "$jars" "$folder" "$@"
