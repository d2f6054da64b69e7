"""What is measured, part by part. Each adds rows to the raw results."""

import contextlib
import os

import playbook
import process
from files import MESSAGES, SHAPES
from goals import ONE_THREAD, TWO_PROCESSES, TWO_THREADS, WITH_RULES, WITHOUT_RULES
from programs import SLOW, TRUSTED

# Files on which verdicts are compared, and on which instructions are counted.
VERDICTS, COUNTED = "100kB", ("1MB", "3MB")
# Slow programs get small files, and trees of a gigabyte fit no memory.
SMALL, LARGE, HUGE = "10MB", "100MB", "1GB"
STREAMS = ("isoproof", "xmllint --stream", "Xerces, warm")
OBSERVERS = 20
# It takes ten times as long as the other way, so that once must do.
SLOW_ON_SMALL = "xmllint --stream"
# Of all messages, those that take longest to start are measured too.
SLOWEST = 3


class Plan:
    """How much of it is done."""

    def __init__(self, quick, rounds, size):
        self.quick = quick
        self.rounds = rounds or (2 if quick else 5)
        # What differs by little is measured more often.
        self.many = 5 * self.rounds
        # A tenth of a second differs by a third from run to run on a shared machine.
        self.most = 20 * self.rounds
        self.starts = 10 if quick else 100
        self.messages = ("pain.001.001.03",) if quick else tuple(playbook.MESSAGES)
        self.shapes = {m: list(SHAPES)[: 3 if quick else None] for m in MESSAGES}
        self.sizes = (size,) if size else (SMALL,) if quick else (SMALL, LARGE)
        self.large = size or LARGE
        self.huge = size or HUGE
        self.small = 1_000 if quick else 20_000


def verdicts(plan, files, programs, results):
    """Each program must accept what is right and refuse what has one fault."""
    wrong = False
    for message in MESSAGES:
        for shape in plan.shapes[message]:
            cases = [("valid", files.large(message, shape, VERDICTS))]
            for case, file in (case for some in (cases, files.faulty(message, shape, VERDICTS)) for case in some):
                for program in programs:
                    accepted, _ = program.run(files.schema(message), file)
                    results.add("verdicts", message, shape, VERDICTS, program.name, case, 1, int(accepted))
                    wrong |= program.name in TRUSTED and accepted != (case == "valid")
    return not wrong


def speed(plan, files, programs, results):
    """Large files on one core, all programs in turn."""
    for size in plan.sizes:
        for message in MESSAGES:
            for shape in plan.shapes[message]:
                some = [p for p in programs if p.name not in SLOW or size == SMALL]
                with dropped(files.large(message, shape, size)) as file, process.one_core():
                    in_turn(plan, files.schema(message), file, some, results, (message, shape, size))


def in_turn(plan, schema, file, programs, results, what):
    for program in programs:
        program.warm(schema, file)
    for round in range(plan.rounds):
        for program in programs:
            accepted, used = program.run(schema, file)
            if not accepted:
                raise SystemExit(f"error: {program.name} refuses {file.name}")
            results.add("speed", *what, program.name, "cpu s", round, used.cpu)
    for program in programs:
        results.add("speed", *what, program.name, "memory MB", 1, program.memory(schema, file))


def observers(plan, files, programs, results):
    """The library with and without observers, by one program."""
    for message in MESSAGES:
        with dropped(files.large(message, "pretty", plan.large)) as file, process.one_core():
            for round in range(plan.most):
                for count in (0, OBSERVERS):
                    command = [f"{files.target}/release/observed", str(file), "--observers", str(count)]
                    used = succeeded(command)
                    name = f"{count} observers"
                    results.add("observers", message, "pretty", plan.large, name, "cpu s", round, used.cpu)


def rules(plan, files, programs, results):
    """The program with its default rules, without them, and xmllint, in turn on one core."""
    one = [files.isoproof, "validate", "--jobs", "1"]
    for message in MESSAGES:
        xmllint = next(p for p in programs if p.name == "xmllint --stream")
        with dropped(files.large(message, "pretty", plan.large)) as file, process.one_core():
            for round in range(plan.most):
                for name, options in ((WITHOUT_RULES, ["--layers", "schema"]), (WITH_RULES, [])):
                    used = succeeded([*one, *options, str(file)])
                    results.add("rules", message, "pretty", plan.large, name, "cpu s", round, used.cpu)
                _, used = xmllint.run(files.schema(message), file)
                results.add("rules", message, "pretty", plan.large, xmllint.name, "cpu s", round, used.cpu)


