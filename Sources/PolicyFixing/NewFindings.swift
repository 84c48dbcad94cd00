import PolicyCompiler
import PolicyDiagnostics
import PolicySource

/// The findings of an edited project that it did not have before.
///
/// A finding is the same one as before when its identity is and it stands where the edits have moved its place. Where
/// no such one is left, it is the same as one that is gone and concerns the same surfaces, or, about the language, says
/// the same: an edit may move the line that carries a finding.
struct NewFindings {
  private struct Place: Hashable {
    let id: String
    let span: Span
  }

  private struct Statement: Hashable {
    let id: String
    let about: [String]

    init(_ finding: Diagnostic) {
      id = finding.id
      about = finding.surfaces.isEmpty ? [finding.message] : finding.surfaces
    }
  }

  let all: [Diagnostic]

  /// - Parameters:
  ///   - before: what was found before, without what the edits are to answer.
  ///   - after: what is found in the edited project.
  init(before: [Diagnostic], after: [Diagnostic], _ edits: ProjectEdits) {
    var known = Dictionary(grouping: before) { Place(id: $0.id, span: edits.place(of: $0.span)) }
    let unplaced = after.filter { known[Place(id: $0.id, span: $0.span)]?.popLast() == nil }
    var moved = Dictionary(grouping: known.values.joined(), by: Statement.init)
    all = unplaced.filter { moved[Statement($0)]?.popLast() == nil }
  }
}

/// What edits have written, and which findings are about it.
struct WrittenPlaces {
  private var bytes: [FileID: [Range<Int>]] = [:]
  private var lines: [FileID: [Range<Int>]] = [:]

  init(_ edits: ProjectEdits, from old: SourceMap, to new: SourceMap) {
    for (file, edits) in edits.files {
      let table = LineTable(new[file].bytes)
      bytes[file] = edits.written
      lines[file] = zip(edits.edits, edits.written).compactMap { edit, range in
        // Lines that are gone as a whole leave none that was written.
        let isGone = range.isEmpty && old[file].bytes[edit.span.range].last == UInt8(ascii: "\n")
        return isGone ? nil : Self.lines(of: range, table, new[file].bytes)
      }
    }
  }

  private static func lines(of range: Range<Int>, _ table: LineTable, _ source: [UInt8]) -> Range<Int> {
    let last = range.isEmpty ? range.upperBound : range.upperBound - 1
    let lines = [range.lowerBound, last].map { table.range(ofLine: table.position(of: $0).line, in: source) }
    return lines[0].lowerBound..<max(lines[0].lowerBound, lines[1].upperBound)
  }

  /// Whether a finding is about something that was written: a language error about its very bytes, a rule's about a
  /// value on its line.
  func concern(_ finding: Diagnostic) -> Bool {
    let ranges = LanguageErrorCatalog.error(finding.id) == nil ? lines : bytes
    return ([finding.span] + finding.notes.compactMap(\.span)).contains { span in
      ranges[span.file]?.contains { $0.lowerBound <= span.range.upperBound && span.range.lowerBound <= $0.upperBound }
        ?? false
    }
  }
}
