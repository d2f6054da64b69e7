"""What the project promises (floors), what it wants (goals), and what was reached."""

import statistics
from typing import NamedTuple

import playbook
from files import MESSAGES, bytes_of, shown


class Goal(NamedTuple):
    work: str
    value: float | None
    floor: float | None
    goal: float
    unit: str = "×"
    # Otherwise more is better.
    less: bool = False

    def reaches(self, limit):
        return self.value < limit if self.less else self.value >= limit

    @property
    def is_missed(self):
        return self.value is not None and self.floor is not None and not self.reaches(self.floor)

    @property
    def state(self):
        if self.value is None:
            return "not measured"
        if self.reaches(self.goal):
            return "goal reached"
        if self.floor is None:
            return "goal missed"
        return "floor missed" if self.is_missed else "floor reached"


# Rows of the program with its default rules, and without rules.
WITH_RULES, WITHOUT_RULES = "default rules", "schema only"
# Rows of one file on several cores.
ONE_THREAD, TWO_THREADS, TWO_PROCESSES = "--jobs 1", "--jobs 2", "--jobs 1, two at once"


def goals(results):
    return [*against(results), *own(results), *starts(results)]


# Shape, and the least that isoproof is faster than `xmllint --stream`.
AGAINST_XMLLINT = (("pretty", 15, 22), ("minified", 12, 18), ("prefix", 12, 15))


def against(results):
    """The largest files that were measured, against other programs."""
    size = max(results.each("size", part="speed"), key=bytes_of, default="100MB")
    for message in MESSAGES:
        for shape, floor, goal in AGAINST_XMLLINT:
            ratio = faster(results, "speed", message, shape, size, "xmllint --stream", "isoproof")
            yield Goal(f"{shown(size)} {message}, {shape}, against xmllint --stream", ratio, floor, goal)
    for message in MESSAGES:
        for shape in ("pretty", "minified"):
            ratio = faster(results, "speed", message, shape, size, "quick-xml, events only", "isoproof")
            yield Goal(f"{shown(size)} {message}, {shape}, against events of quick-xml alone", ratio, 3, 4)


def own(results):
    """Against itself, memory, and many small files."""
    for message in MESSAGES:
        cells = dict(part="observers", message=message)
        size = next(iter(results.each("size", **cells)), "100MB")
        share = faster(results, "observers", message, "pretty", size, "0 observers", "20 observers")
        yield Goal(f"{shown(size)} {message}, speed with 20 observers", share and share * 100, 75, 85, " %")
    for message in MESSAGES:
        size = next(iter(results.each("size", part="rules", message=message)), "100MB")
        ratio = faster(results, "rules", message, "pretty", size, "xmllint --stream", WITH_RULES)
        yield Goal(f"{shown(size)} {message}, with default rules, against xmllint --stream", ratio, 8, 12)
        share = faster(results, "rules", message, "pretty", size, WITHOUT_RULES, WITH_RULES)
        yield Goal(f"{shown(size)} {message}, speed with default rules", share and share * 100, 50, 65, " %")
    for message in MESSAGES:
        cells = dict(part="memory", message=message, program="isoproof", metric="memory MB")
        size = next(iter(results.each("size", **cells)), "1GB")
        yield Goal(f"{shown(size)} {message}, peak memory", results.median(**cells), 24, 8, " MB", True)
    for message in MESSAGES:
        for shape in ("pretty", "minified"):
            size = next(iter(results.each("size", part="cores")), "100MB")
            ratio = faster(results, "cores", message, shape, size, ONE_THREAD, TWO_THREADS, "wall s")
            yield Goal(f"{shown(size)} {message}, {shape}, on two cores against one", ratio, 1.5, 1.8)
    files = next(iter(results.each("shape", part="small")), "20,000 files")
    ratios = [
        faster(results, "small", MESSAGES[0], files, "5kB", other, "isoproof") for other in ("xmllint", "xmllint --stream")
    ]
    least = min((ratio for ratio in ratios if ratio), default=None)
    yield Goal(f"{files} of 5 kB, one core, against one call of xmllint, the faster way", least, 7, 9)


def starts(results):
    """The slowest message decides."""
    ours = {m: median_start(results, m, "isoproof") for m in results.each("message", part="start")}
    of_playbook = [ours[m] for m in ours if m in playbook.MESSAGES]
    yield Goal("5 kB, whole process, messages of the playbook", max(of_playbook, default=None), 3, 2, " ms", True)
    others = [ours[m] for m in ours if m not in playbook.MESSAGES]
    yield Goal("5 kB, whole process, slowest of all messages", max(others, default=None), 5, 2, " ms", True)
    ratios = [faster(results, "start", m, "pretty", "5kB", "xmllint", "isoproof") for m in ours]
    yield Goal("5 kB, whole process, against xmllint", min(ratios, default=None), None, 1)


STARTS = ("isoproof", "xmllint")


def median_start(results, message, program):
    return results.median(part="start", message=message, program=program, metric="cpu s") * 1e3


def faster(results, part, message, shape, size, than, program, metric="cpu s"):
    """How many times as fast a program is as another: the median over the rounds, in each
    of which both ran one after the other."""
    cells = dict(part=part, message=message, shape=shape, size=size, metric=metric)
    slow, fast = ({row.round: row.value for row in results.only(program=name, **cells)} for name in (than, program))
    ratios = [slow[round] / fast[round] for round in slow if round in fast]
    return statistics.median(ratios) if ratios else None
