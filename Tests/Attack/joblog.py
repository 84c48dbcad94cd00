"""What a terminal or the runner of a CI job would obey in an output.

GitHub's runner (actions/runner: OutputManager.cs, ActionCommand.cs) takes a line for a command that begins with `::`
behind white space, or that has `##[name` anywhere. .NET compares with a culture there and skips what does not show.
Azure's agent takes `##vso[`, TeamCity `##teamcity[`: so nothing may open with `##`, letters and `[`.
"""

import re
import unicodedata

OWN_COMMANDS = ("::error ", "::warning ", "::notice ")
COLOUR = re.compile(rb"\x1b\[(?:0|1|1;3[1346])m")
LINE_END = re.compile("\r\n|\r|\n")
OPENING = re.compile(r"##[^\W\d_]*\[")
BLANKS = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# Default_Ignorable_Code_Point beyond the format characters.
IGNORABLE = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0}
IGNORABLE |= {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)}
PLAIN = re.compile(r"[\x20-\x7e]*")


def is_hidden(character):
    """Whether a terminal obeys a character or shows nothing for it."""
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") or ord(character) in IGNORABLE


def obeyed(output, own=False, tabs=False, colours=False):
    """What would be obeyed in an output, a line each.

    own: lines may begin with the commands of `--format github`. tabs: tabs may be printed. colours: policyc's own
    sequences that colour text may.
    """
    try:
        text = (COLOUR.sub(b"", output) if colours else output).decode()
    except UnicodeDecodeError as error:
        return [f"is not UTF-8: {output[max(error.start - 40, 0):error.start + 20]!r}"]
    return [f"{what}: {line[:200]!r}" for line in LINE_END.split(text) for what in _obeyed_in(line, own, tabs)] + [
        "a carriage return"
    ] * ("\r" in text)


def _obeyed_in(line, own, tabs):
    hidden = None
    seen = line
    if not PLAIN.fullmatch(line):
        hidden = next((c for c in line if is_hidden(c) and not (tabs and c == "\t")), None)
        seen = "".join(c for c in line if c in BLANKS or not is_hidden(c))
    if hidden:
        yield f"holds U+{ord(hidden):04X}"
    if seen.lstrip(BLANKS).startswith("::") and not (own and line.startswith(OWN_COMMANDS)):
        yield "begins a workflow command"
    if OPENING.search(seen):
        yield "opens a workflow command"
