/// The bytes that mean themselves to every consumer without any quotes: `A-Z a-z 0-9 _ . , : / @ % + -`.
enum PlainValue {
  static let alphabet = "A-Z a-z 0-9 _ . , : / @ % + -"

  /// True for a value that no consumer needs to see quoted. An empty one is not, because some drop it.
  static func holds(_ value: [UInt8]) -> Bool { !value.isEmpty && firstStranger(in: value) == nil }

  /// The offset of the first byte outside the set.
  static func firstStranger(in value: [UInt8]) -> Int? { value.firstIndex { !isMember[Int($0)] } }

  private static let isMember: [Bool] = {
    let members = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.,:/@%+-".utf8)
    return (0...255).map { members.contains($0) }
  }()
}
