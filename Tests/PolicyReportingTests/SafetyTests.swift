import PolicyDiagnostics
import PolicySource
import PolicyJSON
import PolicyReporting
import PolicyWorkspace
import TestSupport
import Testing

/// Whatever files and messages hold, a report is safe to print and to read.
@Suite("Reports of hostile files")
struct SafetyTests {
  @Test(arguments: [1, UInt64.random(in: 0...UInt64.max)], [true, false])
  func writesNothingThatATerminalObeys(seed: UInt64, unicode: Bool) throws {
    var random = RandomReport(seed: seed)
    for round in 0..<Effort.part(of: 500) {
      let (sources, finding) = random.next()
      var report = TextReport(sources, Appearance(color: false, unicode: unicode, width: 50))
      let text = report.text(of: finding).text
      guard let culprit = text.unicodeScalars.first(where: { !Self.isSafe($0, unicode) }) else { continue }
      Issue.record("seed \(seed), round \(round): U+\(String(culprit.value, radix: 16)) in \(text)")
      return
    }
  }

  private static func isSafe(_ scalar: Unicode.Scalar, _ unicode: Bool) -> Bool {
    if scalar.isASCII { return scalar == "\n" || (0x20..<0x7F).contains(scalar.value) }
    let properties = scalar.properties
    let categories: [Unicode.GeneralCategory] = [.control, .format, .lineSeparator, .paragraphSeparator, .unassigned]
    return unicode && !properties.isDefaultIgnorableCodePoint && !categories.contains(properties.generalCategory)
  }

  @Test(arguments: [2, UInt64.random(in: 0...UInt64.max)])
  func writesJSONThatCanBeRead(seed: UInt64) throws {
    var random = RandomReport(seed: seed)
    for round in 0..<Effort.part(of: 300) {
      let (sources, finding) = random.next()
      var report = JSONReport(sources)
      let bytes = report.render([finding.identified], CheckSummary(policies: 1, targets: 1, errors: 1)).bytes
      let value = try JSONValue(parsing: bytes)
      let isSafe = String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control || $0 == "\n"
      }
      guard case .object(let report) = value, report["findings"] != nil, isSafe else {
        Issue.record("seed \(seed), round \(round)")
        return
      }
    }
  }

  /// Names of files have anything in them too.
  @Test(arguments: FindingsFormat.allCases)
  func writesNoControlCharacters(_ format: FindingsFormat) {
    var random = RandomReport(seed: 3)
    for round in 0..<Effort.part(of: 100) {
      let (sources, finding) = random.next()
      let text = format.render(CheckReport(sources, [finding])).text
      let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
      #expect(controls.isEmpty, "round \(round): \(text.debugDescription)")
    }
  }
}

/// Findings with random places in files of random bytes.
struct RandomReport {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> (SourceMap, Diagnostic) {
    var sources = SourceMap()
    let files = (0..<2).map { _ in
      let bytes = bytes()
      let name = String(decoding: self.bytes().prefix(12), as: UTF8.self)
      return (id: sources.add(SourceFile(path: SourcePath(name), bytes: bytes)), count: bytes.count)
    }
    let notes = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
      Note(text(), at: Bool.random(using: &generator) ? span(files) : nil)
    }
    let finding = Diagnostic(
      id: "a-rule", severity: Severity.allCases.randomElement(using: &generator) ?? .error, message: text(),
      at: span(files), timeline: Bool.random(using: &generator) ? [text(), text()] : [], notes: notes, why: text(),
      help: [text()],
      fixIts: [FixIt(text(), [TextEdit(span(files), text())], .safe)], surfaces: ["web", text()])
    return (sources, finding)
  }

  /// Places in the file, behind it, and back to front within a character.
  private mutating func span(_ files: [(id: FileID, count: Int)]) -> Span {
    let file = files[Int.random(in: 0..<files.count, using: &generator)]
    let lower = Int.random(in: 0...file.count + 3, using: &generator)
    return Span(
      file: file.id, lower..<lower + Int.random(in: 0...Int.random(in: 1...200, using: &generator), using: &generator))
  }

  private mutating func text() -> String { String(decoding: bytes().prefix(40), as: UTF8.self) }

  private mutating func bytes() -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x0A], [0x0D, 0x0A], [0x0D], [0x09], [0x1B, 0x5B], [0x00], [0x7F], [0xC2, 0x9B], [0xE2, 0x80, 0xAE],
      [0xE2, 0x80, 0xA8],
      [0xCC, 0x81], [0xEF, 0xB8, 0x8F], [0xF0, 0x9F, 0x87, 0xA9], [0xF0, 0x9F, 0x91, 0x8D], [0xF0, 0x9F, 0x8F, 0xBD],
      [0xE6, 0x97, 0xA5], [0xC3, 0xA9], [0xED, 0xA0, 0x80], [0xFF], [0xE2, 0x82], [0xEF, 0xBB, 0xBF],
      [0xF4, 0x8F, 0xBF, 0xBF],
      Array("key: ".utf8), Array("value".utf8), [0x22], [0x5C], [0x20, 0x20],
    ]
    let count = Int.random(in: 0..<(Bool.random(using: &generator) ? 10 : 400), using: &generator)
    return (0..<count).flatMap { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
  }
}
