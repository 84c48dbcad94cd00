import PolicyDiagnostics
import PolicyRules
import TestSupport
import Testing

/// Accepted projects with one line broken: each line in turn, in a way that a seed chooses. `make test` breaks the lines
/// that the seed chooses too.
@Suite struct BrokenLineTests {
  static let projects =
    AcceptedTests.names.filter { $0 != "projects-below" }
    .map { CorpusCase(folder: "\(AcceptedTests.folder)/\($0)") } + [CorpusCase(folder: "policies")]

  @Test(arguments: projects)
  func oneBrokenLineGivesOneFinding(_ project: CorpusCase) {
    var random = SeededGenerator(for: "BrokenLineTests, \(project.name)")
    let breaks = project.written.indices.flatMap { file in
      Lines(project.written[file].bytes).contentNumbers.filter { _ in
        Int.random(in: 0..<Effort.divisor, using: &random) == 0
      }.compactMap { line in
        Break(file: file, line: line, slip: Slip.allCases.randomElement(using: &random) ?? .droppedLine, of: project)
      }
    }
    #expect(breaks.compactMap(\.complaint) == [])
  }

  /// One project with one broken line.
  private struct Break {
    let place: String
    let line: String
    let slip: Slip
    /// The lines that lose the key above them.
    let orphans: Int
    let isConfiguration: Bool
    let judgement: Judgement

    init?(file: Int, line number: Int, slip: Slip, of project: CorpusCase) {
      var lines = Lines(project.written[file].bytes)
      guard let broken = slip.apply(lines.all[number]) else { return nil }
      self.slip = slip
      line = lines.all[number]
      place = "\(project.written[file].name):\(number + 1) \(slip)"
      orphans = slip == .droppedLine ? lines.below(number) : 0
      isConfiguration = project.written[file].name == "policyc.yaml"
      lines.all[number] = broken
      var files = project.files
      files[file].bytes = lines.bytes
      judgement = Judgement(files)
    }

    /// What is wrong with the answer; nil when nothing is.
    var complaint: String? {
      let findings = judgement.findings
      guard judgement.spansAreInside else { return "\(place): a span outside its file" }
      if findings.isEmpty, slip.mustBeFound(in: line) { return "\(place): not found: \(line)" }
      // What could not be understood is always an error, so without one everything can be lowered.
      if judgement.checked.policies == nil, !findings.contains(where: { $0.severity == .error }) {
        return "\(place): unknown without an error: \(line)"
      }
      let language = findings.count { RuleCatalog.metadata(of: $0.id) == nil }
      // Without its configuration a project is judged as policyc judges by itself, and a dropped line may leave a project
      // that means something else: there only language errors are counted.
      let isOther = isConfiguration || slip == .droppedLine
      // A key that is gone orphans the lines below it, and each heir may miss what it said.
      let most = slip == .droppedLine ? orphans + 2 : 1
      return language > 0 && (isOther ? language : findings.count) > most && !missesOnlyADeclaration
        ? "\(place): \(line): \(judgement.statements)" : nil
    }

    /// Whether the line declares a field of the project's own, and each finding is a use of that name, which no line
    /// declares any more.
    private var missesOnlyADeclaration: Bool {
      guard line.contains("{type: "), let path = line.split(separator: ":").first?.filter({ $0 != " " }),
        let name = path.split(separator: ".").last
      else { return false }
      let places = Set(judgement.findings.map(\.span))
      return places.count == judgement.findings.count
        && judgement.findings.allSatisfy { finding in
          finding.id == "unknown-key"
            && (finding.message.contains("`\(path)`") || finding.message.contains("`\(name)`"))
        }
    }
  }

  /// A way of breaking a line.
  enum Slip: String, CaseIterable, Sendable {
    case wrongValue, missingValue, misspeltKey, droppedLine, repeatedLine, indentedMore, indentedLess, missingSpace

    /// What stands in place of the line; nil where it cannot be broken so.
    func apply(_ line: String) -> String? {
      let colon = Self.colon(in: line)
      switch self {
      case .wrongValue: return colon.map { line[...$0] + " -1.5 of it" }
      case .missingValue: return colon.map { String(line[...$0]) }
      case .misspeltKey: return colon.map { line[..<$0] + "x" + line[$0...] }
      case .droppedLine: return ""
      case .repeatedLine: return line + "\n" + line
      case .indentedMore: return " " + line
      case .indentedLess: return line.hasPrefix(" ") ? String(line.dropFirst()) : nil
      case .missingSpace: return line.contains(": ") ? line.replacing(": ", with: ":", maxReplacements: 1) : nil
      }
    }

    /// Whether the line cannot mean anything when it is broken so.
    func mustBeFound(in line: String) -> Bool {
      guard let colon = Self.colon(in: line) else { return false }
      let key = line[..<colon]
      switch self {
      case .misspeltKey: return true
      // An item of a list may well stand there twice.
      case .repeatedLine: return !line.contains("- {")
      case .wrongValue:
        return !Self.texts.contains { key.hasSuffix($0) } && !line.contains("\"") && !line.hasSuffix(">-")
      case .missingValue, .missingSpace: return line.hasSuffix("m") || line.hasSuffix("s")
      case .droppedLine, .indentedMore, .indentedLess: return false
      }
    }

    /// The colon behind the first key; nil where the line has no key.
    private static func colon(in line: String) -> String.Index? {
      line.indices.first { line[$0] == ":" && (line[$0...] == ":" || line[$0...].hasPrefix(": ")) }
    }

    /// Keys under which any text may stand.
    private static let texts = ["summary", "reason", "path", "off"]
  }
}

/// The lines of a file.
private struct Lines {
  var all: [String]

  init(_ bytes: [UInt8]) {
    all = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  var bytes: [UInt8] { Array(all.joined(separator: "\n").utf8) }

  /// The lines that are neither blank nor a comment.
  var contentNumbers: [Int] {
    all.indices.filter { all[$0].first { $0 != " " }.map { $0 != "#" } ?? false }
  }

  /// How many lines with content stand below a line and belong to it.
  func below(_ number: Int) -> Int {
    let rest = contentNumbers.filter { $0 > number }
    return rest.prefix { indentation(of: $0) > indentation(of: number) }.count
  }

  private func indentation(of number: Int) -> Int { all[number].prefix { $0 == " " }.count }
}

extension CorpusCase {
  /// The files that people wrote, without the target that the corpus adds.
  fileprivate var written: [(name: String, bytes: [UInt8])] { Array(files.prefix(writtenCount)) }
}

extension Judgement {
  /// Whether every place that a finding names, and every byte that an offer replaces, is in its file.
  fileprivate var spansAreInside: Bool {
    findings.allSatisfy { finding in
      let edits = finding.fixIts.flatMap(\.edits).map(\.span)
      return ([finding.span] + finding.notes.compactMap(\.span) + edits).allSatisfy { span in
        span.file.index < project.sources.files.count && span.range.upperBound <= project.sources[span.file].bytes.count
      }
    }
  }
}
