"""Puts mutants into Swift sources: each site becomes an operator or function of its own that a switch can turn wrong.

A site keeps its precedence and its types, so that all mutants are compiled once. What is rewritten is found in the text
alone: operators with white space around them, `min` and `max`, the methods of Duration that calculate, and integers.
"""
import re
from dataclasses import dataclass, field

GENERATED = "Mutants.swift"

# Operator: precedence, type of the operands, and for each mutant what it is called and its expression.
ORDER, SAME, NUMBERS, LOGIC, ASSIGNMENT = "Comparable", "Equatable", "FixedWidthInteger", "Bool", "assignment"
OPERATORS = {
    "<": ("ComparisonPrecedence", ORDER, {"<=": "l <= r", ">=": "l >= r"}),
    "<=": ("ComparisonPrecedence", ORDER, {"<": "l < r", ">": "l > r"}),
    ">": ("ComparisonPrecedence", ORDER, {">=": "l >= r", "<=": "l <= r"}),
    ">=": ("ComparisonPrecedence", ORDER, {">": "l > r", "<": "l < r"}),
    "==": ("ComparisonPrecedence", SAME, {"!=": "l != r"}),
    "!=": ("ComparisonPrecedence", SAME, {"==": "l == r"}),
    "+": ("AdditionPrecedence", NUMBERS, {"-": "l &- r", "+ 1 +": "l &+ 1 &+ r"}),
    "-": ("AdditionPrecedence", NUMBERS, {"+": "l &+ r", "- 1 -": "l &- 1 &- r"}),
    "*": ("MultiplicationPrecedence", NUMBERS, {"/": "r == 0 ? l : l / r"}),
    "/": ("MultiplicationPrecedence", NUMBERS, {"*": "l &* r"}),
    "%": ("MultiplicationPrecedence", NUMBERS, {"/": "l / r"}),
    "+=": ("AssignmentPrecedence", ASSIGNMENT, {"-=": "l &- r"}),
    "-=": ("AssignmentPrecedence", ASSIGNMENT, {"+=": "l &+ r"}),
    "&&": ("LogicalConjunctionPrecedence", LOGIC, {"||": None}),
    "||": ("LogicalDisjunctionPrecedence", LOGIC, {"&&": None}),
}
EXTREMES = {"min(": {"max(": "max"}, "max(": {"min(": "min"}}
METHODS = {
    "adding": {"subtracting": "subtracting(other)", "1ms more: adding": "adding(other).adding(Duration(milliseconds: 1))"},
    "subtracting": {"adding": "adding(other)", "1ms more: subtracting": "subtracting(other).subtracting(Duration(milliseconds: 1))"},
    "times": {"1 more: times": "times(count &+ 1)"},
}

TOKENS = re.compile(
    r"(?<=\s)(?P<operator>&&|\|\||[<>=!]=|[+-]=|[<>+*/%-])(?=\s)"
    r"|(?<![\w.`])(?P<extreme>min\(|max\()"
    r"|(?<=\.)(?P<member>(?:min|max)\(\))"
    r"|(?<=\.)(?P<method>adding|subtracting|times)(?=\()"
    r"|(?<![\w.$`])(?P<number>\d[\d_]*)(?![\w.]|\.\d)|(?<![\w.$`])(?P<bound>\d[\d_]*)(?=\.\.[.<])|(?<=\.\.[.<])(?P<upper>\d[\d_]*)(?!\w)")
DECLARATION = re.compile(r"^\s*(?:(?:public|package|private|fileprivate|internal|static|mutating|indirect)\s+)*(?:func|extension|struct|enum|protocol|import)\b")


@dataclass
class Mutant:
    number: int
    path: str
    line: int
    column: int
    was: str
    becomes: str
    text: str

    @property
    def place(self):
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def marked(self):
        """The line with the change in it, as the list of equivalent mutants has it."""
        start = self.column - 1
        marked = f"{self.text[:start]}«{self.was} → {self.becomes}»{self.text[start + len(self.was):]}"
        return " ".join(marked.split())


@dataclass
class Module:
    """The mutants of a module, and the Swift that chooses among them."""
    mutants: list = field(default_factory=list)
    declarations: list = field(default_factory=list)

    def switch(self, name, count):
        """The source that chooses among them: of `count` mutants in all modules those of the module of a name."""
        imports = ["Glibc"] + [module for module in ("PolicyModel",) if module != name]
        head = "".join(f"import {module}\n" for module in imports)
        return head + SWITCH.replace("COUNT", str(count)) + "\n".join(self.declarations) + "\n"


