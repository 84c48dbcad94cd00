"""Every system call that a write uses fails once, or the process is ended at it.

Afterwards each file has its old or its new bytes; the status is that of an undisturbed run only where all are new, else
2 with a word on standard error; nothing is left over, and what a kill leaves is cleared away by the next run.
"""

import dataclasses
import json
import os
import random
import re
import signal

import calls
import checkout
import pull_request
from listing import listing
from processes import bad_ending, environment, run
from report import copy

ERRORS = {
    "openat": ["EACCES", "EIO", "EMFILE", "ENOSPC", "EINTR", "ENOMEM"],
    "write": ["ENOSPC", "EIO", "EINTR", "EDQUOT"],
    "fsync": ["EIO", "ENOSPC", "EINTR"],
    "rename": ["EIO", "ENOSPC", "EXDEV"],
    "renameat": ["EIO", "ENOSPC", "EXDEV"],
    "renameat2": ["EIO", "ENOSPC", "EINVAL"],
    "link": ["EIO"],
    "linkat": ["EIO", "EPERM"],
    "fchmod": ["EIO", "EPERM"],
    "fchown": ["EPERM"],
    "ftruncate": ["EIO", "ENOSPC"],
    "close": ["EIO", "EINTR"],
    "unlink": ["EIO", "EACCES"],
    "unlinkat": ["EIO", "EACCES"],
    "mkdir": ["ENOSPC", "EACCES"],
    "mkdirat": ["ENOSPC", "EACCES"],
    "flock": ["EINTR", "ENOLCK", "EIO"],
    "fcntl": ["EMFILE", "EINVAL"],
    "read": ["EIO", "EINTR"],
    "getdents64": ["EIO"],
}
SIGNALS = ["SIGKILL", "SIGTERM"]
READING = {"openat", "close", "read", "getdents64"}
BASE = "policies/exports"


def _edit(path, old, new):
    def change(folder):
        data = checkout.read(f"{folder}/{path}")
        checkout.write(f"{folder}/{path}", data.replace(old, new, 1))

    return change


def _misspell(folder):
    for name in ("web", "discord"):
        _edit(f"policies/{name}.yaml", b"  inactivity: ", b"  inactivty: ")(folder)


def _new_and_old(folder):
    _edit("policies/ci.yaml", b"hard_cap: 20m", b"hard_cap: 19m")(folder)
    os.unlink(f"{folder}/{BASE}/workspace.env")


# Each with what is done to the shipped policies, and what is run then.
SCENES = {
    "export": (_new_and_old, ["export", "policies"]),
    "export-folders": (
        _edit("policies/policyc.yaml", b"path: exports/workspace.env", b"path: exports/new/deep/workspace.env"),
        ["export", "policies"],
    ),
    "output": (_new_and_old, ["export", "policies", "--target", "action", "--output", f"{BASE}/action.env"]),
    "fix": (_misspell, ["check", "policies", "--fix", "--jobs", "1"]),
    "patch": (_misspell, ["check", "policies", "--fix", "--patch", "change.patch", "--jobs", "1"]),
    "report": (
        lambda folder: None,
        ["check", "policies", "--report", "sarif=it.sarif", "--report", "text=it.txt", "--jobs", "1"],
    ),
    "baseline": (
        _edit("policies/web.yaml", b"inactivity: 13m", b"inactivity: 23h"),
        ["check", "policies", "--write-baseline", "known.json", "--jobs", "1"],
    ),
    "init": (lambda folder: None, ["init", "new"]),
}


@dataclasses.dataclass
class Scene:
    """A run that nothing disturbs."""

    name: str
    folder: str
    words: list
    status: int
    old: dict
    new: dict


@dataclasses.dataclass
class Fault:
    """What goes wrong at which call."""

    scene: Scene
    call: str
    when: int
    # An error or a signal.
    what: str
    # Whether that call writes to standard error.
    hits_words: bool


def missing():
    return calls.why_not()


def prepare(options, work):
    """All faults, as the seed orders them: one of each call that writes, one of each that reads, the others."""
    found = []
    for name in options.scenes or SCENES:
        scene, log = _undisturbed(name, options, work)
        found += list(_faults(scene, log))
    random.Random(f"{options.seed}/failures").shuffle(found)
    seen, turns = set(), ([], [], [], [])
    for fault in found:
        place = (fault.scene.name, fault.call, fault.when)
        turns[2 * (place in seen) + (fault.call in READING)].append(fault)
        seen.add(place)
    return [fault for turn in turns for fault in turn]


def numbers(options, faults):
    return range(len(faults))


def _undisturbed(name, options, work):
    change, words = SCENES[name]
    folder = f"{work}/scenes/{name}"
    os.makedirs(f"{folder}/repository/.git")
    for inside in ("home", "tmp"):
        os.mkdir(f"{folder}/{inside}")
    copy(f"{pull_request.ROOT}/policies", f"{folder}/repository/policies")
    change(f"{folder}/repository")
    twin, log = f"{work}/scenes/{name}.new", f"{work}/scenes/{name}.log"
    copy(folder, twin)
    trace = ["strace", "-f", "-qq", "-o", log, "-e", f"trace={','.join(ERRORS)}"]
    ending = run([*trace, options.binary, *words], f"{twin}/repository", environment(twin))
    old, new = listing(f"{folder}/repository"), listing(f"{twin}/repository")
    if ending.status not in (0, 1) or old == new:
        raise RuntimeError(f"{words} writes nothing undisturbed: {ending}")
    with open(log, errors="replace") as file:
        return Scene(name, folder, words, ending.status, old, new), file.read().splitlines()


