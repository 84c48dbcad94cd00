/// A text as YAML reads it between double quotes: escapes resolved, escaped line breaks gone; each byte knows where it
/// comes from. Zeros are left out.
struct UnescapedText {
  private(set) var bytes: [UInt8] = []
  /// For each byte where what says it begins, and at the end where the text ends.
  private var origins: [Int] = []

  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    origins.reserveCapacity(source.count + 1)
    var place = 0
    while place < source.count {
      let escape = source[place...].firstIndex { $0 == UInt8(ascii: "\\") || $0 == 0 } ?? source.count
      bytes += source[place..<escape]
      origins += place..<escape
      guard escape < source.count else { break }
      let (meaning, length) = Self.escape(in: source, at: escape)
      bytes += meaning
      origins += repeatElement(escape, count: meaning.count)
      place = escape + length
    }
    origins.append(source.count)
  }

  /// The bytes of the source that say a range of this text.
  func origin(of range: Range<Int>) -> Range<Int> { origins[range.lowerBound]..<origins[range.upperBound] }

  /// What an escape means; one that YAML does not know stands for its backslash.
  private static func escape(in source: [UInt8], at place: Int) -> (meaning: [UInt8], length: Int) {
    if source[place] == 0 { return ([], 1) }
    guard place + 1 < source.count else { return ([source[place]], 1) }
    switch source[place + 1] {
    case UInt8(ascii: "x"): return scalar(in: source, at: place, digits: 2)
    case UInt8(ascii: "u"): return scalar(in: source, at: place, digits: 4)
    case UInt8(ascii: "U"): return scalar(in: source, at: place, digits: 8)
    case UInt8(ascii: "n"), UInt8(ascii: "r"): return ([0x0A], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): return ([source[place + 1]], 2)
    case 0x0A, 0x0D: return ([], 1 + source[(place + 1)...].prefix(while: \.isBlank).count)
    default: return ([source[place]], 1)
    }
  }

  private static func scalar(in source: [UInt8], at place: Int, digits: Int) -> (meaning: [UInt8], length: Int) {
    let spelled = String(decoding: source[(place + 2)...].prefix(digits), as: UTF8.self)
    guard spelled.utf8.count == digits, let value = UInt32(spelled, radix: 16), let scalar = Unicode.Scalar(value)
    else { return ([source[place]], 1) }
    return (Array(String(scalar).utf8), 2 + digits)
  }
}
