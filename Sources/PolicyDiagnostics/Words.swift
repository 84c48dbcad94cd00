/// The word of a vocabulary that a writer most likely meant.
public enum Words {
  /// The nearest candidate, or nil when none is near enough to be worth offering.
  ///
  /// Near means at most one edit for words up to four letters, two up to eight, three beyond; an edit is an insertion,
  /// a deletion, a replacement or a swap of neighbours. Words over 64 bytes have no neighbour. Ties go to the earlier
  /// candidate.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = normalised(word)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    let allowance = typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      // Each edit changes the length by one at most.
      guard abs(candidate.utf8.count - typed.count) <= allowance else { continue }
      let distance = distance(typed, normalised(candidate))
      if distance <= allowance, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Words joined for people: "a", "a and b", "a, b and c".
  public static func list(_ words: [String], _ conjunction: String = "and") -> String {
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

  /// The optimal string alignment distance.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
        var cost = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
