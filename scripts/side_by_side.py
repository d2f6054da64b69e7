"""The work of side-by-side.sh: three validators over the same files, and a table.

The schema of a file is chosen by the namespace of its root element, read here and not
by isoproof, and is the one that `isoproof schemas export` writes. A file whose root is
no message has no schema; the other two validators then say whether it is well formed.
"""

import fnmatch
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:"
SKIPPED = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>", re.S)
START_TAG = re.compile(r"\s*<(?:([^\s<>/:]+):)?([^\s<>/:]+)((?:\s[^<>]*?)?)/?>", re.S)
# What each verdict of isoproof must be for the other validators.
SAME = {"valid": {"valid"}, "invalid": {"invalid", "not-wf"}, "unchecked": {"well-formed"}}


def main(isoproof, jars, names):
    files = [pathlib.Path(name) for name in names] or samples()
    with tempfile.TemporaryDirectory() as folder:
        schemas = Schemas(isoproof, pathlib.Path(folder))
        chosen = [schemas.of(file) for file in files]
        theirs = {
            "xmllint": [xmllint(s, f) for s, f in zip(chosen, files)],
            "xerces": xerces(jars, chosen, files),
        }
    ours = ours_of(isoproof, files)
    differences = Differences()
    width = max(len(shown(file)) for file in files)
    print(f"{'file':{width}}  {'xmllint':11}  {'xerces':11}  {'isoproof':9}  findings")
    unexplained = 0
    for i, file in enumerate(files):
        verdict, findings = ours[i]
        row = {engine: verdicts[i] for engine, verdicts in theirs.items()}
        marks = [
            differences.mark(shown(file), findings, engine, their, verdict)
            for engine, their in row.items()
            if their not in SAME[verdict]
        ]
        unexplained += "DIFFERS" in marks
        cells = f"{row['xmllint']:11}  {row['xerces']:11}  {verdict:9}"
        print(f"{shown(file):{width}}  {cells}  {', '.join(findings) or '-'}", *marks)
    stale = [] if names else differences.unused()
    for line in stale:
        print(f"differences.tsv, line {line}: no file shows this any more")
    explained = sum(differences.used.values())
    print(f"{len(files)} files, {explained} differences with a reason, {unexplained} files without")
    return 1 if unexplained or stale else 0


def samples():
    """Every sample, and the documents that show one constraint of XML each."""
    files = [p for part in ("valid", "invalid") for p in (ROOT / "samples" / part).rglob("*")]
    # What is JSON is no matter of the other two.
    files = [p for p in files if p.suffix != ".json"]
    files += (ROOT / "tests/wellformed").glob("*.xml")
    return sorted(file for file in files if file.is_file())


def shown(file):
    file = file.resolve()
    return str(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)


class Schemas:
    """The schemas that files need, each written out once."""

    def __init__(self, isoproof, folder):
        self.isoproof, self.folder, self.known = isoproof, folder, {}

    def of(self, file):
        message = message_of(file.read_bytes())
        if message not in self.known:
            self.known[message] = self.export(message) if message else None
        return self.known[message]

    def export(self, message):
        path = self.folder / f"{message}.xsd"
        command = [self.isoproof, "schemas", "export", message, "--output", str(path)]
        done = subprocess.run(command, capture_output=True)
        return path if done.returncode == 0 else None


def message_of(data):
    """The message id that the root element names, or None."""
    text = SKIPPED.sub("", decoded(data).lstrip("\ufeff"))
    tag = START_TAG.match(text)
    if not tag:
        return None
    prefix, _, attributes = tag.groups()
    name = f"xmlns:{re.escape(prefix)}" if prefix else "xmlns"
    value = re.search(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", attributes)
    uri = html.unescape(value.group(1)[1:-1]) if value else ""
    return uri.removeprefix(NAMESPACE) if uri.startswith(NAMESPACE) else None


def decoded(data):
    if data[:2] in (b"\xff\xfe", b"<\0"):
        return data.decode("utf-16-le", "replace")
    if data[:2] in (b"\xfe\xff", b"\0<"):
        return data.decode("utf-16-be", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def xmllint(schema, file):
    command = ["xmllint", "--noout", "--nonet"]
    command += ["--schema", str(schema)] if schema else []
    code = subprocess.run([*command, str(file)], capture_output=True).returncode
    fine = "valid" if schema else "well-formed"
    # 1: not well formed; 3 and 4: not valid.
    return {0: fine, 1: "not-wf", 3: "invalid", 4: "invalid"}.get(code, f"exit {code}")


def xerces(jars, schemas, files):
    pairs = "".join(f"{s or '-'}\t{f.resolve()}\n" for s, f in zip(schemas, files))
    command = ["java", "-cp", jars, str(ROOT / "scripts/XercesValidate.java")]
    done = subprocess.run(command, input=pairs, capture_output=True, text=True, check=True)
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def ours_of(isoproof, files):
    command = [isoproof, "validate", "--layers", "schema", "--format", "json", *map(str, files)]
    report = json.loads(subprocess.run(command, capture_output=True).stdout)
    return [
        (entry["verdict"], [f"{d['code']}:{d['line']}:{d['column']}" for d in entry["findings"]])
        for entry in report["files"]
    ]


class Differences:
    """The known differences, each with its reason: differences.tsv."""

    def __init__(self):
        lines = (ROOT / "scripts/differences.tsv").read_text().splitlines()
        self.rows = [line.split("\t") for line in lines[1:]]
        self.used = dict.fromkeys(range(len(self.rows)), 0)

    def mark(self, file, findings, engine, their, our):
        codes = {finding.split(":")[0] for finding in findings} or {"-"}
        for i, (pattern, code, whose, said, meant, _) in enumerate(self.rows):
            same = (whose, said, meant) == (engine, their, our)
            if same and (code == "*" or code in codes) and fnmatch.fnmatch(file, pattern):
                self.used[i] += 1
                return f"[{i + 2}]"
        return "DIFFERS"

    def unused(self):
        return [i + 2 for i, count in self.used.items() if count == 0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
