"""What a stranger's pull request changes: each function makes one edit of a checkout."""

import hashlib
import os

import foreign
from checkout import ASKED_FOR, insert_line, lines_of, read, write

STEERING = [
    "PATH",
    "LD_PRELOAD",
    "BASH_ENV",
    "NODE_OPTIONS",
    "GIT_SSH_COMMAND",
    "IFS",
    "PYTHONPATH",
    "HOME",
    "x y",
    "a=b",
]
DURATIONS = [
    "99999999999999999999h",
    "-1m",
    "1e309h",
    "0x10",
    ".inf",
    "9223372036854775807ms",
    "0s",
    "1ms",
    "1d" * 500,
    "~",
]
DIALECTS = [
    "portable",
    "shell",
    "compose",
    "docker",
    "systemd",
    "github",
    "json",
    "kubectl",
    "configmap",
    "python-dotenv",
    "node",
    "fish",
    "tfvars",
]


# MARK: Texts


def comment(checkout, random):
    path = checkout.pick(random, ".yaml", ".yml", ".env", ".example")
    lines = lines_of(path)
    place = random.randrange(len(lines))
    lines[place] += b" # " + foreign.raw(random).replace(b"\n", b"")
    write(path, b"\n".join(lines))


def value(checkout, random):
    path = checkout.pick(random, ".yaml", ".yml")
    lines = lines_of(path)
    places = [place for place, line in enumerate(lines) if b": " in line and not line.lstrip().startswith(b"#")]
    if places:
        place = random.choice(places)
        key = lines[place].split(b": ")[0]
        words = random.choice([foreign.text(random), random.choice(DURATIONS), checkout.hostile_path(random)])
        data = foreign.quoted(words, random) if random.random() < 0.7 else words
        lines[place] = key + b": " + data.encode(errors="replace")
        write(path, b"\n".join(lines))


def summary(checkout, random):
    path = f"{checkout.root}/policies/{random.choice(['web', 'ci', 'discord', 'gateway'])}.yaml"
    words = foreign.quoted(foreign.text(random), random).encode()
    lines = [line for line in lines_of(path) if not line.startswith(b"summary:")] if os.path.isfile(path) else []
    checkout.instead(path, lambda name: write(name, b"\n".join(lines + [b"summary: " + words, b""])))


def mistake(checkout, random):
    """A mistake that is reported, with an order in its line or in the next."""
    path = checkout.pick(random, ".yaml")
    lines = lines_of(path)
    places = [place for place, line in enumerate(lines) if b": " in line and not line.lstrip().startswith(b"#")]
    for place in random.sample(places, min(2, len(places))):
        key, words = lines[place].split(b": ", 1)
        order = foreign.shown_order(random).encode()
        lines[place] = random.choice(
            [
                key[:-1] + b": " + words + b" # " + order,
                key + b": " + words + b" # " + order,
                key + b": 23 # " + order,
                key + b": " + words + b"\n# " + order,
                key + b": \"" + order.replace(b"\r", b"\\r") + b"\"",
                key + b"x: " + order,
            ]
        )
    write(path, b"\n".join(lines))


def key(checkout, random):
    words = foreign.text(random)
    data = foreign.quoted(words, random) if random.random() < 0.7 else words
    indent = random.choice(["", "  ", "    "])
    insert_line(checkout.pick(random, ".yaml", ".yml"), random, f"{indent}{data}: {random.choice(DURATIONS)}".encode())


def raw_bytes(checkout, random):
    path = checkout.pick(random, "")
    data = read(path)
    place = random.randint(0, len(data))
    write(path, data[:place] + foreign.raw(random) + data[place:])


def damage(checkout, random):
    path = checkout.pick(random, "")
    data = read(path)
    start = random.randint(0, len(data))
    end = min(len(data), start + random.randint(0, 200))
    piece = random.choice([b"", data[start:end] * 2, bytes(random.randrange(256) for _ in range(8))])
    write(path, data[:start] + piece + data[end:])


def recording(checkout, random):
    path = checkout.pick(random, ".ndjson")
    words = foreign.quoted(foreign.text(random), random)
    record = random.choice(
        [
            f'{{"t":3,"event":"ask","id":{words}}}',
            f'{{"t":3,"event":{words}}}',
            f'{{{words}:3}}',
            f'{{"t":{words}}}',
            f'{{"t":3,"sse":{{"event":"status","data":{{"runId":{words},"phase":{words}}}}}}}',
            foreign.text(random),
        ]
    )
    insert_line(path, random, record.encode(errors="replace"))


