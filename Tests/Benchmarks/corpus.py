"""Corpora for the benchmarks: the same bytes for the same arguments, on every machine."""
import json
import os
import random

SEED = 104
# Part of the place where corpora are kept; a change of what is written is a new one.
VERSION = 2
PROJECT_FILES = 8
# What one project in ten has: no acceptances, a window too long, or a key misspelt. Any other finding is a fault of the
# corpus, such as a rule that is younger than it.
DEFECT_RULES = {
    "agent-outlives-run", "approval-blind-window", "inactivity-outlasts-hard-cap", "knob-conflict", "unknown-key"}

WORDS = """the run agent waits for a person who may answer later than its window so nobody loses work when that happens
gateway keeps one slot and gives it back after its cap as agreed with operators while output goes on each clock was
measured last quarter on real traffic then rounded up to whole minutes""".split()


def prose(draw, count):
    return " ".join(draw.choice(WORDS) for _ in range(count)).capitalize() + "."


def comment(draw, indent=""):
    lines = [f"{indent}# {prose(draw, draw.randint(12, 20))}\n" for _ in range(draw.randint(1, 3))]
    return "".join(lines)


def acceptance(draw, rule):
    reason = f"{prose(draw, 12)}\n      {prose(draw, 9)}"
    return f"  - rule: {rule}\n    reason: >-\n      {reason}\n"


def gateway(draw, version):
    return f"""# The gateway of this project, as measured in version {version}.
policyc: 1
program: gateway
version: "{version}"
runtime: node
surfaces: [web, discord]
uses: [workspace]

{comment(draw)}knobs:
  GATEWAY_RUN_TIMEOUT_MS:
    field: run.hard_cap
    unit: ms
    default: 30m
  GATEWAY_RUN_INACTIVITY_TIMEOUT_MS:
    field: run.inactivity
    unit: ms
    default: 5m
  GATEWAY_MAX_CONCURRENT_RUNS:
    field: run.max_concurrent
    default: 3

# Constants of this version.
fixed:
  run.activity: [text, tool, approval-reply]
  run.success_signal: session.idle
  queue.depth: 5
  queue.stale_after: {draw.choice(["24h", "36h", "48h"])}
  approval.mode: prompt
  approval.deadline.share: 50%
  approval.deadline.floor: 60s
  approval.deadline.ceiling: 13m
  approval.deadline.clearance: 30s
  approval.on_deadline: reject
  lease.ttl: 15m
  lease.heartbeat: 30s
  lease.stale_after: 60s
  stream.max_duration: 12h
  stream.heartbeat: 15s
  session.idle_timeout: 13h
  retention.run_index: 24h
  retention.idempotency: 24h
  shutdown.drain: 25s

defaults:
{comment(draw, "  ")}  run.setup_allowance: 345s
  shutdown.stop_grace: 10s

behaviour:
  hard_cap_starts: slot-grant
  setup_bounded: false
  approval_anchor: ask
  approval_stops: inactivity
  ask_without_deadline: waits
  rearm_during_approval: any-activity
  reject_closes_all: true
  tie: inactivity
  cap_before_queue: true
  aborts_agent: false
  failure_copy: []
  failure_kinds: [timeout, inactivity-timeout, approval-timeout, stream-ended, session-error, cancelled]
"""


WORKSPACE_KNOBS = """  WORKSPACE_OPENCODE_READY_TIMEOUT_MS:
    field: workspace.ready_timeout
    unit: ms
    default: 60s
  WORKSPACE_PROXY_TIMEOUT_MS:
    field: workspace.proxy_timeout
    unit: ms
    default: 30s
"""


def workspace(draw, version):
    return f"""# The workspace agent, which the gateway starts for each repository.
policyc: 1
program: workspace
version: "{version}"
runtime: node

knobs:
  WORKSPACE_OPENCODE_READY_TIMEOUT_MS:
    field: workspace.ready_timeout
    unit: ms
    default: 60s
    {comment(draw).strip().splitlines()[0]}
    min: 1ms
    max: 10m
  WORKSPACE_PROXY_TIMEOUT_MS:
    field: workspace.proxy_timeout
    unit: ms
    default: 30s
"""


