/// Names that a reader may have meant by a word which names nothing.
///
/// They are for people, who choose: case and separators do not count, and a dotted name may be meant by its last parts.
package enum Suggestions {
  /// The most that are offered at once; of more, none is any help.
  private static let most = 3

  /// The names that come nearest, in their order: those that are the word but for case and separators, whole or in their
  /// last parts, else those a few letters away (`Words.nearest`), whole or in their last part. None where nothing is near.
  package static func near(_ word: String, among names: some Sequence<String>) -> [String] {
    let known = names.map(Name.init)
    let typed = folded(word)
    guard !typed.isEmpty else { return [] }
    let same = known.filter { $0.whole == typed }
    let ending = known.filter { $0.endings.contains(typed) }
    if let exact = [same, ending].first(where: { !$0.isEmpty }) { return offered(exact) }
    if let near = Words.nearest(to: typed, among: known.map(\.whole)) {
      return offered(known.filter { $0.whole == near })
    }
    let last = Words.nearest(to: typed, among: known.compactMap(\.endings.last))
    return offered(known.filter { $0.endings.last == last && last != nil })
  }

  /// `did you mean run.hard_cap?`, with a command before each name where there is one; nil where nothing is near.
  package static func question(for word: String, among names: some Sequence<String>, command: String = "") -> String? {
    let near = near(word, among: names).map { command + $0 }
    return near.isEmpty ? nil : "did you mean \(Words.list(near, "or"))?"
  }

  private static func offered(_ names: [Name]) -> [String] { names.count > most ? [] : names.map(\.text) }

  private struct Name {
    let text: String
    let whole: String
    /// What stands behind each dot, the longest first.
    let endings: [String]

    init(_ text: String) {
      let parts = text.split(separator: ".")
      self.text = text
      whole = folded(text)
      endings = parts.indices.dropFirst().map { folded(parts[$0...].joined()) }
    }
  }

  /// The word in lower case without separators.
  private static func folded(_ word: String) -> String {
    String(decoding: word.utf8.compactMap { "-_. ".utf8.contains($0) ? nil : $0.lowerCased }, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var lowerCased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
