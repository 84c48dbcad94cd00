/// A sign that assigns a value to a name, with what stands on its two sides.
struct AssignmentSign {
  enum Form {
    /// `NAME=value` and `name = value`, also with `:=`, `?=`, `+=` and `=>`.
    case equals
    /// `name: value`, the value on the next line too.
    case colon
    /// `--name value`
    case option
    /// `${NAME:-value}` and its like
    case fallback
  }

  let form: Form
  let endOfName: Int
  let startOfValue: Int
  /// Whether no blank stands around the sign.
  let isTight: Bool

  /// What a byte at a place assigns: `=`, `:`, the first of `--`, or `$`; nil where it does not.
  init?(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    switch bytes[place] {
    case UInt8(ascii: "="): self.init(equalsAt: place, in: bytes)
    case UInt8(ascii: ":"): self.init(colonAt: place, in: bytes)
    case UInt8(ascii: "-"): self.init(optionAt: place, in: bytes)
    case UInt8(ascii: "$"): self.init(fallbackAt: place, in: bytes)
    default: return nil
    }
  }

  private init?(equalsAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var (before, after) = (place, place + 1)
    if before > 0 {
      // Comparisons.
      guard !Self.comparing.contains(bytes[before - 1]) else { return nil }
      if Self.combining.contains(bytes[before - 1]) { before -= 1 }
    }
    if after < bytes.count, bytes[after] == UInt8(ascii: "=") { return nil }
    if after < bytes.count, bytes[after] == UInt8(ascii: ">") { after += 1 }
    self.init(.equals, before, after, in: bytes)
  }

  private init?(colonAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if place > 0, bytes[place - 1] == UInt8(ascii: ":") { return nil }
    if place + 1 < bytes.count, Self.noValue.contains(bytes[place + 1]) { return nil }
    self.init(.colon, place, place + 1, in: bytes)
  }

  private init?(_ form: Form, _ before: Int, _ after: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let name = bytes.start(of: Self.spaces, before: before, atMost: 4)
    let value = bytes.endOfSpaces(from: after)
    self.form = form
    endOfName = bytes.start(of: Self.closing, before: name, atMost: 3)
    isTight = name == before && value == after
    startOfValue = form == .colon ? Self.onNextLine(value, in: bytes) : value
  }

  private init?(optionAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.has("--", at: place), place + 2 < bytes.count, bytes[place + 2].lowercased.isLowercase else {
      return nil
    }
    endOfName = bytes.end(of: .name, from: place + 2, atMost: 64)
    startOfValue = bytes.endOfSpaces(from: endOfName)
    guard startOfValue > endOfName else { return nil }
    (form, isTight) = (.option, false)
  }

  private init?(fallbackAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.has("${", at: place) else { return nil }
    endOfName = bytes.end(of: Self.variable, from: place + 2, atMost: 64)
    var sign = endOfName
    if sign < bytes.count, bytes[sign] == UInt8(ascii: ":") { sign += 1 }
    guard sign < bytes.count, Self.falling.contains(bytes[sign]) else { return nil }
    (form, startOfValue, isTight) = (.fallback, sign + 1, true)
  }

  /// Where a value begins that stands indented on the next line, behind `|` or `>` too.
  private static func onNextLine(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = start
    if place < bytes.count, bytes[place] == UInt8(ascii: "|") || bytes[place] == UInt8(ascii: ">") {
      place = bytes.end(of: blockHeader, from: place + 1, atMost: 3)
      place = bytes.endOfSpaces(from: place)
    }
    if bytes.has("\r", at: place) { place += 1 }
    guard bytes.has("\n", at: place) else { return start }
    let next = bytes.endOfSpaces(from: place + 1)
    return next > place + 1 ? next : start
  }

  private static let noValue = ASCIISet(":=")
  private static let comparing = ASCIISet("=!<>~")
  private static let combining = ASCIISet(":?+")
  private static let spaces = ASCIISet(" \t")
  private static let closing = ASCIISet("\"'`]\\")
  private static let blockHeader = ASCIISet("+-123456789")
  private static let variable = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
  private static let falling = ASCIISet("-=+")
}
