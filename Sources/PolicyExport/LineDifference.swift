/// The shortest way from one list of lines to another (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
enum LineDifference {
  /// Lines of the old text that others of the new text stand for; one of the ranges may be empty.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The most lines deleted and inserted that are searched for; memory grows with the square.
  private static let mostEdits = 1_000
  /// The most steps of the search.
  private static let mostSteps = 4_000_000

  /// The changes in order, with at least one common line between two of them.
  static func changes(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Change] {
    // Equal lines get equal numbers, so that comparing two lines costs the same however long they are.
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    let left = old.map { number(of: $0, in: &numbers) }
    let right = new.map { number(of: $0, in: &numbers) }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left[start...].reversed(), right[start...].reversed()).prefix { $0 == $1 }.count
    let (oldRange, newRange) = (start..<left.count - end, start..<right.count - end)
    guard !oldRange.isEmpty || !newRange.isEmpty else { return [] }
    guard !oldRange.isEmpty, !newRange.isEmpty, let path = search(left[oldRange], right[newRange]) else {
      return [Change(old: oldRange, new: newRange)]
    }
    return joined(path)
  }

  private static func number(of line: ArraySlice<UInt8>, in numbers: inout [ArraySlice<UInt8>: Int]) -> Int {
    if let known = numbers[line] { return known }
    numbers[line] = numbers.count
    return numbers.count - 1
  }

  /// One edit: a line deleted from the old text or inserted from the new one, at a place in both.
  private typealias Edit = (old: Int, new: Int, isDeletion: Bool)

  /// The edits in order, or nil when there are more than the search allows.
  private static func search(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> [Edit]? {
    // Row d holds, for the diagonals old - new = -d, -d + 2, ... d, the furthest old line that d edits reach.
    var rows: [[Int]] = []
    var steps = 0
    for edits in 0...min(mostEdits, left.count + right.count) {
      var row: [Int] = []
      for index in 0...edits {
        var x = rows.last.map { step(to: index, from: $0).x } ?? 0
        var y = x - (2 * index - edits)
        while x < left.count, y < right.count, left[left.startIndex + x] == right[right.startIndex + y] {
          x += 1
          y += 1
          steps += 1
        }
        row.append(x)
        steps += 1
        if x >= left.count, y >= right.count {
          return trace(rows, backFrom: index, left.startIndex, right.startIndex)
        }
        guard steps < mostSteps else { return nil }
      }
      rows.append(row)
    }
    return nil
  }

  /// How a row's entry is reached from the row before it: by an insertion on the diagonal above or a deletion below,
  /// whichever leads further.
  private static func step(to index: Int, from row: [Int]) -> (x: Int, isDeletion: Bool) {
    let inserted = index < row.count ? row[index] : -1
    let deleted = index > 0 ? row[index - 1] + 1 : -1
    return inserted < deleted ? (deleted, true) : (inserted, false)
  }

  /// Walks the rows backwards from the entry behind the last of them.
  private static func trace(_ rows: [[Int]], backFrom index: Int, _ oldStart: Int, _ newStart: Int) -> [Edit] {
    var edits: [Edit] = []
    var index = index
    for (count, row) in rows.enumerated().reversed() {
      let isDeletion = step(to: index, from: row).isDeletion
      if isDeletion { index -= 1 }
      let x = row[index]
      edits.append((oldStart + x, newStart + x - (2 * index - count), isDeletion))
    }
    return edits.reversed()
  }

  /// Neighbouring edits as one change.
  private static func joined(_ edits: [Edit]) -> [Change] {
    var changes: [Change] = []
    for edit in edits {
      let old = edit.old..<edit.old + (edit.isDeletion ? 1 : 0)
      let new = edit.new..<edit.new + (edit.isDeletion ? 0 : 1)
      if let last = changes.last, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
        changes[changes.count - 1] = Change(
          old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
      } else {
        changes.append(Change(old: old, new: new))
      }
    }
    return changes
  }
}
