"""Input of a size that shall exhaust a reader: policyc ends within its time and 256 MiB, and says what is too much.

The time is that of a processor, and long enough for a build without optimisation.
"""

import json
import os

import checkout
import joblog
import pull_request
from processes import bad_ending, environment, measure
from report import copy

MOST_SECONDS = 60
HEAD = b"policyc: 1\nabstract: true\n"
MIB = 1 << 20
CHECK = ["check", "policies"]
AUDIT = ["audit", "--policies", "policies", "compose.yaml"]
REPLAY = ["replay", "--policy", "policies/web.yaml", "trace"]


class Place:
    """A copy of the shipped policies that a flood is poured into."""

    def __init__(self, folder):
        self.root = f"{folder}/repository"

    def write(self, name, data):
        path = f"{self.root}/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        checkout.write(path, data if isinstance(data, bytes) else data.encode())

    def policy(self, data):
        self.write("policies/flood.yaml", HEAD + data)

    def read(self, name):
        return checkout.read(f"{self.root}/{name}")

    def holes(self, name, size):
        """A file of zeros that takes no room on the disk."""
        self.write(name, b"")
        os.truncate(f"{self.root}/{name}", size)


def compose(place, text):
    place.write("compose.yaml", text)


def trace(place, lines, count=1):
    with open(f"{place.root}/trace", "wb") as file:
        for number in range(count):
            file.write(lines(number) if callable(lines) else lines)


def aliases(width, depth):
    """Lists of aliases to lists of aliases."""
    lines = ["x0: &a0 [" + ", ".join(["1"] * width) + "]"]
    lines += [f"x{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * width) + "]" for n in range(1, depth)]
    return "\n".join(lines) + f"\nservices: {{gateway: {{environment: *a{depth - 1}}}}}\n"


def merged(count):
    lines = ["x0: &a0 {K: 1}"] + [f"x{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], K{n}: 1}}" for n in range(1, count)]
    return "\n".join(lines) + f"\nservices: {{gateway: {{environment: *a{count - 1}}}}}\n"


def files(place, count):
    for number in range(count):
        place.write(f"policies/{number // 500}/base{number}.yaml", HEAD + b"shutdown: {stop_grace: 30s}\n")


def mistaken_files(place, count):
    text = (
        place.read("policies/web.yaml")
        .replace(b"inactivity: 13m", b"inactivity: 23h")
        .replace(b"extends: ", b"extends: ../")
    )
    for number in range(count):
        place.write(f"policies/{number // 500}/web{number}.yaml", text)


def one_mistake_for_all(place, count):
    """Many policies that inherit one mistake, and targets that use each other."""
    for number in range(count):
        place.write(f"policies/w{number}.yaml", f"policyc: 1\nabstract: true\nextends: flood{number % 7}.yaml\n")
    for number in range(7):
        place.write(f"policies/flood{number}.yaml", HEAD + b"run: {hardcap: 30m}\n")


def chain(place, count):
    for number in range(count):
        place.write(f"policies/c{number}.yaml", HEAD + f"extends: c{(number + 1) % count}.yaml\n".encode())


def knobs(place, count):
    lines = [f"  GATEWAY_RUN_TIMEOUT_M{number}: {{field: run.hardcap, unit: ms}}" for number in range(count)]
    data = place.read("policies/targets/gateway.yaml").replace(
        b"knobs:\n", b"knobs:\n" + "\n".join(lines).encode() + b"\n"
    )
    place.write("policies/targets/gateway.yaml", data)


def exports(place, count):
    lines = [f"  - {{target: gateway, dialect: compose, path: exports/{number}.env}}" for number in range(count)]
    place.write("policies/policyc.yaml", "policyc: 1\nproject: a\nexports:\n" + "\n".join(lines) + "\n")


def baseline(place, size):
    entry = json.dumps({"rule": "dead-clock", "file": "policies/web.yaml", "pointer": "/run/" + "x" * 100})
    count = (size - 40) // (len(entry) + 1)
    place.write("known.json", '{"policyc": 2, "baseline": [' + ",".join([entry] * count) + "]}")


