/// Some of the fields.
public struct FieldSet: Sendable {
  private var bits: UInt64 = 0

  public init() {}

  public func contains(_ field: FieldID) -> Bool { bits & Self.bit(of: field) != 0 }

  /// Takes in a field; false where it is in already.
  public mutating func insert(_ field: FieldID) -> Bool {
    defer { bits |= Self.bit(of: field) }
    return !contains(field)
  }

  private static func bit(of field: FieldID) -> UInt64 { 1 << UInt64(field.place) }
}
