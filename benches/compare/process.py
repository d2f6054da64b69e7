"""Runs programs and says what they used."""

import contextlib
import os
import pathlib
import re
import subprocess
import time
from typing import NamedTuple


class Used(NamedTuple):
    """Times in seconds; CPU is user and system, of the whole process."""

    code: int
    cpu: float
    wall: float
    faults: int


@contextlib.contextmanager
def one_core():
    """What starts inside runs on one core, always the same."""
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(all_cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_cores)


def run(command):
    started = time.monotonic()
    _, status, used = os.wait4(spawn(command), 0)
    wall = time.monotonic() - started
    return Used(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, wall, used.ru_minflt)


def wall_together(commands):
    """What programs take that run at the same time and must succeed, by the clock."""
    started = time.monotonic()
    children = [spawn(command) for command in commands]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(codes):
        raise SystemExit(f"error: exit codes {codes} of {' '.join(commands[0])}")
    return time.monotonic() - started


def spawn(command):
    """Starts a program without forking this one, so that its first pages do not count."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    return os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)


def peak_memory(command):
    """Peak memory in MB, asked for again and again: what wait4 says is never less than
    the memory of this script, from which the program started."""
    child, peak = spawn(command), 0
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        peak = max(peak, memory_of(child))
        time.sleep(0.002)
    os.waitpid(child, 0)
    return peak


def memory_of(child):
    status = pathlib.Path(f"/proc/{child}/status").read_text()
    return max((int(kb) / 1024 for kb in re.findall(r"VmHWM:\s*(\d+)", status)), default=0)


def instructions(command):
    """Counted by callgrind."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run([*tool, *command], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])
