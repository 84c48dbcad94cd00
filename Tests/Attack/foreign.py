"""Texts that a stranger writes: orders to terminals and runners, and credentials put together from pieces."""

import string

BLANKS = ["", " ", "\t", "\u00a0", "\u2003", "\u3000", "\u2028", "\u0085", "\u200b", "\ufeff", "\x1b[31m", "\x0b"]
COMMANDS = ["add-mask", "stop-commands", "debug", "error", "set-env name=PATH", "group", "add-matcher", "warning"]
CONTROLS = [
    "\x1b[2J",
    "\x1b]0;owned\x07",
    "\x1b]8;;http://example.invalid\x1b\\",
    "\x9b31m",
    "\x08\x08\x08",
    "\x00",
    "\x7f",
    "\x1bc",
    "\x1b[8m",
    "\r",
    "\x0c",
    "\x0e",
    "\x1bP$q\x1b\\",
    "\x1b[6n",
]
DIRECTIONS = [
    "\u202e",
    "\u2066",
    "\u2067\u2069",
    "\u200f",
    "\u061c",
    "\u2028",
    "\u2029",
    "\ufe0f",
    "\U000e0041",
    "\u3164",
]
NOT_UTF8 = [
    b"\xff",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80",
    b"\x80",
    b"\xfe\xff",
    b"\xf0\x9f\x98",
]
# Beginnings of credentials, what follows, and how many.
TOKENS = [
    ("gh" + "p_", string.ascii_letters + string.digits, 36),
    ("github_" + "pat_", string.ascii_letters, 60),
    ("gl" + "pat-", string.ascii_letters, 24),
    ("AK" + "IA", string.ascii_uppercase, 16),
    ("AI" + "za", string.ascii_letters, 35),
    ("sk-" + "ant-", string.ascii_letters, 60),
    ("xo" + "xb-", string.digits + string.ascii_letters, 40),
    ("np" + "m_", string.ascii_letters, 36),
    ("sk_" + "live_", string.ascii_letters, 30),
    ("hf" + "_", string.ascii_letters, 34),
]


def order(random):
    """A command of a runner, in one of the many forms that one takes."""
    name = random.choice(COMMANDS)
    form = random.randrange(6)
    if form == 0:
        return f"##[{name}]true"
    if form == 1:
        return f"#{random.choice(BLANKS[7:10])}#[{name}]x"
    if form == 2:
        return random.choice(["##vso[task.setvariable]x", "##teamcity[x]", "##\u00e9[x", "###[debug]x"])
    if form == 3:
        return f"x\r{random.choice(BLANKS)}::{name}::x"
    return f"{random.choice(BLANKS)}{random.choice(BLANKS)}::{name}::x"


def shown_order(random):
    """A command of a runner in characters that may stand in a YAML file."""
    name = random.choice(COMMANDS)
    return random.choice(
        [
            f"##[{name}]true",
            f"##[{name}]true",
            f"x ##vso[task.x]y ##[{name}]",
            f"##teamcity[{name}]",
            f"#\u200b#[{name}]x",
            f"x\r::{name}::x",
            f"\u202e ##[{name}]",
            f"\u00a0::{name}::x",
        ]
    )


def text(random):
    """A text in characters."""
    parts = []
    for _ in range(random.randint(1, 3)):
        kind = random.randrange(5)
        if kind < 2:
            parts.append(order(random))
        elif kind == 2:
            parts.append(random.choice(CONTROLS))
        elif kind == 3:
            parts.append(random.choice(DIRECTIONS))
        else:
            parts.append(
                random.choice(["words", "30m", "é", "日本", "{hard_cap}", "'", '"', ": ", " #", "\t", "%s", "$(id)"])
            )
    return "".join(parts)


def raw(random):
    """A text in bytes, UTF-8 or not."""
    found = text(random).encode()
    return found + random.choice(NOT_UTF8) if random.random() < 0.3 else found


def quoted(words, random):
    """A text as YAML and JSON write it between double quotes, so that they hand it on unharmed."""
    found = ""
    for character in words:
        plain = character.isprintable() and character not in '"\\'
        if plain and (character.isascii() or random.random() < 0.5):
            found += character
        else:
            units = character.encode("utf-16-be")
            pairs = [units[place : place + 2].hex() for place in range(0, len(units), 2)]
            found += "".join(f"\\u{pair}" for pair in pairs) if len(pairs) == 1 else character
    return f'"{found}"'


def credential(random):
    """A credential that was never issued."""
    prefix, alphabet, count = random.choice(TOKENS)
    return prefix + "".join(random.choice(alphabet) for _ in range(count))


def canary(random):
    """A word that stands nowhere else."""
    return "canary" + "".join(random.choice(string.ascii_lowercase) for _ in range(20))
