#!/usr/bin/env python3
"""Writes the manual pages of policyc from its command definitions: policyc.1, and one page for every command.

    policyc --experimental-dump-help | packaging/manual.py VERSION FOLDER

The date on the pages is SOURCE_DATE_EPOCH.
"""

import json
import os
import pathlib
import sys
import time

EXIT_STATUSES = [
    ("0", "No error."),
    (
        "1",
        "Findings, a failed scenario, a run that a clock ended, an export that is not current, or a variable that is "
        "not passed on.",
    ),
    ("2", "It could not run as asked."),
    ("3", "policyc itself is wrong, and says what to report."),
]


def escaped(text):
    """The text as roff prints it: a hyphen that can be copied, nothing taken for a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("^", "\\(ha")
    text = text.replace("~", "\\(ti").replace("'", "\\(aq")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in text.split("\n"))


def bold(text):
    return f"\\fB{escaped(text)}\\fR"


def italic(text):
    return f"\\fI{escaped(text)}\\fR"


def spelling(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def usage(argument):
    """An argument as it stands in the synopsis."""
    word = italic(argument["valueName"])
    if argument["kind"] == "positional":
        text = word
    else:
        text = bold(spelling(argument["preferredName"]))
        if argument["kind"] == "option":
            text += "\\ " + word
    if argument["isRepeating"]:
        text += "\\&..."
    return f"[{text}]" if argument["isOptional"] else text


def tagged(argument):
    """An argument with what it does, as an entry of a list."""
    if argument["kind"] == "positional":
        tag = italic(argument["valueName"])
    else:
        tag = ", ".join(bold(spelling(name)) for name in argument["names"])
        if argument["kind"] == "option":
            tag += " " + italic(argument["valueName"])
    text = argument.get("abstract", "")
    if "defaultValue" in argument:
        text += f" Default: {argument['defaultValue']}."
    return [".TP", tag, escaped(text)]


def section(title, lines):
    return [f".SH {title}", *lines] if lines else []


def arguments_of(command):
    return [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]


def commands_of(command):
    return [inner for inner in command.get("subcommands", []) if inner["shouldDisplay"]]


def page(command, words, version, date, others):
    """The page of one command; `words` is how it is called, `others` are pages that the reader may want next."""
    name = "-".join(words)
    arguments = arguments_of(command)
    commands = commands_of(command)
    if commands:
        synopsis = [bold(words[0]), italic("command"), "[\\&.\\|.\\|.]"]
    else:
        synopsis = [bold(" ".join(words)), *map(usage, arguments)]
    description = [escaped(part) for part in command.get("discussion", command["abstract"]).split("\n\n")]
    listed = []
    for inner in commands:
        listed += [".TP", bold(inner["commandName"]), escaped(inner["abstract"])]
    lines = [
        f'.TH {escaped(name.upper())} 1 "{date}" "policyc {version}" "policyc manual"',
        # Words such as policyc are not divided.
        ".nh",
        ".SH NAME",
        f"{escaped(name)} \\- {escaped(lowercased(command['abstract']).rstrip('.'))}",
    ]
    lines += section("SYNOPSIS", [".ad l", *synopsis, ".ad"])
    lines += section("DESCRIPTION", "\n.PP\n".join(description).split("\n"))
    lines += section("COMMANDS", listed)
    positional = [argument for argument in arguments if argument["kind"] == "positional"]
    options = [argument for argument in arguments if argument["kind"] != "positional"]
    lines += section("ARGUMENTS", [line for argument in positional for line in tagged(argument)])
    lines += section("OPTIONS", [line for argument in options for line in tagged(argument)])
    if commands:
        lines += section("EXIT STATUS", [line for code, text in EXIT_STATUSES for line in (".TP", code, escaped(text))])
    lines += section("SEE ALSO", [",\n".join(f"{bold(other)}(1)" for other in others)])
    return "\n".join(lines) + "\n"


def lowercased(text):
    return text[:1].lower() + text[1:]


def main():
    version, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"])))
    root = json.load(sys.stdin)["command"]
    name = root["commandName"]
    documented = [command for command in commands_of(root) if command["commandName"] != "help"]
    pages = [f"{name}-{command['commandName']}" for command in documented]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.1").write_text(page(root, [name], version, date, pages), encoding="utf-8")
    for command in documented:
        words = [name, command["commandName"]]
        text = page(command, words, version, date, [name])
        (folder / f"{'-'.join(words)}.1").write_text(text, encoding="utf-8")


main()
