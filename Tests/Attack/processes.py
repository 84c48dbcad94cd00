"""Runs a program and says how it ended, how long it took, what it used and what it printed."""

import dataclasses
import os
import signal
import subprocess
import sys
import threading
import time

MOST_SECONDS = 10
MOST_MEMORY = 256 << 20
# Of each stream; more is cut off.
MOST_OUTPUT = 64 << 20


@dataclasses.dataclass
class Ending:
    """How a program ended."""

    # Negative: the number of the signal that ended it.
    status: int
    stdout: bytes
    stderr: bytes
    # Of a processor, with those of the programs that it started.
    seconds: float
    # The most resident memory, in bytes.
    memory: int
    # Whether it had not ended at the deadline.
    hung: bool


def environment(place, **more):
    """A small environment: nothing of the machine but the search path, and a folder for temporary files of its own."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": f"{place}/home",
        "TMPDIR": f"{place}/tmp",
        "LANG": "C.UTF-8",
        **more,
    }


def run(command, folder, variables, deadline=60, given=b""):
    """Runs a command in a folder to its end, or kills it with all that it started after so many seconds."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        pieces = ([], [])
        threads = [threading.Thread(target=_read, args=pair) for pair in zip((process.stdout, process.stderr), pieces)]
        threads.append(threading.Thread(target=_write, args=(process.stdin, given)))
        for thread in threads:
            thread.start()
        status, usage, hung = _wait(process.pid, deadline)
        process.returncode = status
        for thread in threads:
            thread.join()
    stdout, stderr = (b"".join(piece) for piece in pieces)
    return Ending(status, stdout, stderr, usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10, hung)


def measure(command, folder, variables, file, deadline):
    """The same with a small process in between, so that what this one has in memory is not counted."""
    launcher = f"{os.path.dirname(os.path.abspath(__file__))}/measured.py"
    ending = run([sys.executable, "-S", "-E", launcher, file, *command], folder, variables, deadline)
    if not ending.hung:
        with open(file) as written:
            status, seconds, memory = written.read().split()
        ending.status, ending.seconds, ending.memory = int(status), float(seconds), int(memory)
    return ending


def _wait(pid, deadline):
    end = time.monotonic() + deadline
    pause, hung = 0.001, False
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            break
        if not hung and time.monotonic() > end:
            hung = True
            os.killpg(pid, signal.SIGKILL)
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)
    # What it started and left behind holds the streams open.
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    return os.waitstatus_to_exitcode(status), usage, hung


def _read(stream, pieces):
    size = 0
    while piece := stream.read1(1 << 16):
        if size < MOST_OUTPUT:
            pieces.append(piece)
        size += len(piece)


def _write(stream, given):
    try:
        stream.write(given)
        stream.close()
    except BrokenPipeError:
        pass


def bad_ending(ending, seconds=MOST_SECONDS, statuses=(0, 1, 2)):
    """What is wrong with how a program ended, a line each."""
    if ending.hung:
        return ["did not end"]
    wrong = []
    if ending.status not in statuses:
        name = f"signal {-ending.status}" if ending.status < 0 else f"status {ending.status}"
        wrong.append(f"ended with {name}: {ending.stderr[-200:]!r}")
    if ending.status == 2 and not ending.stderr.strip() and not ending.stdout.strip():
        wrong.append("ended with status 2 without a word")
    if ending.seconds > seconds:
        wrong.append(f"took {ending.seconds:.1f} s of a processor, more than {seconds}")
    if ending.memory > MOST_MEMORY:
        wrong.append(f"took {ending.memory >> 20} MiB")
    return wrong
