"""A `.git` made to harm whoever looks at it, with a random part of all traps each time.

`policyc check --since HEAD` starts nothing but git, opens no socket and writes nothing, takes git from where it is
installed, and never takes a change for none.
"""

import itertools
import os
import random
import shlex
import shutil
import subprocess

import calls
import pull_request
from listing import changed, listing
from processes import bad_ending, environment, run

COMMANDS = [
    "filter.x.clean",
    "filter.x.smudge",
    "filter.x.process",
    "diff.x.textconv",
    "diff.x.command",
    "diff.external",
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.gitProxy",
    "core.askPass",
    "core.alternateRefsCommand",
    "credential.helper",
    "gpg.program",
    "gpg.ssh.program",
    "interactive.diffFilter",
    "uploadpack.packObjectsHook",
    "sequence.editor",
    "pager.ls-tree",
    "pager.ls-files",
    "pager.rev-parse",
    "pager.cat-file",
    "remote.origin.uploadpack",
    "remote.origin.vcs",
    "merge.x.driver",
    "trailer.x.command",
    "browser.x.cmd",
    "difftool.x.cmd",
    "sendemail.smtpServer",
]
HOOKS = [
    "post-index-change",
    "pre-auto-gc",
    "reference-transaction",
    "fsmonitor-watchman",
    "post-checkout",
    "pre-commit",
]
SETTINGS = {
    "core.untrackedCache": "true",
    "submodule.recurse": "true",
    "gc.auto": "1",
    "diff.trustExitCode": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "protocol.file.allow": "always",
    "core.trustctime": "false",
    "core.checkStat": "minimal",
    "core.ignoreStat": "true",
    "core.fileMode": "false",
    "core.autocrlf": "true",
    "filter.x.required": "true",
    "status.submoduleSummary": "true",
    "core.preloadIndex": "true",
    "index.threads": "4",
    "fetch.recurseSubmodules": "true",
    "core.splitIndex": "true",
    "maintenance.auto": "true",
    "trace2.eventTarget": "../traced",
    "core.excludesFile": "../all",
    "core.quotePath": "false",
    "extensions.worktreeConfig": "true",
    "core.commitGraph": "true",
}
# Each with whether git may then not be able to answer, or what is compared with may be another.
TRAPS = {
    "hooks": f"for hook in {' '.join(HOOKS)}; do cp ../trap .git/hooks/$hook; done",
    "hooks-path": """mkdir hooks; cp ../trap hooks/post-index-change; cp ../trap hooks/fsmonitor-watchman
        git config core.hooksPath $PWD/hooks""",
    "attributes": "echo '* filter=x diff=x merge=x text eol=crlf ident working-tree-encoding=UTF-16' > .gitattributes",
    "own-attributes": "echo '* filter=x diff=x text=auto' > .git/info/attributes",
    "partial": """git config remote.origin.url "ext::$PWD/../trap %S"; git config remote.origin.promisor true
        git config core.repositoryFormatVersion 1; git config extensions.partialClone origin""",
    "missing-object": "rm -f .git/objects/$(git rev-parse HEAD:policies | sed 's,..,&/,')",
    "replaced": "git replace -f HEAD:policies/web.yaml $(git hash-object -w --no-filters policies/web.yaml)",
    "replaced-commit": "git replace -f HEAD $(git commit-tree -m x $(git rev-parse HEAD^{tree}))",
    "assumed": "git update-index --assume-unchanged policies/web.yaml",
    "skipped": "git update-index --skip-worktree policies/web.yaml",
    "old": "touch -d 2001-01-01 policies/*.yaml",
    "split-index": "git update-index --split-index",
    "untracked-cache": "git update-index --untracked-cache",
    "fsmonitor": "git config core.fsmonitor true",
    "no-index": "rm -f .git/index",
    "no-commit": "git update-ref -d HEAD",
    "endless-include": "printf '[include]\\npath = /dev/zero\\n' >> .git/config",
    "include": r"""printf '[alias]\nls-tree = !../trap\n' > .git/more
        printf '[include]\npath = more\n' >> .git/config""",
    "aliases": """for name in ls-tree ls-files rev-parse check-ignore cat-file symbolic-ref; do
        git config alias.$name "!$PWD/../trap"; done""",
    "ignored": "echo '*' > .git/info/exclude; printf '*\\n!.gitignore\\n' > policies/.gitignore",
    "submodule": """git init -q policies/sub; cd policies/sub; git config core.fsmonitor $PWD/../../../trap
        cp ../../../trap .git/hooks/post-index-change; echo 'policyc: 1' > it.txt
        git -c core.fsmonitor= add .; git -c core.fsmonitor= commit -qm one; cd ../..
        git add -f policies/sub; git config submodule.sub.update "!$PWD/../trap" """,
    "alternates": "echo $PWD/../elsewhere > .git/objects/info/alternates",
    "graft": "git rev-parse HEAD > .git/info/grafts",
    "shallow": "git rev-parse HEAD > .git/shallow",
    "staged": """git -c core.fsmonitor= -c filter.x.process= -c filter.x.clean=cat -c filter.x.required=false \\
        add policies/web.yaml""",
    "other-tree": "git config core.worktree $PWD/../elsewhere",
    "bare": "git config core.bare true",
    "programs": "mkdir bin; for name in git sh ssh less cat; do cp ../trap bin/$name; done",
}
# After these git may say that it cannot answer.
HARMFUL = {
    "missing-object",
    "endless-include",
    "other-tree",
    "bare",
    "alternates",
    "no-index",
    "graft",
    "shallow",
    "partial",
}
# Whoever may write into `.git` decides what is compared with, but only by these.
DECIDING = {"other-tree", "bare"}
# Behind these git runs into traps or answers no more, so that they are set last, in this order.
LAST = [
    "hooks",
    "hooks-path",
    "no-commit",
    "missing-object",
    "no-index",
    "include",
    "endless-include",
    "other-tree",
    "bare",
]
VARIABLES = {
    "GIT_DIR": "{place}/other/.git",
    "GIT_INDEX_FILE": "{place}/other/.git/index",
    "GIT_WORK_TREE": "{place}/other",
    "GIT_OBJECT_DIRECTORY": "{place}/other/.git/objects",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": "{place}/other/.git/objects",
    "GIT_CONFIG_PARAMETERS": "'core.fsmonitor={place}/trap'",
    "GIT_EXTERNAL_DIFF": "{place}/trap",
    "GIT_SSH_COMMAND": "{place}/trap",
    "GIT_PAGER": "{place}/trap",
    "GIT_ASKPASS": "{place}/trap",
    "GIT_TRACE": "{place}/traced",
    "GIT_TRACE2_EVENT": "{place}/traced",
    "GIT_EXEC_PATH": "{place}/bin",
    "GIT_COMMON_DIR": "{place}/other/.git",
    "GIT_PREFIX": "policies/",
    "GIT_NAMESPACE": "x",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_CEILING_DIRECTORIES": "{place}/repository",
    "GIT_REDIRECT_STDERR": "{place}/traced",
    "GIT_OPTIONAL_LOCKS": "1",
    "GIT_NO_REPLACE_OBJECTS": "0",
    "GIT_SHALLOW_FILE": "{place}/other/shallow",
    "GIT_TEMPLATE_DIR": "{place}/bin",
}
# `nobody-reads` is a key of no policy.
CHANGE = "echo 'nobody-reads: 1' >> policies/web.yaml"
EXPECTED = b"nobody-reads"


