"""Raw results: one row a run, with what they are the results of."""

import datetime
import os
import pathlib
import re
import statistics
import subprocess
from typing import NamedTuple


class Row(NamedTuple):
    part: str
    message: str
    shape: str
    size: str
    program: str
    metric: str
    round: str
    value: float


class Results:
    def __init__(self, about=None, rows=()):
        self.about, self.rows = about or {}, list(rows)

    def add(self, *cells):
        *texts, value = cells
        self.rows.append(Row(*map(str, texts), value))

    def only(self, **wanted):
        """The rows that have these cells."""
        return [row for row in self.rows if all(getattr(row, k) == v for k, v in wanted.items())]

    def median(self, **wanted):
        """Of the values of the rows that have these cells; None if there are none."""
        values = [row.value for row in self.only(**wanted)]
        return statistics.median(values) if values else None

    def each(self, cell, **wanted):
        """The different texts of one cell, in their order."""
        return list(dict.fromkeys(getattr(row, cell) for row in self.only(**wanted)))

    def write(self, path):
        lines = [f"# {key}: {value}" for key, value in self.about.items()]
        lines.append("\t".join(Row._fields))
        lines += ["\t".join([*row[:-1], f"{row.value:.6g}"]) for row in self.rows]
        pathlib.Path(path).write_text("\n".join(lines) + "\n")


def read(path):
    lines = pathlib.Path(path).read_text().splitlines()
    about = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    rows = [line.split("\t") for line in lines if not line.startswith("# ")][1:]
    return Results(about, (Row(*cells[:-1], float(cells[-1])) for cells in rows))


def about(isoproof):
    """What must be known to judge the numbers."""
    info = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", info)
    return {
        "date": datetime.date.today().isoformat(),
        "processor": model[1] if model else os.uname().machine,
        "cores": str(os.cpu_count()),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
        "isoproof": first_line([isoproof, "--version"]),
        "commit": first_line(["git", "describe", "--always", "--dirty"]),
        "xmllint": first_line(["xmllint", "--version"]).removeprefix("xmllint: "),
        "Java": first_line(["java", "-version"]),
    }


def first_line(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
    return done.stdout.splitlines()[0]
