# Sourced by scripts that compare isoproof with other programs.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}

# Stops if a tool is not installed.
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "error: $tool is not installed" >&2; exit 2; }
  done
}

# Sets ISOPROOF to the program: the one that it names already, or the one built here.
find_isoproof() {
  if [ -z "${ISOPROOF:-}" ]; then
    (cd "$root" && cargo build --quiet --release --bin isoproof)
    ISOPROOF=$target/release/isoproof
  fi
}

# Sets jars to those of Apache Xerces, with a colon between: XERCES_CLASSPATH, or Debian's.
find_xerces() {
  need java
  jars=${XERCES_CLASSPATH:-/usr/share/java/xercesImpl.jar}
  for jar in ${jars//:/ }; do
    [ -f "$jar" ] || { echo "error: $jar is missing (XERCES_CLASSPATH names the jars)" >&2; exit 2; }
  done
}
