/// The difference of two texts in the unified format of GNU diff, which `patch` applies.
///
/// Lines end at LF. Time is bounded on any input: texts that differ too much come out as one hunk that replaces
/// everything between their common beginning and end.
package struct UnifiedDiff: Sendable {
  /// The lines around a change that are shown.
  private static let context = 3

  /// Empty for equal texts.
  package let bytes: [UInt8]

  /// - Parameter oldName: the name on the `---` line; `/dev/null` says that there was no file.
  package init(from old: [UInt8], to new: [UInt8], oldName: String, newName: String) {
    guard old != new else {
      bytes = []
      return
    }
    let (oldLines, newLines) = (TextLines.split(old), TextLines.split(new))
    let changes = LineDifference.changes(from: oldLines, to: newLines)
    var text = Array("--- \(Self.quoted(oldName))\n+++ \(Self.quoted(newName))\n".utf8)
    for hunk in Self.hunks(of: changes) { text += Self.lines(of: hunk, oldLines, newLines) }
    bytes = text
  }

  /// Changes whose contexts would touch or overlap belong to one hunk.
  private static func hunks(of changes: [LineDifference.Change]) -> [[LineDifference.Change]] {
    var hunks: [[LineDifference.Change]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func lines(
    of hunk: [LineDifference.Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [UInt8] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    var text = Array("@@ -\(numbers(oldRange)) +\(numbers(newRange)) @@\n".utf8)
    var reached = oldRange.lowerBound
    for change in hunk {
      for line in old[reached..<change.old.lowerBound] { text += marked(" ", line) }
      for line in old[change.old] { text += marked("-", line) }
      for line in new[change.new] { text += marked("+", line) }
      reached = change.old.upperBound
    }
    for line in old[reached..<oldRange.upperBound] { text += marked(" ", line) }
    return text
  }

  private static func marked(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>) -> [UInt8] {
    let whole = [UInt8(ascii: mark)] + line
    return line.last == UInt8(ascii: "\n") ? whole : whole + Array("\n\\ No newline at end of file\n".utf8)
  }

  /// `start,count` from 1; a count of one is not written, and an empty range starts at the line before it.
  private static func numbers(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  /// A file name as GNU diff writes it: in C's quotes where it holds a quote, a backslash or a control character.
  private static func quoted(_ name: String) -> String {
    let special = name.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    // A tab behind a name tells `patch` that the blanks before it belong to the name.
    guard special else { return name.utf8.contains(0x20) ? name + "\t" : name }
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
