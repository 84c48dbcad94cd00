"""What an attack has tried, and which promises it saw broken."""

import os
import shlex
import shutil
import subprocess
import tempfile
import threading

# Of one attack, so that a program that breaks everything is told in one screen.
MOST_TOLD = 20


class Report:
    """Collects from several threads what one attack has tried."""

    def __init__(self, name, options):
        self.name = name
        self.options = options
        self.tried = {}
        self.broken = []
        self.skipped = None
        self._lock = threading.Lock()
        self._told = {}
        self._most = {}

    def count(self, what, number=1):
        with self._lock:
            self.tried[what] = self.tried.get(what, 0) + number

    def most(self, unit, number, name):
        """Takes down the most that a trial took of something."""
        with self._lock:
            self._most[unit] = max(self._most.get(unit, (0, "")), (number, name))

    def breaks(self, number, folder, command, promise):
        """Takes down a broken promise of a trial, with the folder as it was left."""
        kept = self._keep(number, folder)
        words = " ".join(map(_shown, command))
        self.broken.append(f"{promise}\n    by: {words}\n    in: {kept}\n    again: {self._again(number)}")

    def _again(self, number):
        return (
            f"Tests/Attack/run --seed {self.options.seed} --only {self.name} --number {number}"
            f" {shlex.quote(self.options.binary)}"
        )

    def _keep(self, number, folder):
        with self._lock:
            if number not in self._told:
                kept = None
                if self.options.keeps and len(self._told) < MOST_TOLD and folder:
                    kept = tempfile.mkdtemp(prefix=f"policyc-attack-{self.name}-{number}-")
                    copy(folder, f"{kept}/it")
                self._told[number] = f"{kept}/it" if kept else "not kept"
            return self._told[number]

    def lines(self):
        """One line of what was tried, and what was broken."""
        if self.skipped:
            return [f"{self.name}: skipped: {self.skipped}"]
        counts = ", ".join(f"{number} {what}" for what, number in self.tried.items())
        counts += "".join(f", at most {most:.0f} {unit} ({name})" for unit, (most, name) in self._most.items())
        broken = f"{len(self.broken)} broken promises" if self.broken else "no broken promise"
        told = [f"  BROKEN: {text}" for text in self._one_of_each()[:MOST_TOLD]]
        more = len(self.broken) - len(told)
        return (
            [f"{self.name}: {counts}: {broken} (seed {self.options.seed})"]
            + told
            + ([f"  and {more} more"] if more > 0 else [])
        )

    def _one_of_each(self):
        """The broken promises, with one of each kind in front. A kind is known by its first words."""
        seen = {}
        for text in self.broken:
            seen.setdefault(" ".join(text.split()[:5]), []).append(text)
        return [texts[0] for texts in seen.values()] + [text for texts in seen.values() for text in texts[1:]]


def _shown(word):
    """A word of a command as a shell reads it, in characters that show."""
    word = os.fsdecode(word)
    if word.isascii() and word.isprintable():
        return shlex.quote(word)
    escaped = "".join(
        f"\\x{byte:02x}" if byte < 32 or byte > 126 or byte in b"'\\" else chr(byte) for byte in os.fsencode(word)
    )
    return f"$'{escaped}'"


def copy(source, target):
    """Copies a tree with its links, FIFOs, hard links and modes."""
    if os.path.exists(source):
        subprocess.run(["cp", "-a", "--sparse=always", "--", source, target], check=True)


def remove(folder):
    """Removes a tree, whatever modes its folders have."""
    shutil.rmtree(os.fsencode(folder), ignore_errors=True)
