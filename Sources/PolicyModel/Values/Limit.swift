/// A clock that can also be switched off.
package enum Limit: Hashable, Sendable {
  case off
  case after(Duration)

  /// The time after which it fires; nil when it is off.
  package var duration: Duration? {
    if case .after(let duration) = self { duration } else { nil }
  }
}
