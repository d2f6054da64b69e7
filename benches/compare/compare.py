"""The work of run.sh: measures, keeps the raw results, says what was reached."""

import argparse
import pathlib
import sys

import parts
import report
from files import Files
from goals import goals
from programs import programs
from results import Results, about

HERE = pathlib.Path(__file__).resolve().parent


def main():
    options = arguments()
    plan = parts.Plan(options.quick, options.rounds, options.size)
    files = Files(options.isoproof, options.target, options.folder)
    some = programs(options.isoproof, options.target, options.jars, options.quick)
    chosen = options.parts or (parts.QUICK if options.quick else list(parts.ALL))
    results, equal = Results(about(options.isoproof)), True
    for name in chosen:
        print(f"… {name}", file=sys.stderr, flush=True)
        equal &= parts.ALL[name](plan, files, some, results) is not False
    is_full = not (options.quick or options.parts or options.size)
    keep(results, pathlib.Path(options.target), is_full)
    print(report.text(results))
    if not equal:
        print("error: verdicts differ", file=sys.stderr)
    missed = [goal.work for goal in goals(results) if goal.is_missed]
    return 1 if not equal or (is_full and missed) else 0


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh")
    for given in ("isoproof", "target", "jars", "folder"):
        parser.add_argument(given, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--size", help="instead of 10MB, 100MB and 1GB")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts.ALL))
    options = parser.parse_intermixed_args()
    unknown = [part for part in options.parts if part not in parts.ALL]
    if unknown:
        parser.error(f"no part is called {unknown[0]}")
    return options


def keep(results, target, is_full):
    """Only a full run is worth keeping; of others the raw results lie in the target folder."""
    if not is_full:
        results.write(target / "compare.tsv")
        return
    path = HERE / "results" / f"{results.about['date']}.tsv"
    path.parent.mkdir(exist_ok=True)
    results.write(path)
    report.publish(path)


if __name__ == "__main__":
    sys.exit(main())