def name(checkout, random):
    source = checkout.pick(random, ".yaml", ".env")
    word = foreign.raw(random).replace(b"/", b"_").replace(b"\0", b"")[:200]
    folder = os.path.relpath(os.path.dirname(source), checkout.root)
    ending = random.choice([b".yaml", b".YML", b".env", b""])
    checkout.new(os.path.join(os.fsencode(folder), word + ending), read(source))


# MARK: Paths


def export_path(checkout, random):
    path = f"{checkout.root}/policies/policyc.yaml"
    entries = []
    for _ in range(random.randint(1, 3)):
        entry = {
            "target": random.choice(["gateway", "workspace", "action"]),
            "dialect": random.choice(DIALECTS),
            "path": foreign.quoted(checkout.hostile_path(random), random),
        }
        if entry["dialect"] == "configmap":
            entry["name"] = random.choice(["budgets", foreign.quoted(foreign.text(random), random)])
        entries.append("  - {" + ", ".join(f"{field}: {words}" for field, words in entry.items()) + "}")
    text = "policyc: 1\nproject: a\nexports:\n" + "\n".join(entries) + "\n"
    checkout.instead(path, lambda name: write(name, text.encode(errors="replace")))


def extends(checkout, random):
    path = checkout.pick(random, ".yaml")
    parent = foreign.quoted(checkout.hostile_path(random), random)
    lines = [line for line in lines_of(path) if not line.startswith(b"extends:")]
    write(path, b"\n".join(lines + [f"extends: {parent}".encode(errors="replace"), b""]))


def env_file(checkout, random):
    path = checkout.new("Tests/Corpus/deployments/compose.yaml", b"")
    files = [foreign.quoted(checkout.hostile_path(random), random) for _ in range(3)]
    word = random.choice(["env_file", "include", "extends", "secrets"])
    text = f"services:\n  gateway:\n    {word}: [{', '.join(files)}]\n    environment: {{GATEWAY_RUN_TIMEOUT_MS: 1}}\n"
    checkout.instead(path, lambda name: write(name, text.encode(errors="replace")))


def link(checkout, random):
    names = [
        "policies/web.yaml",
        "policies/exports",
        "policies/targets/gateway.yaml",
        "policies/exports/gateway.env",
        "policies/policyc.yaml",
        "policies/scenarios",
        "policies/out",
        "policies/git",
        "policies/same",
        "policies/new.yaml",
        "Tests/Corpus/deployments/compose.yaml",
        "Tests/Corpus/deployments/env.example",
        "Tests/Corpus/traces/incident.ndjson",
        "policies/exports/.gateway.env.policyc-new",
        ".gitattributes",
        *ASKED_FOR,
    ]
    targets = [
        "OUTSIDE",
        "OUTSIDE/secret.env",
        "OUTSIDE/policy.yaml",
        "OUTSIDE/trace.ndjson",
        "OUTSIDE/export.env",
        "/proc/self/environ",
        "/proc/self/fd/0",
        "/etc/passwd",
        "/dev/zero",
        "/dev/stdin",
        "ROOT/.git",
        "ROOT/.git/config",
        "exports",
        ".",
        "..",
        "nowhere",
        "../../outside/secret.env",
        "ROOT/policies/ci.yaml",
        "/",
    ]
    target = random.choice(targets).replace("OUTSIDE", f"{checkout.place}/outside").replace("ROOT", checkout.root)
    checkout.instead(f"{checkout.root}/{random.choice(names)}", lambda path: os.symlink(target, path))


def out_of_the_repository(checkout, random):
    """Folder links that the hostile paths go through."""
    for name, target in [("out", f"{checkout.place}/outside"), ("git", "../.git"), ("same", "exports")]:
        path = f"{checkout.root}/policies/{name}"
        if not os.path.lexists(path):
            os.symlink(target, path)
    export_path(checkout, random)


def fifo(checkout, random):
    names = [
        "policies/web.yaml",
        "policies/new.yaml",
        "policies/exports/gateway.env",
        "policies/targets/fifo.yaml",
        *ASKED_FOR,
        "Tests/Corpus/deployments/compose.yaml",
        "policies/exports/.gateway.env.policyc-new",
    ]
    checkout.instead(f"{checkout.root}/{random.choice(names)}", os.mkfifo)


