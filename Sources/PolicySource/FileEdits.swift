/// Edits of one file of which no two replace the same byte or insert at the same place.
package struct FileEdits: Hashable, Sendable {
  /// In the order of the file.
  package private(set) var edits: [TextEdit] = []

  package init() {}

  /// Takes further edits in; false when one of them clashes with another one, and then none is taken.
  package mutating func add(_ others: some Sequence<TextEdit>) -> Bool {
    var merged = edits
    for edit in others {
      let index = merged.indices.partitionPoint { edit.span < merged[$0].span }
      let clashes = { (other: TextEdit) in
        other.span == edit.span || other.span.lower < edit.span.upper && edit.span.lower < other.span.upper
      }
      if index > 0, clashes(merged[index - 1]) { return false }
      if index < merged.count, clashes(merged[index]) { return false }
      merged.insert(edit, at: index)
    }
    edits = merged
    return true
  }

  /// The bytes of the file with every edit made.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var reached = 0
    for edit in edits {
      result += bytes[reached..<edit.span.range.lowerBound]
      result += edit.replacement.utf8
      reached = edit.span.range.upperBound
    }
    return result + bytes[reached...]
  }

  /// What the edits have written, as ranges of the edited bytes; empty where bytes have only gone.
  package var written: [Range<Int>] {
    var shift = 0
    return edits.map { edit in
      let start = edit.span.range.lowerBound + shift
      shift += edit.growth
      return start..<start + edit.replacement.utf8.count
    }
  }

  // MARK: Places

  /// Where a range of the old bytes lies in the edited ones. Replaced bytes lie where their replacement does; a place
  /// between two bytes stays before what is inserted there.
  package func place(of range: Range<Int>) -> Range<Int> {
    let lower = place(of: range.lowerBound, isEnd: range.isEmpty)
    guard !range.isEmpty else { return lower..<lower }
    return lower..<max(lower, place(of: range.upperBound, isEnd: true))
  }

  /// - Parameter isEnd: whether it is the end of a range, which does not take in what is inserted behind it.
  private func place(of offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for edit in edits {
      let span = edit.span.range
      guard span.lowerBound < offset || (span.lowerBound == offset && span.isEmpty && !isEnd) else { break }
      guard span.upperBound <= offset else {
        let start = span.lowerBound + shift
        return isEnd ? start + edit.replacement.utf8.count : start
      }
      shift += edit.growth
    }
    return offset + shift
  }

  /// The place in the old bytes from which a place in the edited ones comes.
  package func origin(of offset: Int) -> Int {
    var shift = 0
    for edit in edits {
      let start = edit.span.range.lowerBound + shift
      guard start <= offset else { break }
      if offset < start + edit.replacement.utf8.count { return edit.span.range.lowerBound }
      shift += edit.growth
    }
    return offset - shift
  }
}

extension TextEdit {
  /// By how many bytes it makes the file longer.
  fileprivate var growth: Int { replacement.utf8.count - span.range.count }
}
