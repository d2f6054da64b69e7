"""The work of run.sh: runs both validators in turn and prints medians."""

import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

# What the project promises (see README.md).
LEAST_RATIO, MOST_MEMORY_MB, MOST_START_MS = 12.0, 24.0, 10.0
STARTS = 20


def main(isoproof, folder, rounds):
    folder = pathlib.Path(folder)
    large, small, schema = folder / "large.xml", folder / "small.xml", folder / "schema.xsd"
    ours = [isoproof, "validate", "--layers", "schema", "--format", "concise"]
    theirs = ["xmllint", "--stream", "--noout", "--nonet", "--schema", str(schema)]
    for file in (large, small):
        codes = [run([*command, str(file)])[0] for command in (ours, theirs)]
        if codes != [0, 0]:
            sys.exit(f"error: {file.name}: isoproof and xmllint exit with {codes}, not with 0")
    pairs = [(run([*ours, str(large)]), run([*theirs, str(large)])) for _ in range(rounds)]
    starts = [(run([*ours, str(small)]), run([*theirs, str(small)])) for _ in range(STARTS)]
    memory = [peak_memory([*command, str(large)]) for command in (ours, theirs)]
    return report(large.stat().st_size, small.stat().st_size, pairs, starts, memory)


def run(command):
    """Exit code and CPU seconds (user and system)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime


def peak_memory(command):
    """Peak memory in MB, asked for again and again in a run of its own: what wait4 says
    is never less than the memory of this script, from which the process started."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        peak = max([peak, *(int(kb) for kb in re.findall(r"VmHWM:\s*(\d+)", status))])
        time.sleep(0.001)
    return peak / 1024


def report(size, small, pairs, starts, memory):
    cpu = [statistics.median(pair[i][1] for pair in pairs) for i in (0, 1)]
    start = [statistics.median(pair[i][1] for pair in starts) * 1_000 for i in (0, 1)]
    ratio = cpu[1] / cpu[0]
    print("\n| | isoproof | xmllint --stream | target |\n| --- | --- | --- | --- |")
    print(f"| CPU for {size / 1e6:.0f} MB, median of {len(pairs)} | {cpu[0]:.2f} s | {cpu[1]:.2f} s | |")
    print(f"| times the speed of xmllint | {ratio:.1f} | 1 | at least {LEAST_RATIO:.0f} |")
    print(f"| peak memory | {memory[0]:.1f} MB | {memory[1]:.1f} MB | under {MOST_MEMORY_MB:.0f} MB |")
    print(f"| start to verdict on {small} bytes, CPU | {start[0]:.1f} ms | {start[1]:.1f} ms | under {MOST_START_MS:.0f} ms |")
    reached = ratio >= LEAST_RATIO and memory[0] < MOST_MEMORY_MB and start[0] < MOST_START_MS
    print(f"\n{'all targets reached' if reached else 'TARGETS MISSED'}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