def code_of(text):
    """For each character whether it is code: not in a comment, and in a string only where it is interpolated.

    The metadata of a rule is none either: its examples are tests.
    """
    code = bytearray(b"\1" * len(text))
    strings = []  # Of each open string: its end, and how many parentheses of an interpolation are open in it.
    place = 0

    def hide(count):
        nonlocal place
        code[place:place + count] = bytes(count)
        place += count

    while place < len(text):
        if strings and strings[-1][1] == 0:
            end = strings[-1][0]
            if text.startswith("\\(", place):
                hide(2)
                strings[-1][1] = 1
            elif text[place] == "\\":
                hide(2)
            elif text.startswith(end, place):
                hide(len(end))
                strings.pop()
            else:
                hide(1)
        elif text.startswith("//", place):
            hide((text.find("\n", place) + 1 or len(text)) - place)
        elif text.startswith("/*", place):
            hide(text.find("*/", place) + 2 - place)
        elif text[place] == '"':
            end = '"""' if text.startswith('"""', place) else '"'
            hide(len(end))
            strings.append([end, 0])
        else:
            if strings and text[place] in "()":
                strings[-1][1] += 1 if text[place] == "(" else -1
                if strings[-1][1] == 0:
                    hide(1)
                    continue
            place += 1
    for found in re.finditer(r"static let metadata = RuleMetadata(?=\()", text):
        depth, end = 0, found.end()
        while not (depth == 1 and text[end] == ")" and code[end]):
            depth += code[end] * ((text[end] == "(") - (text[end] == ")"))
            code[end] = 0
            end += 1
    return code


def is_expression(line, column, code):
    """Whether a place in a line is one where an expression stands, as far as a line can tell."""
    if DECLARATION.match(line) and " {" not in line[:column] and " = " not in line[:column]:
        return False
    if line.lstrip().startswith(("@", "#")):
        return False
    if re.match(r"\s*case\b", line):
        depth = 0
        for at, character in enumerate(line[:column]):
            if not code[at]:
                continue
            depth += (character in "([{") - (character in ")]}")
            if depth == 0 and (character == ":" or line.startswith(" where ", at)):
                return True
        return False
    return True


def rewrite(path, text, module, first):
    """The text with its mutants, which are added to the module; their numbers begin with `first`."""
    code = code_of(text)
    rewritten, done, number = [], 0, first
    for found in TOKENS.finditer(text):
        start, end = found.span()
        if not all(code[start:end]):
            continue
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start)
        line = text[line_start:line_end]
        if not is_expression(line, start - line_start, code[line_start:line_end]):
            continue
        kind, token = found.lastgroup, found.group()
        if kind in ("bound", "upper"):
            kind = "number"
        if token == "+" and '"' in (text[:start].rstrip()[-1:], text[end:].lstrip()[:1]):
            continue  # Texts are joined.
        nil = kind == "operator" and re.match(r"\s+nil\b", text[end:])
        becomes, replacement, declarations = SITES[kind](number, token, bool(nil))
        if replacement is None:
            continue
        for name in becomes:
            module.mutants.append(
                Mutant(number, path, text.count("\n", 0, start) + 1, start - line_start + 1, token, name, line))
            number += 1
        module.declarations += declarations
        rewritten += [text[done:start], replacement]
        done = end
    return "".join(rewritten) + text[done:], number


def operator_site(number, token, compares_nil):
    precedence, operands, mutants = OPERATORS[token]
    name = "".join(chr(0x2500 + int(digit, 16)) for digit in f"{number:04x}")
    others = ", ".join(mutants.values()) if operands != LOGIC else ""
    head = f"func {name} "
    if compares_nil:
        lines = [f"{head}<T>(l: T?, r: _OptionalNilComparisonType) -> Bool {{ choose({number}, l {token} r, {others}) }}"]
    elif operands == ORDER:
        lines = [
            f"{head}<T: Comparable>(l: T, r: T) -> Bool {{ choose({number}, l {token} r, {others}) }}",
            f"{head}<T: Comparable, U: Comparable>(l: (T, U), r: (T, U)) -> Bool {{ choose({number}, l {token} r, {others}) }}",
            f"@_disfavoredOverload {head}<T: BinaryInteger, U: BinaryInteger>(l: T, r: U) -> Bool {{ choose({number}, l {token} r, {others}) }}",
        ]
    elif operands == SAME:
        lines = [
            f"{head}<T: Equatable>(l: T, r: T) -> Bool {{ choose({number}, l {token} r, {others}) }}",
            f"{head}<T: Equatable, U: Equatable>(l: (T, U), r: (T, U)) -> Bool {{ choose({number}, l {token} r, {others}) }}",
            f"@_disfavoredOverload {head}<T: BinaryInteger, U: BinaryInteger>(l: T, r: U) -> Bool {{ choose({number}, l {token} r, {others}) }}",
            f"@_disfavoredOverload {head}<T: StringProtocol, U: StringProtocol>(l: T, r: U) -> Bool {{ choose({number}, l {token} r, {others}) }}",
        ]
    elif operands == NUMBERS:
        lines = [f"{head}<T: FixedWidthInteger>(l: T, r: T) -> T {{ choose({number}, l {token} r, {others}) }}"]
        if token == "+":
            lines += [
                f"@_disfavoredOverload {head}<C: RangeReplaceableCollection>(l: C, r: C) -> C {{ joins({number}, l + r) }}",
                f"@_disfavoredOverload {head}<C: RangeReplaceableCollection, S: Sequence>(l: C, r: S) -> C where S.Element == C.Element {{ joins({number}, l + r) }}",
                f"@_disfavoredOverload {head}<C: RangeReplaceableCollection, S: Sequence>(l: S, r: C) -> C where S.Element == C.Element {{ joins({number}, l + r) }}",
            ]
    elif operands == ASSIGNMENT:
        lines = [f"{head}<T: FixedWidthInteger>(l: inout T, r: T) {{ l = choose({number}, l {token[0]} r, {others}) }}"]
        if token == "+=":
            lines += [
                f"@_disfavoredOverload {head}<C: RangeReplaceableCollection>(l: inout C, r: C) {{ l += joins({number}, r) }}",
                f"@_disfavoredOverload {head}<C: RangeReplaceableCollection, S: Sequence>(l: inout C, r: S) where S.Element == C.Element {{ l += joins({number}, r) }}",
            ]
    else:
        function = "both" if token == "&&" else "either"
        lines = [f"{head}(l: Bool, r: @autoclosure () throws -> Bool) rethrows -> Bool {{ try {function}({number}, l, r) }}"]
    return mutants, name, [f"infix operator {name}: {precedence}", *lines]


