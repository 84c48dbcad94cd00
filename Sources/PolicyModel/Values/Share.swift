/// A part of a whole in whole percent, 1 to 100.
public struct Share: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1 to 100.
  public let percent: Int64

  /// Nil outside 1 to 100.
  public init?(percent: Int64) {
    guard (1...100).contains(percent) else { return nil }
    self.percent = percent
  }

  /// The smaller one comes first.
  public static func < (left: Share, right: Share) -> Bool { left.percent < right.percent }

  /// As a policy writes it: `50%`.
  public var description: String { "\(percent)%" }
}
