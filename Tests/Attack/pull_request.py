"""A fork's pull request: edits drawn from a seed, and on them everything that CI runs.

policyc ends soon with 0, 1 or 2, prints nothing of what lies outside of the repository or in the environment, nothing
that a terminal or a runner obeys and no credential, and writes only what it was asked to write.
"""

import hashlib
import itertools
import json
import os
import random
import re
import shutil
import stat
import subprocess

import checkout
import edits
import foreign
import joblog
from listing import changed, listing
from processes import bad_ending, environment, run
from report import copy

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FORMATS = ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"]
DEPLOYMENT = [f"Tests/Corpus/deployments/{name}" for name in ("compose.yaml", "env.example", "agent.yml")]
TRACES = [f"Tests/Corpus/traces/incident.{name}" for name in ("ndjson", "sse.ndjson", "opencode.ndjson")]
REPLAY = ["--policy", "policies/web.yaml"]
# What a CI job gives to everything that it starts.
OF_CI = {"GITHUB_ACTIONS": "true", "TF_BUILD": "True", "GITLAB_CI": "true"}
SHOW = ["show", "policies"]
PATCH = ["--patch", "change.patch"]
# Groups of command lines, with how many of each run on a pull request.
COMMANDS = [
    (3, [["check", "policies", "--format", form] for form in FORMATS]),
    (1, [["check", "policies", "--format", form, "--since", "HEAD"] for form in FORMATS]),
    (1, [["check", "policies", "--report", f"{form}=report.out"] for form in FORMATS]),
    (
        1,
        [
            ["check", "policies", "--color", "always", "--statistics", "--max-findings", "3"],
            ["check"],
            ["check", "."],
            ["check", "policies", "--baseline", "known.json"],
            ["check", "policies", "--write-baseline", "known.json"],
            ["check", "policies/web.yaml", "policies/targets"],
            ["check", "-", "--stdin-filename", "policies/web.yaml"],
        ],
    ),
    (
        2,
        [
            ["check", "policies", "--fix", "--diff"],
            ["check", "policies", "--fix=review", "--diff"],
            ["check", "policies", "--fix"],
            ["check", "policies", "--fix=review"],
            ["check", "policies", "--fix=review", *PATCH],
            ["check", "-", "--fix"],
        ],
    ),
    (
        3,
        [
            ["export", "policies", *more]
            for more in (["--check"], ["--check", *PATCH], [], ["--explain"], ["--follow-up"])
        ],
    ),
    (
        1,
        [["export", "policies", "--target", "gateway", "--dialect", dialect] for dialect in edits.DIALECTS]
        + [["export", "policies", "--target", "gateway", "--dialect", "configmap", "--name", "a"]],
    ),
    (2, [["audit", "--policies", "policies", "--format", form, *DEPLOYMENT] for form in FORMATS]),
    (
        1,
        [["test", "policies", "--format", form] for form in ("text", "json", "junit")]
        + [["test", "policies", "--coverage"]],
    ),
    (
        1,
        [["replay", *REPLAY, trace, "--format", form] for trace in TRACES for form in ("text", "json")]
        + [["replay", "--against", "policies/ci.yaml", "--skip-malformed", *REPLAY, *TRACES]],
    ),
    (
        2,
        [[*SHOW, *more] for more in ([], ["--format", "json"], ["--why", "run.hard_cap"], ["--timeline"])]
        + [
            [*SHOW, "--timeline", "--format", "svg"],
            ["compile", "policies"],
            ["explain", "gateway", "--project", "policies"],
            ["explain", "GATEWAY_RUN_TIMEOUT_MS", "--project", "policies"],
            ["explain"],
        ],
    ),
]
HEADER = re.compile(rb"\A# Written by policyc [^\n]*\n(?:#[^\n]*\n)*?# sha256 of the assignments: ([0-9a-f]{64})\n")