def extreme_site(number, token, _):
    name = f"mutant{number}_"
    (becomes, other), = EXTREMES[token].items()
    was = token[:-1]
    return EXTREMES[token], name + token, [
        f"func {name}{was}<T: Comparable>(_ a: T, _ b: T) -> T {{ choose({number}, {was}(a, b), {other}(a, b)) }}",
        f"func {name}{was}<T: Comparable>(_ a: T, _ b: T, _ c: T) -> T {{ choose({number}, {was}(a, b, c), {other}(a, b, c)) }}",
    ]


def member_site(number, token, _):
    name = f"mutant{number}_{token[:3]}"
    other = "max" if token.startswith("min") else "min"
    return [f"{other}()"], f"{name}()", [
        f"extension Sequence where Element: Comparable {{ func {name}() -> Element? {{ choose({number}, {token}, {other}()) }} }}"
    ]


def method_site(number, token, _):
    name = f"mutant{number}_{token}"
    others = ", ".join(METHODS[token].values())
    if token == "times":
        lines = [
            f"func {name}(_ count: {type}) -> Duration {{ choose({number}, times(count), {others}) }}"
            for type in ("Int64", "Int")]
    else:
        lines = [f"func {name}(_ other: Duration) -> Duration {{ choose({number}, {token}(other), {others}) }}"]
    return METHODS[token], name, [f"extension Duration {{ {line} }}" for line in lines]


def number_site(number, token, _):
    value = int(token.replace("_", ""))
    mutants = [str(value + 1)] + ([str(value - 1)] if value > 0 else [])
    name = f"mutant{number}"
    others = ", ".join(["n &+ 1"] + (["n &- 1"] if value > 0 else []))
    return mutants, f"{name}({token})", [
        f"func {name}<T: FixedWidthInteger>(_ n: T) -> T {{ choose({number}, n, {others}) }}"
    ]


SITES = {
    "operator": operator_site, "extreme": extreme_site, "member": member_site, "method": method_site,
    "number": number_site,
}

SWITCH = """\

/// The mutant that is turned on, 0 for none.
private let active = getenv("POLICYC_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

/// Of each mutant what was seen of it, where a run records that: 1 that it was evaluated, 2 that it made a difference.
nonisolated(unsafe) private let seen: UnsafeMutablePointer<UInt8>? = getenv("POLICYC_MUTANTS_SEEN").flatMap { path in
  let file = open(path, O_RDWR)
  defer { close(file) }
  guard file >= 0, let bytes = mmap(nil, COUNT, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), bytes != MAP_FAILED
  else { return nil }
  return bytes.assumingMemoryBound(to: UInt8.self)
}

private func note(_ number: Int, _ differs: Bool) { seen?[number] |= differs ? 3 : 1 }

private func choose<V: Equatable>(_ number: Int, _ value: V, _ other: @autoclosure () -> V) -> V {
  if active == number { return other() }
  if seen != nil { note(number, value != other()) }
  return value
}

private func choose<V: Equatable>(
  _ number: Int, _ value: V, _ first: @autoclosure () -> V, _ second: @autoclosure () -> V
) -> V {
  if active == number { return first() }
  if active == number + 1 { return second() }
  if seen != nil {
    note(number, value != first())
    note(number + 1, value != second())
  }
  return value
}

/// Texts and lists that are joined are no mutants.
private func joins<V>(_ number: Int, _ value: V) -> V {
  seen?[number] |= 4
  return value
}

private func both(_ number: Int, _ left: Bool, _ right: () throws -> Bool) rethrows -> Bool {
  if active == number { return try left || right() }
  let value = try left && right()
  if seen != nil { note(number, !left || !value) }
  return value
}

private func either(_ number: Int, _ left: Bool, _ right: () throws -> Bool) rethrows -> Bool {
  if active == number { return try left && right() }
  let value = try left || right()
  if seen != nil { note(number, left || value) }
  return value
}

"""