def action(draw, version):
    return f"""# The action, which runs in a CI job.
policyc: 1
program: action
version: "{version}"
runtime: node
surfaces: [ci]

knobs:
  AGENT_TIMEOUT_MS:
    field: run.hard_cap
    unit: ms
    default: 30m
  AGENT_JOB_TIMEOUT_MINUTES:
    field: job.timeout
    unit: m
  AGENT_STEP_TIMEOUT_MINUTES:
    field: job.step_timeout
    unit: m

{comment(draw)}fixed:
  run.inactivity: off
  run.activity: [text, tool]
  run.success_signal: session.idle
  approval.mode: auto-reject
  lease.ttl: 15m
  lease.heartbeat: off

behaviour:
  hard_cap_starts: agent-start
  setup_bounded: false
  approval_anchor: run-start
  approval_stops: nothing
  ask_without_deadline: rejected
  rearm_during_approval: last-reply
  reject_closes_all: false
  tie: timeout
  cap_before_queue: false
  aborts_agent: true
  failure_copy: []
  failure_kinds: []
"""


def shared(draw, accepts):
    rules = ["agent-outlives-run", "approval-blind-window"]
    accept = "accept:\n" + "".join(acceptance(draw, rule) for rule in rules) if accepts else ""
    return f"""# What the surfaces of this project share.
policyc: 1
abstract: true
target: gateway
summary: {prose(draw, 9)}

run:
{comment(draw, "  ")}  max_concurrent: {draw.randint(2, 9)}

workspace:
{comment(draw, "  ")}  ready_timeout: 60s
  proxy_timeout: {draw.choice(["90s", "2m", "100s"])}

shutdown:
{comment(draw, "  ")}  stop_grace: 30s

{comment(draw)}{accept}"""


def policy(draw, surface, cap, inactivity):
    return f"""{comment(draw)}policyc: 1
surface: {surface}
extends: gateway.yaml
summary: {prose(draw, 10)}

run:
{comment(draw, "  ")}{comment(draw, "  ")}  hard_cap: {cap}
{comment(draw, "  ")}{comment(draw, "  ")}  inactivity: {inactivity}
"""


def job(draw, cap):
    return f"""{comment(draw)}policyc: 1
surface: ci
target: action
summary: {prose(draw, 9)}

run:
{comment(draw, "  ")}  hard_cap: {cap}m

job:
{comment(draw, "  ")}  step_timeout: {cap + 3}m
  attempts: 3
  overhead: 6m
{comment(draw, "  ")}  timeout: {3 * (cap + 3) + 6}m

accept:
{acceptance(draw, "lease-expires-mid-run")}"""


def configuration(draw, number):
    return f"""policyc: 1
project: project-{number}

{comment(draw)}exports:
  - target: gateway
    dialect: compose
    path: exports/gateway.env
  - target: workspace
    dialect: compose
    path: exports/workspace.env
  - target: action
    dialect: portable
    path: exports/action.env
"""


def project(number):
    """The files of one project; one project in ten has findings."""
    draw = random.Random(SEED * 1_000_003 + number)
    version = f"0.{draw.randint(80, 140)}"
    cap, window = draw.choice([("30m", "13m"), ("45m", "15m"), ("1h", "20m"), ("90m", "25m")])
    defect = {3: "no acceptances", 7: "a window too long", 13: "a key misspelt"}.get(number % 30, None)
    files = {
        "policyc.yaml": configuration(draw, number),
        "targets/action.yaml": action(draw, version),
        "targets/gateway.yaml": gateway(draw, version),
        "targets/workspace.yaml": workspace(draw, version),
        "gateway.yaml": shared(draw, accepts=defect != "no acceptances"),
        "ci.yaml": job(draw, draw.choice([15, 20, 25])),
        "discord.yaml": policy(draw, "discord", cap, window),
        "web.yaml": policy(draw, "web", cap, "23h" if defect == "a window too long" else window),
    }
    if defect == "a key misspelt":
        files["web.yaml"] = files["web.yaml"].replace("hard_cap:", "hard-cap:")
    return files


