import PolicyDiagnostics
import PolicyRules
import TestSupport
import Testing

/// Accepted projects with one line broken.
@Suite struct BrokenLineTests {
  /// A way of breaking a line.
  enum Slip: String, CaseIterable, Sendable {
    case wrongValue, missingValue, misspeltKey, droppedLine, repeatedLine, indentedMore, indentedLess, missingSpace

    /// What stands in place of the line; nil where the slip is none.
    func apply(_ line: String) -> String? {
      let colon = line.utf8.firstIndex(of: UInt8(ascii: ":"))
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
  }

  static let projects = AcceptedTests.names.filter { $0 != "projects-below" }.map { CorpusCase(folder: "\(AcceptedTests.folder)/\($0)") }
    + [CorpusCase(folder: "policies")]

  @Test func explore() {
    for project in Self.projects {
      for (index, file) in project.files.enumerated() where !(project.files.count < 4 && file.name.hasSuffix("example.yaml")) {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (number, line) in lines.enumerated() {
          let content = line.drop { $0 == " " }
          guard !content.isEmpty, content.first != "#" else { continue }
          for slip in Slip.allCases {
            guard let broken = slip.apply(line) else { continue }
            var files = project.files
            var copy = lines
            copy[number] = broken
            files[index].bytes = Array(copy.joined(separator: "\n").utf8)
            let judgement = Judgement(files)
            let language = judgement.findings.filter { RuleCatalog.metadata(of: $0.id) == nil }
            if judgement.findings.count > 1, !language.isEmpty {
              print("MANY \(project.name)/\(file.name):\(number + 1) \(slip): \(line)")
              for s in judgement.statements { print("      \(s)") }
            } else if judgement.findings.count > 1 {
              print("RULES \(project.name)/\(file.name):\(number + 1) \(slip): \(line): \(judgement.findings.map(\.id))")
            } else if judgement.findings.isEmpty {
              print("NONE \(project.name)/\(file.name):\(number + 1) \(slip): \(line)")
            }
          }
        }
      }
    }
  }
}
