"""A checkout that a pull request is applied to, and the paths that one names in it."""

import os

# Relative to the policies; OUTSIDE stands for a folder with canary files, ROOT for the checkout.
PATHS = [
    "OUTSIDE/secret.env",
    "../../outside/secret.env",
    "../" * 12 + "proc/self/environ",
    "/proc/self/environ",
    "/proc/self/fd/1",
    "/dev/stdout",
    "/dev/stderr",
    "/etc/passwd",
    "../../home/.npmrc",
    "../.git/config",
    "../.git/hooks/pre-commit",
    "../.git/index",
    "ROOT/.git/config",
    "web.yaml",
    "targets/gateway.yaml",
    "policyc.yaml",
    "./exports/../web.yaml",
    "../policies/ci.yaml",
    "out/secret.env",
    "out/new.env",
    "exports/./gateway.env",
    "exports//gateway.env",
    "../policies/exports/gateway.env",
    "exports/new/deep/a.env",
    "../README.md",
    "~/.npmrc",
    "$HOME/a.env",
    "",
    ".",
    "..",
    "exports/",
    "../Tests/Corpus/deployments/compose.yaml",
    "../.gitattributes",
    "exports/gateway.env/a",
    "a\nb",
    "a\x1b[31m",
    "a\0b",
    "../../outside/policy.yaml",
    "git/config",
    "same/gateway.env",
    "scenarios/words.yaml",
    "../../outside/new.env",
    "OUTSIDE/../repository/.git/x",
    "exports/.gateway.env.policyc-new",
]
# Files that policyc is told to write, by the command line that CI runs.
ASKED_FOR = ["report.out", "known.json", "change.patch"]


class Checkout:
    """A checkout that a pull request is applied to."""

    def __init__(self, place, canaries):
        self.place = place
        self.root = f"{place}/repository"
        self.canaries = canaries
        self.credentials = []

    def files(self, *endings):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(name for name in folders if name != ".git")
            found += [os.path.join(folder, name) for name in sorted(names)]
        return [path for path in found if path.endswith(endings) and os.path.isfile(path) and not os.path.islink(path)]

    def pick(self, random, *endings):
        return random.choice(self.files(*endings) or [self.new("policies/new.yaml", b"policyc: 1\n")])

    def new(self, name, data):
        path = os.path.join(os.fsencode(self.root), os.fsencode(name))
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if not os.path.lexists(path) or os.path.isfile(path) and not os.path.islink(path):
                write(path, data)
        except (OSError, ValueError):
            # A name that no file can have.
            pass
        return os.fsdecode(path)

    def instead(self, path, make):
        """Puts something else in the place of a file or a folder."""
        if os.path.isdir(path) and not os.path.islink(path):
            os.rename(path, f"{path}.old")
        elif os.path.lexists(path):
            os.unlink(path)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        make(path)

    def hostile_path(self, random):
        path = random.choice(PATHS)
        return path.replace("OUTSIDE", f"{self.place}/outside").replace("ROOT", self.root)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def lines_of(path):
    return read(path).split(b"\n")


def insert_line(path, random, line):
    lines = lines_of(path)
    lines.insert(random.randint(0, len(lines)), line)
    write(path, b"\n".join(lines))
