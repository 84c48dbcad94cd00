"""Holds the attacks to programs that break one promise each: what none of them reports, no attack can find."""

import argparse
import os
import shlex
import sys
import tempfile

import attacks

WRITES = "case \"$*\" in *--check*|*--target*|*--follow-up*) ;; export*) {deed};; esac"
# Of each attack: the broken promise, what the program does before it does what policyc does, and what must be reported.
SABOTAGES = {
    "pull-request": [
        ("ends by a signal", "case $1 in show) kill -SEGV $$;; esac", "ended with signal 11"),
        ("ends with status 3", "case $1 in show) exit 3;; esac", "ended with status 3"),
        ("ends without a word", "case $1 in check) exit 2;; esac", "without a word"),
        (
            "is slow",
            "case $1 in explain) exec python3 -c 'import time\nwhile time.process_time() < 12: pass';; esac",
            "s of a processor",
        ),
        ("does not end", "case $1 in explain) exec sleep 1000;; esac", "did not end"),
        ("takes memory", "case $1 in compile|show) exec python3 -c 'b\"x\" * (300 << 20)';; esac", "MiB"),
        ("prints its environment", 'echo "$CANARY"', "standard output tells the canary"),
        ("prints it as an error", 'echo "$CANARY" >&2', "standard error tells the canary"),
        ("reads outside", "cat ../outside/secret.env", "tells the canary"),
        ("reads what .git holds", "cat .git/config", "tells the canary"),
        (
            "follows links",
            "cat policies/*.yaml policies/exports/* Tests/Corpus/*/* 2>/dev/null </dev/null | head -c 100000",
            "tells the",
        ),
        ("prints files", "find policies Tests -type f -exec cat {} + 2>/dev/null", "tells the credential"),
        ("prints escapes", "printf '\\033[2J\\n'", "holds U+001B"),
        ("colours unasked", "printf '\\033[31mx\\033[0m\\n'", "holds U+001B"),
        ("prints controls of the direction", "printf '\\342\\200\\256\\n'", "holds U+202E"),
        ("prints other bytes", "printf '\\377\\n'", "is not UTF-8"),
        ("prints tabs", "printf 'a\\tb\\n'", "holds U+0009"),
        ("gives an order", "echo ::stop-commands::x", "begins a workflow command"),
        ("gives one behind blanks", "printf '\\302\\240\\342\\200\\203::debug::x\\n'", "begins a workflow command"),
        ("gives one behind a CR", "printf 'x\\r::debug::x\\n'", "begins a workflow command"),
        ("gives one in a line", "echo 'x ##[add-mask]true'", "opens a workflow command"),
        ("gives one to another runner", "echo 'x ##vso[task]' >&2", "opens a workflow command"),
        ("writes outside", "echo x >> ../outside/new.env", "outside/new.env was created"),
        ("changes what is outside", "echo x >> ../outside/secret.env", "outside/secret.env was changed"),
        ("writes into .git", "echo x > .git/hooks/pre-commit", "was created"),
        ("removes a file", "rm -f README.md", "repository/README.md was removed"),
        ("leaves a temporary file", 'echo x > "$TMPDIR/x"', "tmp/x was created"),
        ("leaves one beside the export", "echo x > policies/.a.env.policyc-new", ".policyc-new was created"),
        ("changes a mode", "chmod 777 README.md", "repository/README.md was changed"),
        ("exports over a source", WRITES.format(deed="echo x > policies/web.yaml"), "policies/web.yaml was changed"),
        ("exports over a stranger's file", WRITES.format(deed="echo x > README.md"), "README.md was changed"),
        (
            "writes when it shall not",
            "case \"$*\" in *--diff*) echo x > policies/web.yaml;; esac",
            "policies/web.yaml was",
        ),
        (
            "reports an order",
            "case $* in *--report*) echo '##[debug]x' > report.out; exit 1;; esac",
            "report.out opens a workflow command",
        ),
    ],
    "repository": [
        ("refreshes the index", "git status >/dev/null 2>&1", "was changed"),
        ("starts a shell", "sh -c true", "started"),
        ("opens a socket", "python3 -c 'import socket; socket.socket()'", "connected"),
        ("writes", "echo x > written", "wrote"),
        ("sees no change", "exit 0", "does not tell the change"),
        (
            "lets git do what it likes",
            "git diff HEAD >/dev/null 2>&1; git ls-files --modified >/dev/null 2>&1",
            "ran the trap",
        ),
        ("takes any git", "git --version >/dev/null 2>&1", "bin/git"),
    ],
    "floods": [
        ("reads it all", "case $1 in check) exec python3 -c 'b\"x\" * (300 << 20)';; esac", "MiB"),
        ("crashes", "case $1 in check) kill -ABRT $$;; esac", "ended with signal 6"),
    ],
    "failures": [
        (
            "writes into the file",
            "case $1 in export) echo A=1 > policies/exports/new.env; echo B=1 >> policies/exports/new.env; exit;; esac",
            "half",
        ),
        (
            "does not look whether it could",
            "case $1 in export) echo A=1 2>/dev/null > policies/exports/new.env; exit 0;; esac",
            "though not all is written",
        ),
        (
            "says nothing",
            "case $1 in export) echo A=1 2>/dev/null > policies/exports/new.env || exit 2; exit;; esac",
            "no word",
        ),
        (
            "leaves its temporary file",
            "case $1 in export) cd policies/exports; echo A=1 > .new || exit 2; mv .new new.env || exit 2; exit;; esac",
            "over",
        ),
        (
            "does not clear up",
            "case $1 in export) cd policies/exports; set -C; echo A=1 > .x.policyc-new || exit 2;"
            " mv .x.policyc-new new.env; exit;; esac",
            "the next run ended with",
        ),
    ],
}


def run(options):
    """Attacks each of the programs; 1 when one was not caught."""
    names = options.only or list(SABOTAGES)
    missed = 0
    with tempfile.TemporaryDirectory(prefix="policyc-sabotage-") as folder:
        for name in names:
            caught = 0
            for place, (what, deed, word) in enumerate(SABOTAGES[name]):
                found = _attacked(name, deed, word, f"{folder}/{name}-{place}", options)
                if found is None:
                    missed += 1
                    print(f"  MISSED: {name}: a program that {what}")
                caught += found is not None
            print(
                f"{name}: {caught} of {len(SABOTAGES[name])} sabotaged programs were caught (seed {options.seed})",
                flush=True,
            )
    return 1 if missed else 0


def _attacked(name, deed, word, path, options):
    """The first report that has the word; nil when there is none within the time."""
    with open(path, "w") as file:
        file.write(f"#!/bin/sh\n{deed}\nexec {shlex.quote(options.binary)} \"$@\"\n")
    os.chmod(path, 0o755)
    given = argparse.Namespace(**{**vars(options), "binary": path, "keeps": False, "until": word, "scenes": ["export"]})
    found = attacks.attack(name, given, 60)
    if found.skipped:
        sys.exit(f"{name} cannot be tested here: {found.skipped}")
    return next((text for text in found.broken if word in text), None)
