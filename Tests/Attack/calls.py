"""What a program asked of the system, as strace saw it."""

import os
import shutil
import subprocess

NETWORK = {
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "recvfrom",
    "recvmsg",
    "recvmmsg",
}
CHANGING = {
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "mknod",
    "mknodat",
    "chmod",
    "fchmodat",
    "chown",
    "lchown",
    "fchownat",
    "truncate",
    "utimensat",
    "setxattr",
}
WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")
# -s keeps arguments whole.
STRACE = ["strace", "-f", "-qq", "-s", "4096", "-e", "signal=none"]


def why_not():
    """Why programs cannot be watched here; nil where they can."""
    if not shutil.which("strace"):
        return "strace is not on this machine"
    seen = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return None if seen.returncode == 0 else "strace may not watch programs here"


def calls(log):
    """The calls of a log, without the number of the thread; those that another thread interrupted are put together."""
    begun, found = {}, []
    for line in log.splitlines():
        thread, _, call = line.partition(" ")
        call = call.lstrip()
        if call.endswith("<unfinished ...>"):
            begun[thread] = call.removesuffix("<unfinished ...>")
        elif call.startswith("<... ") and " resumed>" in call:
            found.append(begun.pop(thread, "") + call.split(" resumed>", 1)[1])
        else:
            found.append(call)
    return found + list(begun.values())


class Watched:
    """What a program and all that it started did."""

    def __init__(self, path):
        with open(path, errors="replace") as file:
            found = calls(file.read())
        names = [(call.split("(")[0], call) for call in found]
        self.started = [call.split('"')[1] for name, call in names if name.startswith("exec") and call.endswith(" = 0")]
        self.connected = [call for name, call in names if name in NETWORK]
        self.changed = [
            call
            for name, call in names
            if (name in CHANGING or name in ("open", "openat", "creat") and any(flag in call for flag in WRITING))
            and '"/dev/null"' not in call
        ]


def git():
    return os.path.realpath(shutil.which("git", path="/usr/local/bin:/usr/bin:/bin"))
