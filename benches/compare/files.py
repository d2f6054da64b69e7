"""The files that are validated: generated, or made from generated ones."""

import pathlib
import re
import subprocess

MESSAGES = ("pain.001.001.03", "camt.053.001.02")
# How a file is written: options of `xtask generate`.
SHAPES = {
    "pretty": [],
    "minified": ["--minified"],
    "prefix": ["--prefix", "p"],
    "pretty, ASCII": ["--ascii"],
    "minified, ASCII": ["--minified", "--ascii"],
}
UNITS = {"kB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


class Files:
    """Makes files in a folder; each stays until it is dropped."""

    def __init__(self, isoproof, target, folder):
        self.isoproof, self.target, self.folder = isoproof, target, pathlib.Path(folder)
        self.xtask = f"{target}/debug/xtask"

    def schema(self, message):
        path = self.folder / f"{message}.xsd"
        if not path.exists():
            command = [self.isoproof, "schemas", "export", message, "--output", str(path)]
            subprocess.run(command, check=True, capture_output=True)
        return path

    def large(self, message, shape, size):
        path = self.folder / f"{message}-{'-'.join(re.findall('[A-Za-z]+', shape))}-{size}.xml"
        if not path.exists():
            command = [self.xtask, "generate", message, size, str(path), *SHAPES[shape]]
            subprocess.run(command, check=True, capture_output=True)
        return path

    def faulty(self, message, shape, size):
        """Copies of a valid file, each with one fault in its last record, by name."""
        text = self.large(message, shape, size).read_bytes()
        amount = b"InstdAmt" if message.startswith("pain") else b"Amt"
        faults = {
            "unknown element": last(text, rb"EndToEndId>([^<]*)</(p:)?EndToEndId>", rb"EndToEnd>\1</\2EndToEnd>"),
            "amount with a comma": last(text, rb"\.(\d\d</(p:)?" + amount + rb">)", rb",\1"),
            "end tag missing": last(text, rb"</(p:)?Ustrd>", b""),
        }
        for name, broken in faults.items():
            path = self.folder / "faulty.xml"
            path.write_bytes(broken)
            yield name, path

    def small(self, count):
        """That many files of 5 kB in a folder of their own, each with its own id, and
        their names, short enough to be named in one command."""
        text = self.large(MESSAGES[0], "pretty", "5kB").read_bytes()
        folder = self.folder / "small"
        folder.mkdir()
        names = [f"{i:05}" for i in range(count)]
        for name in names:
            (folder / name).write_bytes(text.replace(b"SYNTHETIC-20261102-0001", b"SYNTHETIC-" + name.encode()))
        return folder, names


def last(text, pattern, instead):
    """The text with the last place of the pattern changed."""
    tail = len(text) - min(len(text), 20_000)
    place = list(re.finditer(pattern, text[tail:]))[-1]
    return text[: tail + place.start()] + place.expand(instead) + text[tail + place.end() :]


def bytes_of(size):
    number, unit = re.fullmatch(r"(\d+)(\w+)", size).groups()
    return int(number) * UNITS[unit]


def shown(size):
    """As people write it."""
    return re.sub(r"(\d)([A-Za-z])", r"\1 \2", size)