def write(folder, count):
    """Writes that many files, in projects of eight; the last project may lack some. Returns their paths."""
    paths = []
    os.makedirs(f"{folder}/.git", exist_ok=True)
    for number in range((count + PROJECT_FILES - 1) // PROJECT_FILES):
        place = f"{folder}/{number // 100:03}/project-{number}"
        os.makedirs(f"{place}/targets", exist_ok=True)
        for name, text in list(project(number).items())[: count - len(paths)]:
            with open(f"{place}/{name}", "w") as file:
                file.write(text)
            paths.append(f"{place}/{name}")
    return paths


def write_one_project(folder, count):
    """Writes one project of that many files: targets, each with a shared policy and one for each of its surfaces."""
    if os.path.exists(folder):
        return folder
    os.makedirs(f"{folder}.new/targets")
    os.makedirs(f"{folder}.new/.git")
    for number in range(count // 4):
        draw = random.Random(SEED * 2_000_003 + number)
        name = f"gateway-{number}"
        files = {
            f"targets/{name}.yaml": gateway(draw, "0.104").replace("gateway", name).replace("uses: [workspace]\n", "")
            .replace("knobs:\n", f"knobs:\n{WORKSPACE_KNOBS}"),
            f"{name}.yaml": shared(draw, accepts=True).replace("target: gateway", f"target: {name}"),
        }
        for surface in ("web", "discord"):
            files[f"{surface}-{number}.yaml"] = policy(draw, surface, "30m", "13m").replace("gateway.yaml", f"{name}.yaml")
        for path, text in files.items():
            with open(f"{folder}.new/{path}", "w") as file:
                file.write(text)
    os.rename(f"{folder}.new", folder)
    return folder


def write_large(folder, size):
    """Writes a project whose file of scenarios has that many bytes, but for less than a scenario."""
    if os.path.exists(folder):
        return folder
    os.makedirs(f"{folder}.new/targets")
    os.makedirs(f"{folder}.new/.git")
    draw = random.Random(SEED)
    files = project(0)
    text = "policyc: 1\nscenarios:\n"
    # The reader refuses a file with more than 20 000 nodes: a large one is mostly words.
    remark_count, longest = (9, 4_000) if size > 256 * 1024 else (1, 700)
    while len(text) + longest < size:
        remarks = "".join(comment(draw, "    ") for _ in range(remark_count))
        text += f"""  - name: "{len(text)}: {prose(draw, 12)}"
{remarks}    surface: web
    run:
      - {{at: 4m, event: text}}
      - {{at: 11m, event: idle}}
    expect: {{outcome: succeeded, at: 11m}}

"""
    files["scenarios.yaml"] = text
    for path in ("targets/gateway.yaml", "targets/workspace.yaml", "gateway.yaml", "web.yaml", "scenarios.yaml"):
        with open(f"{folder}.new/{path}", "w") as file:
            file.write(files[path])
    os.rename(f"{folder}.new", folder)
    return folder


def write_python(folder, paths):
    """Writes for each file a Python file of nearly its size, for linters of Python; one in ten has findings."""
    os.makedirs(folder, exist_ok=True)
    written = []
    for number, path in enumerate(paths):
        draw = random.Random(SEED * 3_000_003 + number)
        size = os.path.getsize(path)
        text = f"\"\"\"{prose(draw, 9)}\"\"\"\n\nimport {draw.choice(['json', 'os', 'sys'])}\n"
        text += "import re\n" if number % 10 == 3 else ""
        module = text.split("import ")[1].split()[0]
        while len(text) < size:
            name, limit = draw.choice(WORDS), draw.randint(2, 90)
            text += f"""

def {name}_{len(text)}(values, limit={limit}):
    # {prose(draw, 9)}
    total = sum(value for value in values if value > limit)
    return {{"total": total, "name": str({module}), "limit": f"{{limit}}m"}}
"""
        written.append(f"{folder}/file_{number}.py")
        with open(written[-1], "w") as file:
            file.write(text)
    return written


def write_recordings(folder, events):
    """Writes a recording of that many events in each form, a millisecond apart, once. Returns their paths by form."""
    forms = {"plain": plain_event, "stream of the gateway": streamed_event, "events of the agent": agent_event}
    paths = {form: f"{folder}/{form.split()[0]}-{events}.ndjson" for form in forms}
    os.makedirs(folder, exist_ok=True)
    for form, path in paths.items():
        if os.path.exists(path):
            continue
        with open(f"{path}.new", "w") as file:
            for number in range(events):
                file.write(json.dumps({"t": number, **forms[form](number)}, separators=(",", ":")) + "\n")
        os.rename(f"{path}.new", path)
    return paths


def plain_event(number):
    """Text, but for an approval in a thousand that is asked for and given."""
    approval = {"id": f"per_{number // 1000}"}
    return {500: {"event": "ask", **approval}, 700: {"event": "reply", **approval, "reply": "approve"}}.get(
        number % 1000, {"event": "text"})


def streamed_event(number):
    return {"sse": {"event": "output", "data": {
        "runId": "run_1", "text": "some words of it ", "final": False, "seq": number}}}


def agent_event(_):
    return {"opencode": {"type": "message.part.delta", "properties": {
        "sessionID": "ses_1", "messageID": "msg_1", "partID": "prt_1", "field": "text", "delta": "some words of it "}}}