class Trial:
    """One pull request."""

    def __init__(self, number, report, options, template, folder):
        self.random = random.Random(f"{options.seed}/{number}")
        self.number, self.report, self.options, self.folder = number, report, options, folder
        self.template = template
        self.canaries = [foreign.canary(self.random) for _ in range(6)]
        self.checkout = checkout.Checkout(folder, self.canaries)
        # Files that policyc wrote in this trial.
        self.own = set()

    def run(self):
        self._make()
        for edit in self.random.choices(edits.EDITS, k=self.random.randint(1, 7)):
            edit(self.checkout, self.random)
            self.report.count("edits")
        if self.random.random() < 0.4:
            edits.credential(self.checkout, self.random)
        commands = [command for number, group in COMMANDS for command in self.random.sample(group, number)]
        self.random.shuffle(commands)
        for command in commands:
            self._try(command)
        self.report.count("pull requests")

    def _make(self):
        """A clone with canary files around it, and a token where actions/checkout leaves one."""
        copy(self.template, self.folder)
        environ, outside, policy, trace, home, config = self.canaries
        self.environ = environ
        for name in ("outside", "home", "tmp"):
            os.makedirs(f"{self.folder}/{name}")
        for name, text in {
            "outside/secret.env": f"GATEWAY_RUN_TIMEOUT_MS={outside}\nSECRET={outside}\n",
            "outside/policy.yaml": f"policyc: 1\nabstract: true\nsummary: {policy}\nrun: {{hardcap: {policy}}}\n",
            "outside/trace.ndjson": f'{{"t":1,"event":"ask","id":"{trace}"}}\n{{"t":2,"event":"{trace}"}}\n',
            "outside/export.env": edits.header(f"MINE={outside}\n".encode()).decode(),
            "home/.npmrc": f"//registry.npmjs.org/:_authToken={home}\n",
            "repository/.git/config": f"[core]\n\tbare = false\n[http]\n\textraheader = {config}\n",
        }.items():
            checkout.write(f"{self.folder}/{name}", text.encode())

    def _try(self, words):
        self.report.count("commands")
        variables = environment(self.folder, CANARY=self.environ, **(OF_CI if self.random.random() < 0.5 else {}))
        given = b""
        if "-" in words:
            given = checkout.read(self.checkout.pick(self.random, ".yaml"))
        before = listing(self.folder)
        bytes_before = self._texts(before)
        ending = run([self.options.binary, *words], self.checkout.root, variables, given=given)
        after = listing(self.folder)
        wrong = bad_ending(ending) + self._printed(ending, words)
        paths = changed(before, after)
        wrong += [what for path in paths if (what := self._wrong_change(path, words, before, after, bytes_before))]
        self.own.update(path for path in paths if path in after)
        wrong += self._reported(words, paths)
        for promise in wrong:
            self.report.breaks(self.number, self.folder, [self.options.binary, *words], promise)

    # MARK: What is printed

    def _printed(self, ending, words):
        tabs = words[0] == "export" and "--target" not in words or "--diff" in words
        wrong = []
        for stream, data in (("standard output", ending.stdout), ("standard error", ending.stderr)):
            own = "github" in words and words[0] in ("check", "audit") and stream == "standard output"
            for what in joblog.obeyed(data, own, tabs, colours="always" in words)[:3]:
                wrong.append(f"{stream} {what}")
            wrong += [f"{stream} tells {what}" for what in self._told(data)]
        return wrong

    def _told(self, data):
        found = [f"the canary {canary}" for canary in self.canaries if canary.encode() in data]
        for token in self.checkout.credentials:
            # What follows the sign of the issuer is what nobody may learn.
            if token[-14:].encode() in data:
                found.append(f"the credential {token}")
        return found

    def _reported(self, words, paths):
        """A report is what would be printed; a patch and a baseline tell no secret either."""
        wrong = []
        for path in paths:
            full = f"{self.folder}/{path}"
            if os.path.islink(full) or not os.path.isfile(full):
                continue
            data = checkout.read(full)
            is_source = path.removeprefix("repository/") not in checkout.ASKED_FOR
            # What is fixed keeps its credentials.
            wrong += [f"{path} tells {what}" for what in self._told(data) if not is_source or "canary" in what]
            if "--report" in words:
                own = any(word.startswith("github=") for word in words)
                wrong += [f"{path} {what}" for what in joblog.obeyed(data, own)[:3]]
        return wrong

    # MARK: What is written

    def _texts(self, before):
        """The bytes of the small files of the checkout, as they were."""
        return {
            path: checkout.read(f"{self.folder}/{path}")
            for path, (kind, _, _) in before.items()
            if kind == stat.S_IFREG and path.startswith("repository/") and "/.git/" not in path
        }

    def _wrong_change(self, path, words, before, after, texts):
        """Why a command may not have changed a path; nil where it may."""
        inside = path.removeprefix("repository/")
        what = f"{path} was {'created' if path not in before else 'removed' if path not in after else 'changed'}"
        if inside == path or inside.split("/")[0] == ".git":
            return what
        kinds = {stat[path][0] for stat in (before, after) if path in stat}
        old = texts.get(path)
        asked = {word.split("=")[-1] for word in words} & set(checkout.ASKED_FOR)
        if asked:
            return None if inside in asked and kinds == {stat.S_IFREG} and (not old or path in self.own) else what
        if words[0] == "export" and len(words) < 4 and "--check" not in words and "--follow-up" not in words:
            return None if self._may_be_exported(path, kinds, old, after) else what
        fixes = words[:1] == ["check"] and "policies" in words and any(word.startswith("--fix") for word in words)
        if fixes and "--diff" not in words:
            is_source = inside.lower().endswith((".yaml", ".yml")) and inside.startswith("policies/")
            return None if is_source and old is not None and path in after and kinds == {stat.S_IFREG} else what
        return what

    def _may_be_exported(self, path, kinds, old, after):
        if kinds == {stat.S_IFDIR}:
            return any(other.startswith(f"{path}/") for other in after)
        if path not in after or kinds != {stat.S_IFREG} or path.endswith(".policyc-new"):
            return False
        return not old or path in self.own or is_export(old) or self._holds_only_knobs(old)

    def _holds_only_knobs(self, old):
        names = set()
        for path in self.checkout.files(".yaml"):
            if "/targets/" in path:
                names.update(re.findall(rb"^  ([A-Z][A-Z0-9_]*):", checkout.read(path), re.MULTILINE))
        try:
            return {key.encode() for key in json.loads(old)} <= names
        except (ValueError, TypeError, AttributeError):
            lines = [re.match(rb"([A-Z][A-Z0-9_]*)=", line) for line in old.splitlines() if line.strip()]
            return all(line and line[1] in names for line in lines)


def is_export(data):
    """Whether the digest in the header fits what follows it."""
    match = HEADER.match(data)
    return bool(match) and hashlib.sha256(data[match.end() :]).hexdigest().encode() == match.group(1)


def missing():
    """Why this cannot be tried here; nil where it can."""
    return None if shutil.which("git") else "git is not on this machine"


def numbers(options, template):
    return itertools.count()


def prepare(options, work):
    """A repository with the shipped policies, which each pull request starts from."""
    template = f"{work}/template"
    os.makedirs(f"{template}/repository/Tests/Corpus")
    for name in ("policies", "Tests/Corpus/deployments", "Tests/Corpus/traces"):
        copy(f"{ROOT}/{name}", f"{template}/repository/{name}")
    checkout.write(f"{template}/repository/README.md", b"# Somebody's words\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    variables = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    for words in (["init", "-q", "."], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(git + words, cwd=f"{template}/repository", env=variables, check=True)
    return template


def try_one(number, report, options, template, folder):
    Trial(number, report, options, template, folder).run()
