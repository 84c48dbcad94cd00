import PolicyDiagnostics
import PolicySource

/// Writes findings as workflow commands of GitHub Actions, which become annotations: one a line.
///
/// Paths begin at the root of reports. There are always a line and an end line, without which an annotation is not
/// shown beside the code; columns only where both lines are the same, since GitHub takes them only then (REST, check
/// runs). GitHub does not say what columns count; they are UTF-16 code units here, and the end is behind the last one.
package struct GitHubReport: Sendable {
  private let result: CheckReport
  private var lines: SourceLines

  package init(_ result: CheckReport) {
    self.result = result
    lines = SourceLines(result.sources)
  }

  /// The findings in the order given, then why the check could not run as asked; empty where there is neither.
  package mutating func render() -> PrintableText { PrintableText { write(to: $0) } }

  /// The same, finding by finding.
  ///
  /// - Parameter sink: takes the pieces in their order.
  package mutating func write(to sink: (PrintableText) -> Void) {
    for finding in result.findings {
      sink(PrintableText(ofFormat: Array("\(command(for: finding.diagnostic))\n".utf8)))
    }
    for problem in result.summary.problems {
      sink(PrintableText(ofFormat: Array("\(Self.command("error", [("title", "policyc")], [problem]))\n".utf8)))
    }
  }

  private mutating func command(for diagnostic: Diagnostic) -> String {
    let region = lines.region(of: lines.shownBytes(under: diagnostic.span), in: diagnostic.span.file)
    var properties = [
      ("file", lines.path(of: diagnostic.span.file).inReport), ("line", "\(region.startLine)"),
      ("endLine", "\(region.endLine)"),
    ]
    if region.startLine == region.endLine {
      properties += [("col", "\(region.startColumn)"), ("endColumn", "\(region.endColumn)")]
    }
    properties.append(("title", "policyc: \(diagnostic.id)"))
    let words = FindingWords(diagnostic, result.tool.pages).lines(&lines)
    return Self.command(diagnostic.severity.command, properties, words)
  }

  private static func command(_ name: String, _ properties: [(String, String)], _ message: [String]) -> String {
    let values = properties.map { "\($0.0)=\(escaped($0.1, also: ":,"))" }.joined(separator: ",")
    let lines = message.map { ShownText($0, on: Appearance(color: false, unicode: true)).text }
    return "::\(name) \(values)::\(escaped(lines.joined(separator: "\n"), also: ""))"
  }

  /// As `@actions/core` escapes the data and the properties of a command. It has no way to escape what a terminal obeys or
  /// hides, nor the opening of another command, which a file may have in its name; whoever reads the log is to see them
  /// spelled out.
  private static func escaped(_ text: String, also others: String) -> String {
    var escaped: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n" || others.unicodeScalars.contains(scalar) {
        escaped += Array(PercentEncoding.byte(UInt8(truncatingIfNeeded: scalar.value)).utf8)
      } else if UnprintableCharacter.contains(scalar.value) || scalar == "[" && opensCommand(behind: escaped) {
        escaped += Array(UnprintableCharacter.spelling(of: scalar.value).utf8)
      } else {
        escaped += Array(String(scalar).utf8)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func opensCommand(behind text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { WorkflowCommand.opens(atBracket: $0.count, in: $0) }
  }
}

extension Severity {
  fileprivate var command: String { self == .note ? "notice" : rawValue }
}