def memory(plan, files, programs, results):
    """A file larger than memory should have to be."""
    some = [p for p in programs if p.name in STREAMS]
    for message in MESSAGES:
        with dropped(files.large(message, "pretty", plan.huge)) as file, process.one_core():
            schema, what = files.schema(message), ("memory", message, "pretty", plan.huge)
            for program in some:
                _, used = program.run(schema, file)
                results.add(*what, program.name, "cpu s", 1, used.cpu)
                results.add(*what, program.name, "memory MB", 1, program.memory(schema, file))


def cores(plan, files, programs, results):
    """One file with one and with two threads, each free to use all cores; and the bound: what
    two processes take that validate all of it at the same time, which is twice the work."""
    validate = [files.isoproof, "validate", "--layers", "schema", "--jobs"]
    for message in MESSAGES:
        for shape in ("pretty", "minified"):
            with dropped(files.large(message, shape, plan.large)) as file:
                one, two = ([*validate, jobs, str(file)] for jobs in "12")
                runs = {ONE_THREAD: [one], TWO_THREADS: [two], TWO_PROCESSES: [one, one]}
                for round in range(plan.many):
                    for name, commands in runs.items():
                        wall = process.wall_together(commands)
                        results.add("cores", message, shape, plan.large, name, "wall s", round, wall)


def small(plan, files, programs, results):
    """Many small files, all named in one call."""
    folder, names = files.small(plan.small)
    xmllint = ["xmllint", "--noout", "--nonet", "--schema", str(files.schema(MESSAGES[0]))]
    commands = {
        "isoproof": [files.isoproof, "validate", "--layers", "schema", "--jobs", "1", *names],
        "xmllint --stream": [*xmllint, "--stream", *names],
        "xmllint": [*xmllint, *names],
    }
    with contextlib.chdir(folder), process.one_core():
        for round in range(plan.many):
            for name, command in commands.items():
                if name == SLOW_ON_SMALL and round > 0:
                    continue
                used = succeeded(command)
                what = ("small", MESSAGES[0], f"{plan.small:,} files", "5kB")
                results.add(*what, name, "cpu s", round, used.cpu)


def start(plan, files, programs, results):
    """The whole process for one file of 5 kB."""
    commands = starts(plan, files)
    with process.one_core():
        # A machine has fast and slow minutes: each message gets of both.
        for round in range(plan.starts):
            for message, pair in commands.items():
                for name, command in pair.items():
                    used = succeeded(command)
                    results.add("start", message, "pretty", "5kB", name, "cpu s", round, used.cpu)


def starts(plan, files):
    """The commands for each message, of the playbook and of those that take longest."""
    found = {message: commands_of(files, message) for message in plan.messages}
    if not plan.quick:
        ids = [m for m in playbook.embedded(files.isoproof) if m not in found]
        others = {message: commands_of(files, message) for message in ids}
        with process.one_core():
            took = {m: min(succeeded(c["isoproof"]).cpu for _ in range(5)) for m, c in others.items()}
        found |= {m: others[m] for m in sorted(others, key=took.get)[-SLOWEST:]}
    return found


def commands_of(files, message):
    schema, file = playbook.make(files.isoproof, files.folder, message)
    return {
        "isoproof": [files.isoproof, "validate", "--layers", "schema", str(file)],
        "xmllint": ["xmllint", "--noout", "--nonet", "--schema", str(schema), str(file)],
    }


def instructions(plan, files, programs, results):
    """Counted by callgrind: of large files, and of the start."""
    for message in MESSAGES:
        for shape in plan.shapes[message]:
            for size in COUNTED:
                file = files.large(message, shape, size)
                for program in (p for p in programs if p.name in ("isoproof", "xmllint --stream")):
                    count = process.instructions(program.asks(str(files.schema(message)), str(file)))
                    what = ("instructions", message, shape, size, program.name)
                    results.add(*what, "instructions", 1, count)
                    results.add(*what, "bytes", 1, file.stat().st_size)
    for message in plan.messages:
        for name, command in commands_of(files, message).items():
            count = process.instructions(command)
            results.add("instructions", message, "start", "5kB", name, "instructions", 1, count)


def succeeded(command):
    used = process.run(command)
    if used.code != 0:
        raise SystemExit(f"error: exit code {used.code} of {' '.join(command[:12])}")
    return used


@contextlib.contextmanager
def dropped(file):
    """A file that is gone afterwards: all of them together are large."""
    with open(file, "rb") as opened:
        while opened.read(1 << 24):  # Now it is in the page cache.
            pass
    try:
        yield file
    finally:
        os.unlink(file)


ALL = {part.__name__: part for part in (verdicts, speed, observers, rules, memory, cores, small, start, instructions)}
QUICK = ("verdicts", "speed", "small", "start")
