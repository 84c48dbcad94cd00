#!/usr/bin/env python3
"""Packs the static binary as a Python wheel, which pip installs beside `python` without building anything.

    packaging/wheel.py VERSION BINARY COPYRIGHT FOLDER

Nothing but the standard library is needed, and the same arguments give the same bytes: members are sorted, and all of
them are from SOURCE_DATE_EPOCH.
"""

import base64
import hashlib
import os
import pathlib
import platform
import sys
import time
import zipfile

METADATA = """\
Metadata-Version: 2.4
Name: policyc
Version: {version}
Summary: Compiles and checks the budgets of agent runs
Classifier: Environment :: Console
Classifier: Operating System :: POSIX :: Linux
Classifier: Topic :: Software Development :: Quality Assurance
License-File: copyright
Description-Content-Type: text/markdown

policyc reads policies of agent-run budgets, proves what their numbers promise together, and writes the environment
files that a deployment reads. This wheel carries the program as one static binary and no Python code.
"""


def tags(machine):
    """A static binary needs no C library, so it runs beside each; 2014 and 1_1 are the oldest names that pip still has."""
    return [f"py3-none-{system}_{machine}" for system in ("manylinux2014", "manylinux_2_17", "musllinux_1_1")]


def record(members, own_name):
    rows = []
    for name, (content, _) in sorted(members.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        rows.append(f"{name},sha256={digest},{len(content)}\n")
    return "".join(rows) + f"{own_name},,\n"


def members_of(version, machine, binary, notices):
    """Names to bytes and mode."""
    info = f"policyc-{version}.dist-info"
    wheel = ["Wheel-Version: 1.0", "Generator: policyc", "Root-Is-Purelib: false"]
    wheel += [f"Tag: {tag}" for tag in tags(machine)]
    members = {
        f"policyc-{version}.data/scripts/policyc": (binary, 0o755),
        f"{info}/METADATA": (METADATA.format(version=version).encode(), 0o644),
        f"{info}/WHEEL": (("\n".join(wheel) + "\n").encode(), 0o644),
        f"{info}/licenses/copyright": (notices, 0o644),
    }
    members[f"{info}/RECORD"] = (record(members, f"{info}/RECORD").encode(), 0o644)
    return members


def file_name(version, machine):
    platforms = ".".join(tag.removeprefix("py3-none-") for tag in tags(machine))
    return f"policyc-{version}-py3-none-{platforms}.whl"


def main():
    version = sys.argv[1]
    binary, copyright_file, folder = map(pathlib.Path, sys.argv[2:])
    machine = platform.machine()
    date = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    members = members_of(version, machine, binary.read_bytes(), copyright_file.read_bytes())
    with zipfile.ZipFile(folder / file_name(version, machine), "w") as wheel:
        # The record comes last, as the format of wheels asks; all else is sorted.
        for name in sorted(members, key=lambda name: (name.endswith("/RECORD"), name)):
            content, mode = members[name]
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100000 | mode) << 16
            wheel.writestr(entry, content, compresslevel=9)


main()
