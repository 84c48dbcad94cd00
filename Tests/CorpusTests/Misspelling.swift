import PolicyModel
import TestSupport

/// One word of a project, written wrongly: some letters are off, or it has another form.
struct Misspelling: CustomStringConvertible {
  /// The project with the word as it is written instead.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  let description: String

  /// Nil where the word stays what it is.
  init?(in project: [(name: String, text: String)], _ random: inout SeededGenerator) {
    guard let file = project.indices.randomElement(using: &random) else { return nil }
    let text = Array(project[file].text.utf8)
    guard let place = Self.words(of: text).randomElement(using: &random) else { return nil }
    let word = String(decoding: text[place], as: UTF8.self)
    let written = Self.slip(of: word, &random)
    guard written != word else { return nil }
    let line = text[..<place.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
    description = "\(project[file].name):\(line): `\(word)` written as `\(written)`"
    files = project.map { ($0.name, Array($0.text.utf8)) }
    files[file].bytes.replaceSubrange(place, with: Array(written.utf8))
  }

  // MARK: Words

  /// The places of keys and values. Sentences are left out, because every other sentence is one, too.
  private static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let content = String(decoding: line, as: UTF8.self)
      let isProse = ["summary", "reason", "name"].contains { content.contains("\($0): ") }
      let end = isProse ? line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex : line.endIndex
      var start: Int?
      for offset in line.indices.prefix(while: { $0 < end }) + [end] {
        let isInside = offset < end && isLetter(line[offset])
        if isInside {
          start = start ?? offset
        } else if let first = start {
          words.append(first..<offset)
          start = nil
        }
      }
    }
    return words.filter { text[$0] != [UInt8(ascii: "-")] }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_-.%/".utf8.contains(byte)
    }
  }

  // MARK: Slips

  private static func slip(of word: String, _ random: inout SeededGenerator) -> String {
    if let form = forms(of: word).randomElement(using: &random), Int.random(in: 0..<5, using: &random) < 3 {
      return form
    }
    let once = edited(Array(word), &random)
    var slip = Bool.random(using: &random) ? once : edited(once, &random)
    // A blank at an end is none of its letters.
    while slip.first == " " { slip.removeFirst() }
    while slip.last == " " { slip.removeLast() }
    return String(slip)
  }

  /// One letter more, less or another, or two that have changed places.
  private static func edited(_ word: [Character], _ random: inout SeededGenerator) -> [Character] {
    var word = word
    let place = Int.random(in: 0..<max(word.count, 1), using: &random)
    let letter = letters.randomElement(using: &random) ?? "e"
    switch Int.random(in: 0..<4, using: &random) {
    case 0: word.insert(letter, at: place)
    case 1 where word.count > 1: word.remove(at: place)
    case 2 where !word.isEmpty: word[place] = letter
    default: if word.count > 1 { word.swapAt(max(place, 1), max(place, 1) - 1) }
    }
    return word
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyzHMDS0123456789__-. &!@*[{")

  /// Other forms of a word that people write.
  private static func forms(of word: String) -> [String] {
    if let duration = try? Duration(parsing: word) { return forms(of: duration, word) }
    if word.hasSuffix("%") {
      let number = word.dropLast()
      return [String(number), "0.\(number)", ".\(number)", "\(number) %", "\(number).0%", "1", "1.0"]
    }
    if let count = Int(word) {
      return ["\(count).0", "0\(count)", "+\(count)", "\(count)_000", "\(count),000", "\(count),5", "0x\(count)"]
    }
    switch word {
    case "true", "false": return ["yes", "no", "on", "off", "y", "n", "True", "FALSE"]
    case "ms", "s", "m": return ["h", "d", "H", "us", "S", "M", "sec", "min", "hours", "mss", "ns", "percent"]
    case "percent": return ["ms", "%", "per", "percen"]
    case "web", "discord", "ci": return ["we", "cli", "disc", "wbe", "c", "ci-web"]
    default: break
    }
    guard FieldCatalog.field(at: word) != nil else {
      return [word.uppercased(), word.replacing("_", with: "-"), word.replacing("-", with: "_"), word + "s"]
    }
    let parts = word.split(separator: ".")
    return [
      parts.dropLast().joined(separator: "."), String(parts[parts.count - 1]), "run.\(parts[parts.count - 1])",
      word.replacing("_", with: "-"), word.replacing("_", with: "."),
    ]
  }

  private static func forms(of duration: Duration, _ word: String) -> [String] {
    let number = word.prefix { $0.isNumber }
    let unit = word.dropFirst(number.count)
    return [
      "\(duration.milliseconds)", "\(duration.milliseconds / 1_000)", String(number), "\(number)000",
      "\(number) \(unit)", word.uppercased(), "0\(word)", "PT\(word.uppercased())", "\(number):00", "1.\(word)",
      "\(number)_000ms",
      "\(number).500\(unit)", "0", "no", "none",
    ]
  }
}
