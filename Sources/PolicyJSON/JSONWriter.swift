/// Writes JSON as bytes: stable, valid UTF-8, safe to show and to embed.
///
/// The calls follow the nesting of the text: `object` and `array` take what is written inside, `member` writes a key
/// and a value. A value inside an object without a key is the caller's mistake. No final line break is written.
package struct JSONWriter: Sendable {
  package enum Layout: Sendable {
    /// No blanks at all.
    case compact
    /// One member or element a line, two spaces a level; empty arrays and objects stay on theirs.
    case pretty
  }

  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// Whether the array or object that is open has nothing in it.
  private var isFirst = true
  private var isAfterKey = false

  package init(_ layout: Layout) { self.layout = layout }

  /// Hands out what has been written since the last time, so that a long text is never in memory as a whole.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  // MARK: Values

  package mutating func null() {
    startValue()
    append("null")
  }

  package mutating func bool(_ value: Bool) {
    startValue()
    append(value ? "true" : "false")
  }

  package mutating func integer(_ value: Int64) {
    startValue()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    var power: UInt64 = 1
    while magnitude / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / power % 10))
      power /= 10
    }
  }

  package mutating func integer(_ value: Int) { integer(Int64(value)) }

  package mutating func decimal(_ value: JSONDecimal) {
    startValue()
    bytes.append(contentsOf: value.text.utf8)
  }

  package mutating func string(_ value: String) {
    startValue()
    appendQuoted(value)
  }

  /// A whole value; the recursion is as deep as the value.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .decimal(let value): decimal(value)
    case .string(let value): string(value)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let object): self.object { for (key, value) in object.members { $0.member(key, value) } }
    }
  }

  // MARK: Arrays and objects

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ element: (inout JSONWriter, Element) -> Void
  ) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
      for next in elements { element(&writer, next) }
    }
  }

  /// A key whose value is what the call writes.
  package mutating func member(_ key: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
    value(&self)
  }

  package mutating func member(_ key: String, _ value: String) { member(key) { $0.string(value) } }
  package mutating func member(_ key: String, _ value: Bool) { member(key) { $0.bool(value) } }
  package mutating func member(_ key: String, _ value: Int) { member(key) { $0.integer(value) } }
  package mutating func member(_ key: String, _ value: Int64) { member(key) { $0.integer(value) } }
  package mutating func member(_ key: String, _ value: JSONValue) { member(key) { $0.value(value) } }

  /// A key whose value is `null` where there is none.
  package mutating func member(_ key: String, optional value: String?) {
    member(key) { if let value { $0.string(value) } else { $0.null() } }
  }

  // MARK: Layout

  private mutating func nested(_ opening: UInt8, _ closing: UInt8, _ body: (inout JSONWriter) -> Void) {
    startValue()
    bytes.append(opening)
    isFirst = true
    depth += 1
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    bytes.append(closing)
  }

  private mutating func startValue() {
    if isAfterKey { isAfterKey = false } else { separate() }
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.withContiguousStorageIfAvailable({ JSONEscapes.append($0, to: &bytes) }) == nil {
      var copy = text
      copy.withUTF8 { JSONEscapes.append($0, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue {
  /// The value as bytes, without a final line break.
  package func bytes(_ layout: JSONWriter.Layout) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.value(self)
    return writer.bytes
  }
}
