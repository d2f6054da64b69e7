"""Makes tables and plots of raw results; `report.py FILE` writes them into BENCHMARKS.md."""

import pathlib
import sys
from functools import partial

import plots
from files import MESSAGES, bytes_of, shown
from goals import ONE_THREAD, STARTS, TWO_PROCESSES, TWO_THREADS, faster, goals, median_start
from results import read

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "BENCHMARKS.md"
BEGIN, END = "<!-- made by benches/compare/report.py -->\n", "<!-- end -->\n"


def publish(path):
    results = read(path)
    head, _, rest = DOCUMENT.read_text().partition(BEGIN)
    _, _, tail = rest.partition(END)
    images = "".join(f"![{name}](benches/compare/results/{name}.svg)\n\n" for name in plots.write(results, path.parent))
    raw = f"Raw results: [{path.name}](benches/compare/results/{path.name}).\n"
    DOCUMENT.write_text(f"{head}{BEGIN}\n{text(results)}\n{images}{raw}\n{END}{tail}")


def text(results):
    """All tables for which there are results."""
    sections = [run_of, goals_of, speed_of, verdicts_of, cores_of, memory_of, starts_of, instructions_of]
    return "\n".join(section for section in (make(results) for make in sections) if section)


def run_of(results):
    return "; ".join(f"{key}: {value}" for key, value in results.about.items()) + ".\n"


def goals_of(results):
    rows = [
        [goal.work, number(goal.value, goal.unit), number(goal.floor, goal.unit), number(goal.goal, goal.unit), goal.state]
        for goal in goals(results)
        if goal.value is not None
    ]
    return section("Floors and goals", ["work", "measured", "floor", "goal", ""], rows)


def speed_of(results):
    """Times the speed of xmllint --stream."""
    names = results.each("program", part="speed")
    rows = []
    for size in sorted(results.each("size", part="speed"), key=bytes_of, reverse=True):
        for message in MESSAGES:
            for shape in results.each("shape", part="speed", message=message, size=size):
                what = ("speed", message, shape, size)
                ratios = [faster(results, *what, "xmllint --stream", name) for name in names]
                cpu = results.median(**dict(zip(("part", "message", "shape", "size"), what)), program="isoproof", metric="cpu s")
                rows.append([f"{message}, {shape}", shown(size), f"{cpu:.3f} s", *(number(ratio) for ratio in ratios)])
    return section("Times the speed of xmllint --stream", ["file", "size", "isoproof takes", *names], rows)


def verdicts_of(results):
    """For each program, how many files of each case it accepted."""
    cases = results.each("metric", part="verdicts")
    rows = []
    for name in results.each("program", part="verdicts"):
        of = [[row.value for row in results.only(part="verdicts", program=name, metric=case)] for case in cases]
        rows.append([name, *(f"{sum(values):.0f} of {len(values)}" for values in of)])
    return section("Files accepted: all that are valid should be, none of the others", ["program", *cases], rows)


def cores_of(results):
    """Two processes do twice the work of one: what they reach is the most that can be."""
    rows = []
    for size in results.each("size", part="cores"):
        for message in MESSAGES:
            for shape in results.each("shape", part="cores", message=message, size=size):
                ratio = partial(faster, results, "cores", message, shape, size, ONE_THREAD, metric="wall s")
                threads, processes = ratio(TWO_THREADS), 2 * ratio(TWO_PROCESSES)
                rows.append([f"{message}, {shape}", shown(size), number(threads), number(processes)])
    return section("Times the speed of one core", ["file", "size", "two threads", "two processes, a file each"], rows)


def memory_of(results):
    rows = []
    for part in ("speed", "memory"):
        for size in results.each("size", part=part):
            cells = dict(part=part, size=size, shape="pretty", message=MESSAGES[0], metric="memory MB")
            for name in results.each("program", **cells):
                rows.append([name, shown(size), number(results.median(program=name, **cells))])
    return section(f"Peak memory, {MESSAGES[0]}, pretty", ["program", "size", "MB"], rows)


def starts_of(results):
    rows = []
    for message in results.each("message", part="start"):
        times = [f"{median_start(results, message, program):.2f}" for program in STARTS]
        cells = dict(part="instructions", message=message, shape="start", metric="instructions")
        counts = [results.median(program=program, **cells) for program in STARTS]
        rows.append([message, *times, *(f"{count / 1e6:.2f}" if count else "" for count in counts)])
    titles = ["message", "ms", "ms of xmllint", "million instructions", "of xmllint"]
    return section("The whole process for one file of 5 kB", titles, rows)


def instructions_of(results):
    """For each byte, the start left out."""
    rows = []
    for message in MESSAGES:
        for shape in results.each("shape", part="instructions", message=message):
            if shape != "start":
                each = [per_byte(results, message, shape, name) for name in ("isoproof", "xmllint --stream")]
                rows.append([f"{message}, {shape}", *map(number, each), number(each[1] / each[0])])
    return section("Instructions for each byte", ["file", "isoproof", "xmllint --stream", "1 to"], rows)


def per_byte(results, message, shape, program):
    cells = dict(part="instructions", message=message, shape=shape, program=program)
    counts, lengths = (
        [row.value for row in results.only(metric=metric, **cells)] for metric in ("instructions", "bytes")
    )
    return (counts[1] - counts[0]) / (lengths[1] - lengths[0])


def section(title, titles, rows):
    if not rows:
        return ""
    lines = [titles, ["---"] * len(titles), *rows]
    return f"### {title}\n\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def number(value, unit=""):
    return "" if value is None else f"{value:.3g}{unit}"


if __name__ == "__main__":
    publish(pathlib.Path(sys.argv[1]))
