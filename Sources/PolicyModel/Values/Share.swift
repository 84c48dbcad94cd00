/// A part of a whole in whole percent, 1 to 100.
package struct Share: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let percent: Int64

  /// Nil outside 1 to 100.
  package init?(percent: Int64) {
    guard (1...100).contains(percent) else { return nil }
    self.percent = percent
  }

  package static func < (left: Share, right: Share) -> Bool { left.percent < right.percent }

  package var description: String { "\(percent)%" }
}
