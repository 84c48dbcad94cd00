import PolicySource

/// A file of `NAME=value` lines, read as Docker Compose reads it (compose-go, `dotenv/parser.go`).
///
/// It forgives what Compose refuses: a line that says nothing is passed over, a quote that is not closed ends with its
/// line.
package struct EnvironmentFile: Sendable {
  /// By name; of a repeated name the last line counts.
  let passedVariables: [String: PassedVariable]
  /// The names in comments of the form `# NAME=value`, each at its first place.
  let mentions: [String: Span]

  /// - Parameters:
  ///   - isRaw: whether values are taken as they stand, as `format: raw` of an `env_file` says.
  ///   - wanted: the variables that are asked about; others are passed over. Nil for all.
  package init(_ bytes: [UInt8], file: FileID, isRaw: Bool = false, wanted: Set<String>? = nil) {
    var reader = EnvironmentFileReader(bytes, file, isRaw: isRaw, wanted: wanted)
    reader.run()
    passedVariables = reader.passedVariables
    mentions = reader.mentions
  }

  /// Whether a text is nothing but such lines, blank ones and comments, with at least one `NAME=`.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in line.drop { $0 == 0x20 || $0 == 0x09 } }
      .filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") && $0.first != UInt8(ascii: "\r") }
    return !lines.isEmpty
      && lines.allSatisfy { line in
        let name = line.starts(with: "export ".utf8) ? line.dropFirst(7) : line
        return name.contains(UInt8(ascii: "=")) && VariableName.isOne(name.prefix { $0 != UInt8(ascii: "=") })
      }
  }
}

private struct EnvironmentFileReader {
  private let bytes: [UInt8]
  private let file: FileID
  private let isRaw: Bool
  private let wanted: Set<String>?
  private var offset: Int
  private(set) var passedVariables: [String: PassedVariable] = [:]
  private(set) var mentions: [String: Span] = [:]

  init(_ bytes: [UInt8], _ file: FileID, isRaw: Bool, wanted: Set<String>?) {
    self.bytes = bytes
    self.file = file
    self.isRaw = isRaw
    self.wanted = wanted
    offset = LineTable.hasByteOrderMark(bytes) ? 3 : 0
  }

  mutating func run() {
    while offset < bytes.count {
      skipBlanks()
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "#") { readComment() } else { readStatement() }
      // What is left of the line says nothing.
      offset = min(endOfLine + 1, bytes.count)
    }
  }

  // MARK: Lines

  private mutating func readStatement() {
    let isExported = bytes[offset...].starts(with: "export ".utf8)
    if isExported {
      offset += 7
      skipBlanks()
    }
    let name = readName()
    guard !name.isEmpty else { return }
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") || bytes[offset] == UInt8(ascii: ":") else {
      if offset == contentEnd { add(.inherited, name, name) }
      return
    }
    offset += 1
    if !isRaw { skipBlanks() }
    readValue(of: name)
  }

  /// Notes the name of a line that is commented out.
  private mutating func readComment() {
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    skipBlanks()
    let name = readName()
    guard !name.isEmpty, offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return }
    let text = String(decoding: bytes[name], as: UTF8.self)
    if wanted?.contains(text) ?? true, mentions[text] == nil { mentions[text] = Span(file: file, name) }
  }

  private mutating func readName() -> Range<Int> {
    let start = offset
    while offset < bytes.count, VariableName.holds(bytes[offset], isFirst: offset == start) { offset += 1 }
    return start..<offset
  }

  // MARK: Values

  private mutating func readValue(of name: Range<Int>) {
    let first = offset < bytes.count ? bytes[offset] : 0
    if !isRaw, first == UInt8(ascii: "'") || first == UInt8(ascii: "\""), let end = closingQuote(first) {
      let inner = offset + 1..<end
      offset = end + 1
      let text = String(decoding: bytes[inner], as: UTF8.self)
      if first == UInt8(ascii: "'") {
        add(.fixed(text), name, inner)
      } else {
        add(PassedValue(interpolating: Self.unescaped(bytes[inner])), name, inner)
      }
      return
    }
    var end = contentEnd
    if !isRaw, let comment = comment(before: end) { end = comment }
    while !isRaw, end > offset, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    add(isRaw ? .fixed(text) : PassedValue(interpolating: text), name, offset..<end)
  }

  private mutating func add(_ value: PassedValue, _ name: Range<Int>, _ text: Range<Int>) {
    let variable = String(decoding: bytes[name], as: UTF8.self)
    guard wanted?.contains(variable) ?? true else { return }
    // Behind a quote that nobody closed stand other variables, which no finding is to show.
    let line = text.prefix { bytes[$0] != 0x0A }
    passedVariables[variable] = PassedVariable(
      variable, value, by: .documentation, at: Span(file: file, line.isEmpty ? name : line),
      text: Span(file: file, text))
  }

  /// The quote that closes the one at the place, which a backslash keeps open; nil where none does.
  private func closingQuote(_ quote: UInt8) -> Int? {
    var end = offset + 1
    while end < bytes.count, bytes[end] != quote { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return end < bytes.count ? end : nil
  }

  private static func unescaped(_ raw: ArraySlice<UInt8>) -> String {
    let meanings: [UInt8: [UInt8]] = [
      UInt8(ascii: "n"): [0x0A], UInt8(ascii: "r"): [0x0D], UInt8(ascii: "t"): [0x09],
      UInt8(ascii: "\\"): [UInt8(ascii: "\\")], UInt8(ascii: "\""): [UInt8(ascii: "\"")],
      UInt8(ascii: "$"): Array("$$".utf8),
    ]
    var text: [UInt8] = []
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.first, let meaning = meanings[letter] else {
        text.append(byte)
        continue
      }
      rest = rest.dropFirst()
      text += meaning
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Places

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
  }

  private var endOfLine: Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// The end of the line without its carriage return.
  private var contentEnd: Int {
    let end = endOfLine
    return end > offset && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  /// Where a comment begins behind a value without quotes: a `#` with a blank before it.
  private func comment(before end: Int) -> Int? {
    guard offset < end else { return nil }
    return (offset..<end).first { place in
      bytes[place] == UInt8(ascii: "#") && (place == offset || bytes[place - 1] == 0x20 || bytes[place - 1] == 0x09)
    }
  }
}
