"""The programs that are compared, and how each is asked about one file."""

import pathlib
import subprocess

import process

HERE = pathlib.Path(__file__).resolve().parent
# How often Java validates a file before it counts.
WARM_UP = 8


class Program:
    """One that is started for each file. `asks` makes its command from schema and file."""

    def __init__(self, name, asks, refuses=(1,), validates=True):
        self.name, self.asks, self.refuses, self.validates = name, asks, refuses, validates

    def warm(self, schema, file):
        pass

    def run(self, schema, file):
        """Whether it accepts the file, and what it used."""
        command = self.asks(str(schema), str(file))
        used = process.run(command)
        if used.code not in (0, *self.refuses):
            raise SystemExit(f"error: exit code {used.code} of {' '.join(command)}")
        return used.code == 0, used

    def memory(self, schema, file):
        return process.peak_memory(self.asks(str(schema), str(file)))


class Java:
    """A machine that stays: files are named on its input. It counts its own CPU time, of
    all its threads, for one file."""

    name, validates = "Xerces, warm", True

    def __init__(self, jars):
        # Serial is what Java chooses by itself on one core.
        options = ["-cp", jars, "-Xmx1g", "-XX:+UseSerialGC"]
        command = ["java", *options, str(HERE / "WarmXerces.java")]
        self.is_warm = False
        with process.one_core():
            self.machine = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def warm(self, schema, file):
        """More for the first file; another message or shape needs little."""
        for _ in range(1 if self.is_warm else WARM_UP):
            self.run(schema, file)
        self.is_warm = True

    def run(self, schema, file):
        self.machine.stdin.write(f"{schema}\t{file}\n")
        self.machine.stdin.flush()
        verdict, cpu, wall = self.machine.stdout.readline().split("\t")
        return verdict == "valid", process.Used(0, int(cpu) / 1e9, int(wall) / 1e9, 0)

    def memory(self, schema, file):
        """Of all that it did so far too."""
        self.run(schema, file)
        return process.memory_of(self.machine.pid)


def programs(isoproof, target, jars, quick):
    """isoproof first; `--quick` has none that must be compiled."""
    validate = [isoproof, "validate", "--layers", "schema", "--jobs", "1"]
    xmllint = ["xmllint", "--noout", "--nonet", "--schema"]
    # 1: not well formed; 3 and 4: not valid.
    refused = (1, 3, 4)
    found = [
        Program("isoproof", lambda schema, file: [*validate, file]),
        Program("xmllint --stream", lambda schema, file: [*xmllint, schema, "--stream", file], refused),
        Program("xmllint", lambda schema, file: [*xmllint, schema, file], refused),
        Java(jars),
    ]
    return found if quick else found + peers(target)


def peers(target):
    def asks(name):
        return lambda schema, file: [f"{target}/peers/release/peers", name, schema, file]

    return [
        Program("quick-xml, events only", asks("quick-xml"), validates=False),
        Program("fastxml", asks("fastxml")),
        Program("xsd-schema", asks("xsd-schema")),
    ]


# Slower than xmllint, so that small files must do.
SLOW = {"fastxml", "xsd-schema"}
# Those that must agree with isoproof; of others a wrong verdict is only shown.
TRUSTED = {"isoproof", "xmllint --stream", "xmllint", "Xerces, warm"}
