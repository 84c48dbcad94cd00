import PolicyJSON
import TestSupport

/// Values of every kind, with the characters and numbers at which readers and writers differ.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func value(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2: return .integer(Int64(bitPattern: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
    case 3: return decimal()
    case 4, 5: return .string(string())
    case 6: return .array((0..<count()).map { _ in value(depth: depth - 1) })
    default: return .object(JSONObject(members(depth)))
    }
  }

  private mutating func members(_ depth: Int) -> [JSONObject.Member] {
    var seen: Set<[UInt8]> = []
    return (0..<count()).compactMap { _ in
      let key = string()
      return seen.insert(Array(key.utf8)).inserted ? (key: key, value: value(depth: depth - 1)) : nil
    }
  }

  private mutating func count() -> Int {
    Int.random(in: 0..<10, using: &generator) == 0 ? 30 : Int.random(in: 0..<5, using: &generator)
  }

  private mutating func decimal() -> JSONValue {
    let number = Double(bitPattern: generator.next())
    return JSONDecimal(number).map { .decimal($0) } ?? 0
  }

  private mutating func string() -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x61...0x63, 0x80...0xA1, 0x300...0x301, 0x7FF...0x801, 0x2026...0x202A, 0xD7FE...0xE001,
      0xFEFF...0xFEFF, 0xFFFD...0x10001, 0x1F600...0x1F602, 0x10FFFE...0x10FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<8, using: &generator) {
      let range = ranges.randomElement(using: &generator) ?? 0x61...0x63
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
    }
    return String(text)
  }

  /// The bytes with a few of them replaced, removed, doubled or moved: mostly no longer JSON, but nearly.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    let spare = Array(#"{}[],:"\/u0123eE+-. truefalsn"#.utf8) + [0x00, 0x0A, 0x7F, 0x80, 0xC2, 0xE2, 0xED, 0xF4, 0xFF]
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = spare.randomElement(using: &generator) ?? 0
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(spare.randomElement(using: &generator) ?? 0, at: place)
      default: bytes.insert(contentsOf: bytes[place...].prefix(Int.random(in: 1...6, using: &generator)), at: place)
      }
    }
    return bytes
  }
}
