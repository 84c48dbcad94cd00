/// A word that a misspelt one may stand for.
package struct Correction: Hashable, Sendable {
  package let word: String
  /// Whether nothing else can be meant: the word has five letters or more, it is at most one edit away, and no other
  /// candidate is within two. Whoever makes up to two slips in a word is never certain of another one.
  package let isCertain: Bool
}

/// The words of a vocabulary that a writer most likely meant.
package enum Words {
  /// The nearest candidate, or nil when none is near enough to be worth offering.
  ///
  /// Near means at most one edit for words up to four letters, two up to eight, three beyond; an edit is an insertion,
  /// a deletion, a replacement or a swap of neighbours. Words over 64 bytes have no neighbour. Ties go to the earlier
  /// candidate.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    neighbours(of: word, among: candidates).nearest.first
  }

  /// The nearest candidates, all equally near, in their order.
  ///
  /// None for a word of one or two letters, which is near to too many, and none where more than three are equally near.
  package static func corrections(of word: String, among candidates: some Sequence<String>) -> [Correction] {
    guard word.utf8.count > 2 else { return [] }
    let (nearest, distance, isAlone) = neighbours(of: word, among: candidates)
    guard nearest.count <= 3 else { return [] }
    return nearest.map { Correction(word: $0, isCertain: isAlone && distance <= 1 && $0.utf8.count >= 5) }
  }

  /// The candidates that are nearest and near enough, with their distance, and whether no other one is within two edits.
  private static func neighbours(
    of word: String, among candidates: some Sequence<String>
  ) -> (nearest: [String], distance: Int, isAlone: Bool) {
    let typed = normalised(word)
    guard !typed.isEmpty, typed.count <= 64 else { return ([], .max, false) }
    let allowance = typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3
    var (nearest, least, closeCount): ([String], Int, Int) = ([], allowance, 0)
    for candidate in candidates {
      // Each edit changes the length by one at most.
      guard abs(candidate.utf8.count - typed.count) <= max(allowance, 2) else { continue }
      let distance = distance(typed, normalised(candidate))
      if distance <= 2 { closeCount += 1 }
      guard distance <= least else { continue }
      nearest = distance < least ? [candidate] : nearest + [candidate]
      least = distance
    }
    return (nearest, least, closeCount == 1)
  }

  /// Words joined for people: "a", "a and b", "a, b and c".
  package static func list(_ words: [String], _ conjunction: String = "and") -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    let first = words.dropLast(2).reduce("") { "\($0)\($1), " }
    return "\(first)\(words[words.count - 2]) \(conjunction) \(last)"
  }

  /// ASCII lower case with `-` read as `_`, so that `hard-cap` is no edit away from `hard_cap`.
  private static func normalised(_ word: String) -> [UInt8] {
    word.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }

  /// The Damerau–Levenshtein distance: the least number of edits, of which one may stand between two swapped letters.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let width = right.count + 2
    let most = left.count + right.count
    // One row and column more than letters, for swaps that begin before the first one.
    var costs = [Int](repeating: most, count: (left.count + 2) * width)
    for i in 0...left.count { costs[(i + 1) * width + 1] = i }
    for j in 0...right.count { costs[width + j + 1] = j }
    var lastRows = [Int](repeating: 0, count: 256)
    for i in 1..<left.count + 1 {
      var lastColumn = 0
      for j in 1..<right.count + 1 {
        let (row, column) = (lastRows[Int(right[j - 1])], lastColumn)
        let isSame = left[i - 1] == right[j - 1]
        let replaced = costs[i * width + j] + (isSame ? 0 : 1)
        let swapped = costs[row * width + column] + (i - row - 1) + 1 + (j - column - 1)
        costs[(i + 1) * width + j + 1] =
          min(replaced, costs[(i + 1) * width + j] + 1, costs[i * width + j + 1] + 1, swapped)
        if isSame { lastColumn = j }
      }
      lastRows[Int(left[i - 1])] = i
    }
    return costs[(left.count + 1) * width + right.count + 1]
  }
}
