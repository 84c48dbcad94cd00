import PolicyCompiler
import PolicyDiagnostics
import PolicySource

/// A fix that is to be tried, with all findings that it answers.
struct Fix: Sendable {
  let title: String
  let edits: Set<TextEdit>
  var findings: [Diagnostic]

  /// Whether it answers a language error, which may hide other findings.
  var isAboutLanguage: Bool { findings.contains { LanguageErrorCatalog.error($0.id) != nil } }

  /// The fixes that findings offer, those with the same edits as one, in the order of the findings.
  ///
  /// Of several offers none is taken: that choice is a person's.
  static func offered(by findings: [Diagnostic], _ level: FixLevel) -> [Fix] {
    var fixes: [Fix] = []
    var places: [Set<TextEdit>: Int] = [:]
    for finding in findings {
      guard let fixIt = finding.onlyFix, level.admits(fixIt), !fixIt.edits.isEmpty else { continue }
      let edits = Set(fixIt.edits)
      if let place = places[edits] {
        fixes[place].findings.append(finding)
      } else {
        places[edits] = fixes.count
        fixes.append(Fix(title: fixIt.title, edits: edits, findings: [finding]))
      }
    }
    return fixes
  }
}

extension Diagnostic {
  /// Its fix, where it has exactly one.
  var onlyFix: FixIt? { fixIts.count == 1 ? fixIts.first : nil }
}

/// Edits of several files, of which no two clash.
struct ProjectEdits: Sendable {
  private(set) var files: [FileID: FileEdits] = [:]

  /// Takes edits in; false when one of them clashes with another one, and then none is taken.
  mutating func add(_ edits: Set<TextEdit>) -> Bool {
    var changed = files
    for (file, own) in Dictionary(grouping: edits, by: \.span.file) {
      guard changed[file, default: FileEdits()].add(own.sorted { $0.span < $1.span }) else { return false }
    }
    files = changed
    return true
  }

  func applied(to sources: SourceMap) -> SourceMap {
    files.reduce(sources) { sources, edited in
      sources.replacing(edited.key, with: edited.value.applied(to: sources[edited.key].bytesOnDisk))
    }
  }

  /// Where bytes lie after the edits.
  func place(of span: Span) -> Span {
    files[span.file].map { Span(file: span.file, $0.place(of: span.range)) } ?? span
  }
}
