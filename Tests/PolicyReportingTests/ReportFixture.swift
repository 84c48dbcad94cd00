import PolicyDiagnostics
import PolicySource
import PolicyReporting
import Testing

/// Files held in memory, and the places of words in them.
struct ReportFixture {
  private(set) var sources = SourceMap()
  private var files: [String: FileID] = [:]

  init(_ files: KeyValuePairs<String, String>) {
    for (path, text) in files { add(path, Array(text.utf8)) }
  }

  mutating func add(_ path: String, _ bytes: [UInt8]) {
    let names = SourcePath(
      shown: path, inProject: path, at: FilePath("/srv/repository/" + path), reportedFrom: FilePath("/srv"))
    files[path] = sources.add(SourceFile(path: names, bytes: bytes))
  }

  /// The place of the first occurrence of a word.
  func span(of word: String, in path: String) throws -> Span {
    let file = try #require(files[path])
    let bytes = sources[file].bytes
    let starts = bytes.indices.filter { bytes[$0...].starts(with: word.utf8) }
    let start = try #require(starts.first, "no \(word) in \(path)")
    return Span(file: file, start..<start + word.utf8.count)
  }

  func span(_ range: Range<Int>, in path: String) throws -> Span { Span(file: try #require(files[path]), range) }

  func whole(_ path: String) throws -> Span { .start(of: try #require(files[path])) }

  func render(_ diagnostics: Diagnostic..., as appearance: Appearance = .plain) -> String {
    var report = TextReport(sources, appearance)
    return report.render(diagnostics).text
  }
}

extension Appearance {
  static let plain = Appearance(color: false, unicode: true)
  static let ascii = Appearance(color: false, unicode: false)
}

extension Diagnostic {
  var identified: IdentifiedFinding {
    IdentifiedFinding(self, FindingIdentity(rule: id, file: "web.yaml", pointer: "/run/\u{E9}", ordinal: 1))
  }

  /// A finding about which nothing but its places matters.
  static func finding(at span: Span, _ notes: [Note] = [], _ severity: Severity = .error) -> Diagnostic {
    Diagnostic(id: "a-rule", severity: severity, message: "something is wrong", at: span, notes: notes)
  }
}