def hard_link(checkout, random):
    path, other = checkout.pick(random, ".yaml", ".env"), checkout.pick(random, ".yaml", ".env")
    if path != other:
        checkout.instead(path, lambda name: os.link(other, name))


def in_the_way(checkout, random):
    checkout.new(random.choice(ASKED_FOR), random.choice([b"", b"somebody's words\n", foreign.raw(random)]))


def nested_project(checkout, random):
    path = foreign.quoted(checkout.hostile_path(random), random)
    text = f"policyc: 1\nproject: b\nexports: [{{target: gateway, dialect: shell, path: {path}}}]\n"
    checkout.new(f"policies/{random.choice(['exports', 'targets', 'new'])}/policyc.yaml", text.encode(errors="replace"))


# MARK: Exports


def header(assignments):
    """An export with a header as policyc writes it."""
    digest = hashlib.sha256(assignments).hexdigest()
    return (
        b"# Written by policyc from web.yaml for gateway 0.104. Do not edit: change the policy, "
        b"then run policyc export.\n"
        b"# sha256 of the assignments: " + digest.encode() + b"\n" + assignments
    )


def edited_export(checkout, random):
    path = checkout.pick(random, ".env")
    data = read(path)
    form = random.randrange(5)
    if form == 0:
        data = data.replace(b"0", b"7")
    elif form == 1:
        data = data[: random.randint(0, len(data))]
    elif form == 2:
        data = data + b"MINE=" + foreign.raw(random) + b"\n"
    elif form == 3:
        data = b"\n".join(data.split(b"\n")[1:])
    else:
        data = header(b"MINE=" + foreign.raw(random) + b"\n")
    write(path, data)


def foreign_export(checkout, random):
    """Something else where an export without a header shall go."""
    data = random.choice(
        [
            b'{"GATEWAY_RUN_TIMEOUT_MS": "1", "MINE": "2"}',
            b'{"dependencies": {}}',
            b"MINE=1\n",
            b"[]",
            b"null",
            b"{",
            b"GATEWAY_RUN_TIMEOUT_MS=1\nMINE=2\n",
            foreign.raw(random),
            b"MINE<<X\n::debug::x\nX\n",
        ]
    )
    dialect = random.choice(["json", "github", "portable"])
    text = f"policyc: 1\nproject: a\nexports: [{{target: gateway, dialect: {dialect}, path: exports/it}}]\n"
    checkout.instead(f"{checkout.root}/policies/policyc.yaml", lambda name: write(name, text.encode()))
    checkout.new("policies/exports/it", data)


def knob(checkout, random):
    words = random.choice(STEERING + [foreign.text(random)])
    entry = f"  {foreign.quoted(words, random)}: {{field: run.hard_cap, unit: ms}}"
    path = checkout.pick(random, "/gateway.yaml", "/action.yaml", "/workspace.yaml")
    data = read(path)
    write(path, data.replace(b"knobs:\n", b"knobs:\n" + entry.encode(errors="replace") + b"\n", 1))


# MARK: Credentials


def credential(checkout, random):
    """Put in after everything else, so that nothing else cuts it in pieces."""
    token = foreign.credential(random)
    escaped = "".join(
        f"\\u{ord(c):04x}" if place % 5 == 4 and random.random() < 0.3 else c for place, c in enumerate(token)
    )
    path = checkout.pick(random, ".yaml", ".yml", ".env", ".example", ".ndjson")
    line = random.choice(
        [
            f"# {token}",
            f'summary: "{escaped}"',
            f"{token}: 1",
            f"  run: {{hard_cap: {token}}}",
            f"GATEWAY_X={token}",
            f'{{"t":1,"event":"ask","id":"{token}"}}',
            f"      TOKEN: {token}",
            f"accept: [{{rule: x, reason: {token}}}]",
        ]
    )
    insert_line(path, random, line.encode())
    checkout.credentials.append(token)


EDITS = [
    mistake,
    mistake,
    mistake,
    edited_export,
    edited_export,
    export_path,
    comment,
    value,
    summary,
    key,
    raw_bytes,
    damage,
    recording,
    name,
    export_path,
    extends,
    env_file,
    link,
    out_of_the_repository,
    fifo,
    hard_link,
    in_the_way,
    nested_project,
    edited_export,
    foreign_export,
    knob,
]
