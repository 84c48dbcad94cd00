import PolicyCompiler
import TestSupport
import Testing

/// On a real terminal the carets stand under the text that a finding is about: a terminal emulator draws the report, and
/// its cells are compared with the bytes that the report for programs names.
@Suite(.enabled(if: PythonScript.isAvailable("pyte"), "python3 with pyte is missing"))
struct CaretTests {
  /// Lines of a policy with a mistake behind, within or around text that is hard to measure; `RULER` is replaced by many
  /// characters. Flags, joining Hangul and spacing marks are left out: pyte adds up characters one by one and drops the rest
  /// of a line behind such a one. `CharacterCellsPeerTests` holds the widths of single characters against its tables.
  private static let lines = [
    "run: {hardcap: 30m}",
    "run: {\"日本語\": 1, hardcap: 30m, \"全角\": 2}",
    "run: {\"ｆｕｌｌ\": 1, \"ﾊﾝｶｸ\": 2, hardcap: 30m}",
    "run: {\"e\u{301}te\u{301}\": 1, hardcap: 30m, \"a\u{308}\u{332}\": 2}",
    "run: {\"👍🏽 ok\": 1, \"❤\u{FE0F}\": 2, hardcap: 30m}",
    "run: {\"👨\u{200D}👩\u{200D}👧\": 1, hardcap: 30m}",
    "run: {\"한글\": 2, hardcap: 30m}",
    "run: {\"\u{202E}abc\": 1, hardcap: 30m}",
    "run: {\"a\tb\": 1, \"\t\": 2, hardcap: 30m}",
    "run:\thardcap",
    "run: {hard_cap: \"日\t本\"}",
    "run: {\"RULER\": 1, hardcap: 30m, \"RULER\": 2}",
    "run: {\"日RULER本\": 1, hardcap: 30m}",
    "run: {\"e\u{301}RULER\": \"\t\", \"日本RULER\": 30m}",
    "accept: [{rule: \"日本語 RULER\", reason: \"\t👍🏽\"}, {rule: dead-clokc, reason: not now, not here}]",
  ]

  @Test(arguments: [40, 80, 200])
  func standUnderTheRightCells(_ columns: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(ExampleTarget.text, to: "targets/example.yaml")
    for (number, line) in Self.lines.enumerated() {
      let long = line.replacing("RULER", with: String(repeating: "0123456789", count: 13))
      try folder.write("policyc: 1\nsurface: web\ntarget: example\n\(long)\n", to: "p\(number + 10).yaml")
    }
    let result = try ChildProcess.run(
      ["python3", "-c", Self.script, "\(Session.toolFolder)/policyc", "\(columns)"],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"],
      directory: folder.path)
    #expect(
      result.text.hasSuffix("finished\n") && result.text.split(separator: "\n").count == 1,
      "\(result.text)\(result.errorText)")
  }

  /// Prints a line for every finding whose carets do not stand where they should.
  private static let script = #"""
    import fcntl, json, os, pty, re, struct, subprocess, sys, termios, unicodedata
    import pyte

    policyc, columns = sys.argv[1], int(sys.argv[2])
    findings = json.loads(subprocess.run([policyc, "check", ".", "--format", "json"], capture_output=True).stdout)["findings"]

    reading, writing = pty.openpty()
    fcntl.ioctl(writing, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    child = subprocess.Popen([policyc, "check", "."], stdin=subprocess.DEVNULL, stdout=writing, stderr=writing)
    os.close(writing)
    screen = pyte.Screen(columns, 4000)
    stream = pyte.ByteStream(screen)
    report = b""
    while True:
        try: piece = os.read(reading, 65536)
        except OSError: break
        if not piece: break
        stream.feed(piece)
        report += piece
    child.wait()

    # Where every character takes one cell, sentences are broken before the terminal would do it.
    for line in re.sub(r"\x1b\[[0-9;]*m", "", report.decode()).split("\r\n"):
        sentence = re.sub(r"^ *= (help|why|fix|note|see): | ", "", line)
        if line.isascii() and len(line) > columns and sentence != line.split(" ")[-1]:
            print("wider than", columns, "columns:", repr(line))

    def row(y, start=0, end=columns): return "".join(screen.buffer[y][x].data for x in range(start, end))

    def shown(text):
        """How policyc says that it draws a text: tabs as four blanks, what is hidden by its code point, no looks chosen."""
        drawn = ""
        for c in text:
            if c == "\t": drawn += "    "
            elif c in "\uFE0E\uFE0F" or 0x1F3FB <= ord(c) <= 0x1F3FF: continue
            elif unicodedata.category(c) in ("Cc", "Cf"): drawn += "\\u{%X}" % ord(c)
            else: drawn += c
        return unicodedata.normalize("NFC", drawn)

    underlined = []
    for y in range(1, 4000):
        carets = re.match(r"\s*│\s+(\^+)", row(y))
        if not carets: continue
        # Wide characters stand to the left of no caret on their own row, so text offsets are cells here.
        start, end = carets.span(1)
        if not re.match(r"\s*\d+ │ ", row(y - 1)): print("no source line above row", y, repr(row(y)))
        underlined.append((unicodedata.normalize("NFC", row(y - 1, start, end)), screen.buffer[y - 1][end].data))

    if len(underlined) != len(findings): print(len(underlined), "rows of carets for", len(findings), "findings")
    cut = 0
    for finding, (text, next) in zip(findings, underlined):
        span = finding["span"]
        source = open(finding["path"], "rb").read()[span["start"]["offset"]:span["end"]["offset"]]
        expected = shown(source.decode())
        parts = text.split("…")
        cut += len(parts) > 1
        if len(parts) > 1 and max(map(len, parts)) >= 8 and all(part in expected for part in parts): continue
        if text != expected or next == "": print(columns, finding["id"], repr(text), "is not", repr(expected))
    if columns == 40 and cut == 0: print("no line was cut")
    if columns == 200 and cut > 2: print("too many lines were cut")
    print("finished")
    """#
}
