import PolicyWorkspace
import PolicyDiagnostics
import PolicySource

/// How many findings each file has: the end of a report that is too long to be read at a glance.
package struct FindingsByFile {
  /// So many findings in several files call for it.
  package static let many = 20
  /// The most files that are listed.
  private static let mostFiles = 20

  private var counts: [(file: FileID, errors: Int, warnings: Int, notes: Int)] = []
  private let sources: SourceMap

  /// - Parameter findings: all that count, printed or not.
  package init(_ findings: [Diagnostic], _ sources: SourceMap) {
    self.sources = sources
    var places: [FileID: Int] = [:]
    for finding in findings {
      let place = places[finding.span.file] ?? counts.count
      if place == counts.count {
        places[finding.span.file] = place
        counts.append((finding.span.file, 0, 0, 0))
      }
      switch finding.severity {
      case .error: counts[place].errors += 1
      case .warning: counts[place].warnings += 1
      case .note: counts[place].notes += 1
      }
    }
  }

  package var fileCount: Int { counts.count }

  /// A line for each file, the one with the most errors first, with its path as the user would type it.
  package func text(_ appearance: Appearance) -> PrintableText {
    let sorted = counts.sorted {
      ($1.errors, $1.warnings, $1.notes, $0.file) < ($0.errors, $0.warnings, $0.notes, $1.file)
    }
    let rows = sorted.prefix(Self.mostFiles).map { row in
      (
        words: CheckSummary.words(errors: row.errors, warnings: row.warnings, notes: row.notes),
        path: sources[row.file].path.shown
      )
    }
    let width = rows.map(\.words.utf8.count).max() ?? 0
    var canvas = Canvas(appearance)
    for row in rows {
      canvas.blanks(2)
      canvas.foreign(row.words)
      canvas.blanks(width - row.words.utf8.count + 2)
      canvas.foreign(row.path)
      canvas.endLine()
    }
    let rest = counts.count - rows.count
    if rest > 0 { canvas.append("  and \(rest) more \(rest == 1 ? "file" : "files", on: appearance)\n") }
    return canvas.text
  }
}
