import PolicyDiagnostics
import PolicySource

/// A range of bytes on one line that gets a row of its own under it.
struct Mark {
  let line: Int
  let bytes: Range<Int>
  /// What stands behind the underline.
  let text: String?
  let isPrimary: Bool
}

/// The lines of one file that a finding speaks of.
struct Snippet {
  let file: FileID
  /// Where the finding, or the first note about this file, begins; the column in cells from 1. Nil for a whole file.
  let place: (line: Int, column: Int)?
  /// In the order of the lines; on one line the finding first, then its notes from left to right.
  let marks: [Mark]

  var lastLine: Int { marks.last?.line ?? 0 }
}

extension Diagnostic {
  /// Notes that are told in words, because they have no place that could be shown.
  var notesInWords: [Note] { notes.filter { $0.span?.isWholeFile ?? true } }

  /// One snippet a file: that of the finding, then those of its notes as they come.
  func snippets(_ lines: inout SourceLines) -> [Snippet] {
    let located = notes.filter { $0.span?.isWholeFile == false }
    var files = [span.file]
    for note in located {
      if let file = note.span?.file, !files.contains(file) { files.append(file) }
    }
    return files.map { file in snippet(of: file, located.filter { $0.span?.file == file }, &lines) }
  }

  private func snippet(of file: FileID, _ notes: [Note], _ lines: inout SourceLines) -> Snippet {
    var marks: [Mark] = []
    let ownPlace = file == span.file ? span : notes.first?.span
    if file == span.file, !span.isWholeFile { marks += lines.marks(of: span, text: nil, isPrimary: true) }
    for note in notes {
      if let place = note.span { marks += lines.marks(of: place, text: note.message, isPrimary: false) }
    }
    // Sorting is stable only by an explicit last key.
    let sorted = marks.enumerated().sorted { left, right in
      Self.order(of: left) < Self.order(of: right)
    }
    guard let ownPlace, !ownPlace.isWholeFile else {
      return Snippet(file: file, place: nil, marks: sorted.map(\.element))
    }
    let lower = lines.bytes(under: ownPlace).lowerBound
    let line = lines.position(of: lower, in: file).line
    // The same place has the same column everywhere, however it is drawn.
    let cells = lines.cells(ofLine: line, in: file, unicode: true).cells(at: lower)
    return Snippet(file: file, place: (line, cells.lowerBound + 1), marks: sorted.map(\.element))
  }

  private static func order(of mark: EnumeratedSequence<[Mark]>.Element) -> (Int, Int, Int, Int) {
    (mark.element.line, mark.element.isPrimary ? 0 : 1, mark.element.bytes.lowerBound, mark.offset)
  }
}

extension SourceLines {
  /// One mark, or two for a span of several lines: on its first line and, with the text, on its last.
  fileprivate mutating func marks(of span: Span, text: String?, isPrimary: Bool) -> [Mark] {
    let bytes = bytes(under: span)
    let first = position(of: bytes.lowerBound, in: span.file).line
    // The line break at the end of a span belongs to the line it ends.
    let last = position(of: max(bytes.lowerBound, bytes.upperBound - 1), in: span.file).line
    let firstEnd = range(ofLine: first, in: span.file).upperBound
    let onFirst = bytes.lowerBound..<max(bytes.lowerBound, min(bytes.upperBound, firstEnd))
    guard last > first else { return [Mark(line: first, bytes: onFirst, text: text, isPrimary: isPrimary)] }
    let lastRange = range(ofLine: last, in: span.file)
    let onLast = min(bytes.upperBound, lastRange.upperBound)
    let lastStart = lastRange.lowerBound + indentation(ofLine: last, in: span.file)
    return [
      Mark(line: first, bytes: onFirst, text: nil, isPrimary: isPrimary),
      Mark(line: last, bytes: min(lastStart, onLast)..<onLast, text: text, isPrimary: isPrimary),
    ]
  }
}
