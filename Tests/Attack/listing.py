"""What lies in a folder, and what became of it."""

import hashlib
import os
import stat


def listing(folder, without=()):
    """The entries below a folder: path to kind, mode and digest or target. Links are not followed."""
    found = {}
    opened = [""]
    while opened:
        inside = opened.pop()
        for entry in os.scandir(os.path.join(os.fsencode(folder), os.fsencode(inside))):
            path = os.path.join(inside, os.fsdecode(entry.name))
            if path in without:
                continue
            found[path] = _state(entry)
            if entry.is_dir(follow_symlinks=False):
                opened.append(path)
    return found


def _state(entry):
    status = entry.stat(follow_symlinks=False)
    kind, mode = stat.S_IFMT(status.st_mode), stat.S_IMODE(status.st_mode)
    if kind == stat.S_IFLNK:
        return kind, mode, os.readlink(entry.path)
    if kind != stat.S_IFREG:
        return kind, mode, ""
    # Files that were made huge without a disk for them are told by their size.
    if status.st_size > 64 << 20:
        return kind, mode, str(status.st_size)
    with open(entry.path, "rb") as file:
        return kind, mode, hashlib.sha256(file.read()).hexdigest()


def changed(before, after):
    """The paths that are new, gone or different, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