def _faults(scene, log):
    """A fault for each call behind the last that the dynamic loader makes. strace counts for each thread."""
    loaded = max((place for place, line in enumerate(log) if re.search(r'"[^"]*\.so[."]', line)), default=-1)
    counts = {}
    for place, line in enumerate(log):
        match = re.match(r"(\d+) +(\w+)\((\d*)", line)
        if not match or match[2] not in ERRORS:
            continue
        when = counts[match[1], match[2]] = counts.get((match[1], match[2]), 0) + 1
        if place > loaded:
            for what in ERRORS[match[2]] + SIGNALS:
                yield Fault(scene, match[2], when, what, match[2] == "write" and match[3] == "2")


def try_one(number, report, options, faults, folder):
    """Tries a fault, and where a promise is broken once more: threads shift the calls that strace counts."""
    fault = faults[number]
    wrong, command = _tried(fault, options, folder)
    if wrong:
        wrong, command = _tried(fault, options, f"{folder}/again")
        if not wrong:
            report.count("seen once and not again")
    for promise in wrong:
        report.breaks(number, folder, command, f"{fault.scene.name}: {promise}")
    report.count(f"of {len(faults)} failures")


def _tried(fault, options, folder):
    """The broken promises, and the command line."""
    scene = fault.scene
    copy(scene.folder, folder)
    kind = "signal" if fault.what.startswith("SIG") else "error"
    inject = f"inject={fault.call}:{kind}={fault.what}:when={fault.when}"
    trace = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", f"trace={fault.call}", "-e", inject]
    ending = run([*trace, options.binary, *scene.words], f"{folder}/repository", environment(folder))
    if ending.status == 127 and b"error while loading shared libraries" in ending.stderr:
        # The last calls of the loader come behind the name of the last library. The program has not started.
        return [], []
    after = listing(f"{folder}/repository")
    wrong = _wrong_status(ending, fault, after) + _wrong_files(fault, after, folder)
    wrong += _wrong_repeat(fault, options, folder)
    return wrong, [*trace, options.binary, *scene.words]


def _wrong_status(ending, fault, after):
    is_done = after == fault.scene.new
    ended = {"SIGKILL": -signal.SIGKILL, "SIGTERM": -signal.SIGTERM}.get(fault.what)
    if ended is not None and ending.status == ended:
        return []
    wrong = bad_ending(ending, statuses=(fault.scene.status, 2))
    if ending.status == fault.scene.status and not is_done and not wrong:
        wrong.append(f"ended with {ending.status} though not all is written")
    if ending.status == 2 and not ending.stderr.strip() and not fault.hits_words:
        wrong.append("ended with 2 and no word on standard error")
    return [f"{fault.what} at {fault.call}: {what}" for what in wrong]


def _wrong_files(fault, after, folder):
    """Files that are neither the old nor the new ones, and what is left over."""
    scene = fault.scene
    wrong = []
    for path in sorted(scene.old.keys() | scene.new.keys() | after.keys()):
        if after.get(path) not in (scene.old.get(path), scene.new.get(path)):
            if scene.name == "report" and _is_whole_report(path, folder):
                continue
            is_leftover = path.endswith(".policyc-new") and (fault.what == "SIGKILL" or fault.call.startswith("unlink"))
            if not is_leftover:
                wrong.append(f"{fault.what} at {fault.call} left {path} {'half' if path in scene.new else 'over'}")
    return wrong


def _is_whole_report(path, folder):
    """A report also tells what could not be read; such a one is another than undisturbed, and whole as well."""
    if path not in ("it.sarif", "it.txt") or not os.path.isfile(f"{folder}/repository/{path}"):
        return False
    data = checkout.read(f"{folder}/repository/{path}")
    if path == "it.txt":
        return b"problem: " in data and b"not all that was asked for" in data.splitlines()[-1]
    try:
        return not json.loads(data)["runs"][0]["invocations"][0]["executionSuccessful"]
    except (ValueError, LookupError):
        return False


def _wrong_repeat(fault, options, folder):
    """What the next run, which nothing disturbs, leaves as it should not be."""
    scene = fault.scene
    ending = run([options.binary, *scene.words], f"{folder}/repository", environment(folder))
    after = listing(f"{folder}/repository")
    # The bytes of what was there before decide whether there is still something to write.
    if after == scene.new and ending.status in (0, scene.status):
        return []
    if scene.name == "init" and ending.status == 2 and not any(path.endswith(".policyc-new") for path in after):
        return []
    lost = sorted(path for path in scene.new.keys() | after.keys() if scene.new.get(path) != after.get(path))
    left = f"{', '.join(lost)}: {ending.stderr[-200:]!r}"
    return [f"{fault.what} at {fault.call}: the next run ended with {ending.status} and left {left}"]