def deep_folders(place, count):
    place.write("policies/" + "/".join(["d" * 60] * count) + "/a.yaml", HEAD)


def ask(number):
    return f'{{"t":{number},"event":"ask","id":"{number}"}}\n'.encode()


# Name, what is poured in, what is run.
FLOODS = [
    ("line of 1 MiB in a comment", lambda p: p.policy(b"# " + b"x" * (MIB - 40) + b"\nhardcap: 1\n"), CHECK),
    (
        "line of 1 MiB of characters that do not show",
        lambda p: p.policy(b"# " + b"\xe2\x80\xae" * (MIB // 3 - 20)),
        CHECK,
    ),
    ("line of 1 MiB of commands", lambda p: p.policy(b"hardcap: 1 # " + b"##[" * (MIB // 3 - 20)), CHECK),
    ("text of 1 MiB", lambda p: p.policy(b"summary: " + b"x" * (MIB - 50)), CHECK),
    ("key of 1 MiB", lambda p: p.policy(b'? "' + b"k" * (MIB - 50) + b'"\n: 1\n'), CHECK),
    (
        "durations in 1 MiB",
        lambda p: p.policy(b"failure: {copy: {timeout: '" + b"5 minutes " * (MIB // 10 - 10) + b"'}}\n"),
        CHECK,
    ),
    (
        "placeholders in 1 MiB",
        lambda p: p.policy(b"failure: {copy: {timeout: '" + b"{hard_ca}" * (MIB // 9 - 10) + b"'}}\n"),
        CHECK,
    ),
    ("1 MiB of brackets", lambda p: p.policy(b"run: " + b"[" * (MIB - 50)), CHECK),
    ("1 MiB of dashes", lambda p: p.policy(b"run:\n" + b"- " * (MIB // 2 - 50)), CHECK),
    ("1 MiB of quotes", lambda p: p.policy(b"run: '" + b"''" * (MIB // 2 - 50)), CHECK),
    ("1 MiB of backslashes", lambda p: p.policy(b'run: "' + b"\\u001b" * (MIB // 6 - 50) + b'"\n'), CHECK),
    ("1 MiB of colons", lambda p: p.policy(b": " * (MIB // 2 - 50)), CHECK),
    ("1 MiB of line ends", lambda p: p.policy(b"\r" * (MIB - 50)), CHECK),
    ("1 MiB of acceptances", lambda p: p.policy(b"# policyc: accept dead-clock: x\n" * (MIB // 32 - 10)), CHECK),
    ("1 MiB that is not UTF-8", lambda p: p.policy(b"\xff\x0a" * (MIB // 2 - 50)), CHECK),
    ("9900 keys", lambda p: p.policy(b"".join(b"k%d: 1\n" % n for n in range(9_900))), CHECK),
    (
        "20 000 keys, too many",
        lambda p: p.policy(b"".join(b"k%d: 1\n" % n for n in range(19_990))),
        [*CHECK, "--fix=review"],
    ),
    (
        "20 000 keys of one name",
        lambda p: p.policy(b"run: {" + b"hardcap: 1, " * 9_990 + b"}\n"),
        [*CHECK, "--fix=review", "--diff"],
    ),
    (
        "200 keys to fix",
        lambda p: p.policy(b"".join(b"summary%d : 1h \n" % n for n in range(200))),
        [*CHECK, "--fix=review", "--diff"],
    ),
    (
        "one finding with 9000 edits",
        lambda p: p.policy(b"".join(b"k%d:1\n" % n for n in range(9_000))),
        [*CHECK, "--fix=review", "--diff"],
    ),
    ("1000 line ends to fix", lambda p: p.policy(b"# x\r" * 1_000), [*CHECK, "--fix=review", "--diff"]),
    ("10 000 findings as SARIF", lambda p: mistaken_files(p, 3_000), [*CHECK, "--format", "sarif"]),
    (
        "10 000 findings in all reports",
        lambda p: mistaken_files(p, 3_000),
        [*CHECK, *(word for form in pull_request.FORMATS for word in ("--report", f"{form}=it.{form}"))],
    ),
    ("10 000 findings, fixed", lambda p: mistaken_files(p, 1_500), [*CHECK, "--fix=review", "--diff"]),
    ("10 000 files", lambda p: files(p, 10_000), CHECK),
    ("10 000 files shown", lambda p: files(p, 10_000), ["show", "policies"]),
    ("policies that inherit one mistake", lambda p: one_mistake_for_all(p, 3_000), CHECK),
    ("5000 parents in a circle", lambda p: chain(p, 5_000), CHECK),
    ("3000 knobs", lambda p: knobs(p, 3_000), CHECK),
    ("2000 exports", lambda p: exports(p, 2_000), ["export", "policies", "--check"]),
    ("folders inside each other", lambda p: deep_folders(p, 60), CHECK),
    ("policy of 1 TiB", lambda p: p.holes("policies/flood.yaml", 1 << 40), CHECK),
    ("export of 1 TiB", lambda p: p.holes("policies/exports/gateway.env", 1 << 40), ["export", "policies", "--check"]),
    (
        "export of 1 MiB",
        lambda p: p.write("policies/exports/gateway.env", b"A=1\n" * (MIB // 4)),
        ["export", "policies", "--check"],
    ),
    (
        "edited export of 1 MiB",
        lambda p: p.write(
            "policies/exports/gateway.env", p.read("policies/exports/gateway.env") + b"A=1\n" * (MIB // 4 - 500)
        ),
        ["export", "policies"],
    ),
    ("baseline of 16 MiB", lambda p: baseline(p, 16 * MIB), [*CHECK, "--baseline", "known.json"]),
    (
        "baseline of 100 000 entries",
        lambda p: p.write(
            "known.json",
            '{"policyc": 2, "baseline": [' + ",".join(['{"rule":"a","file":"b","pointer":""}'] * 100_000) + "]}",
        ),
        [*CHECK, "--baseline", "known.json"],
    ),
    (
        "old baseline of 100 000 entries",
        lambda p: p.write(
            "known.json",
            '{"policyc": 1, "baseline": [' + ",".join(['{"rule":"a","file":"b","pointer":""}'] * 100_000) + "]}",
        ),
        [*CHECK, "--baseline", "known.json"],
    ),
    ("baseline of brackets", lambda p: p.write("known.json", b"[" * (16 * MIB)), [*CHECK, "--baseline", "known.json"]),
    ("baseline of 1 TiB", lambda p: p.holes("known.json", 1 << 40), [*CHECK, "--baseline", "known.json"]),
    ("aliases of aliases", lambda p: compose(p, aliases(10, 12)), AUDIT),
    ("aliases, 2 wide and 1000 deep", lambda p: compose(p, aliases(2, 1_000)), AUDIT),
    ("merge keys of merge keys", lambda p: compose(p, merged(500)), AUDIT),
    (
        "quadratic aliases",
        lambda p: compose(
            p, "x: &a [" + "1, " * 20_000 + "]\nservices: {gateway: {environment: [" + "*a, " * 20_000 + "]}}\n"
        ),
        AUDIT,
    ),
    (
        "interpolation inside interpolation",
        lambda p: compose(p, "services: {gateway: {environment: {A: '" + "${A:-" * 20_000 + "}" * 20_000 + "'}}}\n"),
        AUDIT,
    ),
    (
        "1 MiB of interpolations",
        lambda p: compose(p, "services: {gateway: {environment: {A: '" + "${A:-b}" * 100_000 + "'}}}\n"),
        AUDIT,
    ),
    (
        "services of a deployment",
        lambda p: compose(
            p, "services:\n" + "".join(f"  s{n}: {{extends: s{n + 1}, environment: [A=1]}}\n" for n in range(2_800))
        ),
        AUDIT,
    ),
    (
        "10 000 environment files",
        lambda p: compose(p, "services: {gateway: {env_file: [" + ", ".join(f"e{n}" for n in range(10_000)) + "]}}\n"),
        AUDIT,
    ),
    (
        "nested workflow expressions",
        lambda p: p.write("a.yml", "on: push\njobs: {a: {steps: [{run: x, env: {A: '${{ " + "(" * 50_000 + "'}}]}}\n"),
        ["audit", "--policies", "policies", "a.yml"],
    ),
    (
        "long script of a workflow",
        lambda p: p.write(
            "a.yml", "on: push\njobs:\n  a:\n    steps:\n    - run: |\n" + "        echo A=1 >> $GITHUB_ENV\n" * 30_000
        ),
        ["audit", "--policies", "policies", "a.yml"],
    ),
    ("recording of 200 000 events", lambda p: trace(p, lambda n: b'{"t":%d,"event":"text"}\n' % n, 200_000), REPLAY),
    ("recording of 200 000 asks", lambda p: trace(p, ask, 200_000), REPLAY),
    (
        "asks under one id",
        lambda p: trace(
            p,
            lambda n: b'{"t":%d,"event":"ask","id":"a"}\n{"t":%d,"event":"reply","id":"a","reply":"approve"}\n'
            % (n, n),
            30_000,
        ),
        REPLAY,
    ),
    ("line of 64 MiB in a recording", lambda p: trace(p, b'{"t":1,"event":"' + b"x" * MIB, 64), REPLAY),
    ("2 million malformed lines", lambda p: trace(p, b"{\n" * MIB, 2), [*REPLAY, "--skip-malformed"]),
    ("recording of 256 MiB of zeros", lambda p: p.holes("trace", 256 * MIB), REPLAY),
    ("brackets in a recording", lambda p: trace(p, b'{"t":1,"event":"text","x":' + b"[" * 500_000 + b"\n"), REPLAY),
    (
        "scenarios of a million events",
        lambda p: p.write(
            "policies/scenarios/f.yaml",
            "policyc: 1\nscenarios:\n"
            + "".join(
                f"  - {{name: 'n{n}', surface: web, run: [{{at: 0s, every: 1ms, until: 100s, event: text}}], expect: {{outcome: failed}}}}\n"
                for n in range(9)
            ),
        ),
        ["test", "policies"],
    ),
    (
        "1500 scenarios",
        lambda p: p.write(
            "policies/scenarios/f.yaml",
            "policyc: 1\nscenarios:\n"
            + "".join(
                f"  - {{name: 'n{n}', surface: web, run: [], expect: {{kind: timeout}}}}\n" for n in range(1_500)
            ),
        ),
        ["test", "policies", "--coverage"],
    ),
]


def missing():
    return None


def numbers(options, template):
    return range(len(FLOODS))


def prepare(options, work):
    template = f"{work}/template"
    os.makedirs(f"{template}/repository/.git")
    for name in ("home", "tmp"):
        os.mkdir(f"{template}/{name}")
    copy(f"{pull_request.ROOT}/policies", f"{template}/repository/policies")
    return template


def try_one(number, report, options, template, folder):
    name, pour, words = FLOODS[number]
    copy(template, folder)
    pour(Place(folder))
    ending = measure(
        [options.binary, *words], f"{folder}/repository", environment(folder), f"{folder}/ending", 4 * MOST_SECONDS
    )
    wrong = bad_ending(ending, seconds=MOST_SECONDS)
    for stream in (ending.stdout, ending.stderr):
        wrong += joblog.obeyed(stream, tabs="--diff" in words or "export" in words)[:1]
    for promise in wrong:
        report.breaks(number, folder, [options.binary, *words], f"{name}: {promise}")
    report.count(f"of {len(FLOODS)} floods")
    report.most("s", ending.seconds, name)
    report.most("MiB", ending.memory / MIB, name)