def missing():
    return pull_request.missing() or calls.why_not()


def numbers(options, template):
    return itertools.count()


def prepare(options, work):
    return pull_request.prepare(options, work)


class Trial:
    """One repository."""

    def __init__(self, number, report, options, template, folder):
        self.random = random.Random(f"{options.seed}/repository/{number}")
        self.number, self.report, self.options, self.template, self.folder = number, report, options, template, folder
        # One that ends every question hides the others.
        self.traps = [name for name in TRAPS if self.random.random() < (0.05 if name in HARMFUL else 0.35)]
        self.settings = self.random.sample(sorted(SETTINGS), self.random.randint(0, 8))
        self.commands = self.random.sample(COMMANDS, self.random.randint(0, len(COMMANDS)))

    def run(self):
        self._make()
        words = [self.options.binary, "check", "policies", "--since", "HEAD"]
        variables = self._variables()
        before = listing(self.folder)
        ending = run(calls.STRACE + ["-o", f"{self.folder}.calls", *words], f"{self.folder}/repository", variables)
        seen = calls.Watched(f"{self.folder}.calls")
        wrong = bad_ending(ending) + self._answer(ending) + self._deeds(seen)
        wrong += [f"{path} was changed" for path in changed(before, listing(self.folder))]
        os.unlink(f"{self.folder}.calls")
        for promise in wrong:
            self.report.breaks(self.number, self.folder, words, f"{promise}; traps: {', '.join(self.traps)}")
        self.report.count("repositories")
        self.report.count("traps", len(self.traps) + len(self.settings) + len(self.commands))

    def _make(self):
        """Traps are set last to first in the way that git itself does not run into them meanwhile."""
        shutil.copytree(self.template, self.folder, symlinks=True)
        for name in ("home", "tmp", "elsewhere", "bin"):
            os.mkdir(f"{self.folder}/{name}")
        shutil.copytree(f"{self.folder}/repository", f"{self.folder}/other", symlinks=True)
        trap = f"{self.folder}/trap"
        with open(trap, "w") as file:
            file.write(f"#!/bin/sh\necho \"$0 $*\" >> {shlex.quote(self.folder)}/owned\nexit 1\n")
        os.chmod(trap, 0o755)
        for name in ("git", "git-ls-files", "git-rev-parse", "git-ls-tree"):
            shutil.copy(trap, f"{self.folder}/bin/{name}")
        last = [name for name in self.traps if name in LAST]
        settings = [f"git config {key} {shlex.quote(SETTINGS[key])}" for key in self.settings]
        settings += [f"git config {key} {shlex.quote(trap)}" for key in self.commands]
        lines = [TRAPS[name] for name in self.traps if name not in last]
        script = "\n".join([CHANGE, *lines, *settings, *[TRAPS[name] for name in sorted(last, key=LAST.index)]])
        variables = environment(
            self.folder,
            GIT_CONFIG_NOSYSTEM="1",
            GIT_AUTHOR_NAME="a",
            GIT_AUTHOR_EMAIL="a@b",
            GIT_COMMITTER_NAME="a",
            GIT_COMMITTER_EMAIL="a@b",
        )
        subprocess.run(
            ["sh", "-c", script], cwd=f"{self.folder}/repository", env=variables, capture_output=True, check=False
        )
        if os.path.exists(f"{self.folder}/owned"):
            # git ran into a trap while another was set, which proves nothing about policyc.
            os.unlink(f"{self.folder}/owned")

    def _variables(self):
        """The environment of a hook in another repository, and a search path with entries that are not to be used."""
        names = self.random.sample(sorted(VARIABLES), self.random.randint(0, 8))
        more = {name: VARIABLES[name].format(place=self.folder) for name in names}
        if self.random.random() < 0.3:
            more |= {
                "GIT_CONFIG_COUNT": "1",
                "GIT_CONFIG_KEY_0": "core.fsmonitor",
                "GIT_CONFIG_VALUE_0": f"{self.folder}/trap",
            }
        variables = environment(self.folder, **more)
        entries = ["", "bin", "./bin", "../bin", f"{self.folder}/repository/bin", "policies/../bin"]
        front = self.random.sample(entries, self.random.randint(0, 4))
        # An empty entry is the current folder.
        if self.random.random() < 0.3:
            shutil.copy(f"{self.folder}/trap", f"{self.folder}/repository/git")
        variables["PATH"] = ":".join([*front, variables["PATH"]])
        return variables

    def _answer(self, ending):
        said = ending.stdout + ending.stderr
        if ending.status == 1 and EXPECTED in said:
            return []
        if ending.status == 2 and HARMFUL & set(self.traps) and ending.stderr.strip():
            return []
        if DECIDING & set(self.traps):
            return []
        return [f"ended with {ending.status} and does not tell the change: {said[-300:]!r}"]

    def _deeds(self, seen):
        wrong = [f"started {path}" for path in seen.started[1:] if os.path.realpath(path) != calls.git()]
        wrong += [f"connected: {call}" for call in seen.connected[:3]]
        # Of a split index git renews the time of the shared part.
        wrong += [f"wrote: {call}" for call in seen.changed[:3] if ".git/sharedindex." not in call]
        if os.path.exists(f"{self.folder}/owned"):
            with open(f"{self.folder}/owned") as file:
                wrong.append(f"ran the trap: {file.read()[:200]!r}")
        return wrong


def try_one(number, report, options, template, folder):
    Trial(number, report, options, template, folder).run()
