/// A run at one millisecond, before the clocks that are due in it fire.
///
/// Every part is at most 63, so that a state fits into 64 bits. An open ask is told by one more than what is left until
/// its deadline: 1 when it is due, 63 when it has no deadline; 0 is no ask.
struct RunState {
  static let endless: UInt8 = 63
  static let due: UInt8 = 1

  /// What is left of the hard cap.
  var cap: UInt8
  /// What is left of the inactivity window.
  var silence: UInt8
  var silenceRuns: Bool
  /// How long at least one ask has been open; counted only where something hangs on it.
  var waited: UInt8 = 0
  /// How long the agent has been silent while no ask was open; counted only for busy agents.
  var quiet: UInt8 = 0
  /// Two open asks, sorted, so that a single one is `second`.
  var first: UInt8 = 0
  var second: UInt8 = 0
  /// The open ask that the search follows.
  var followed: UInt8 = 0
  /// When that ask came on the cap's clock, or how long it has been open where asks stop that clock.
  var stamp: UInt8 = 0
  /// How many asks may still come; counted only where their number is bounded.
  var asksLeft: UInt8 = 0

  var isWaiting: Bool { first | second | followed != 0 }

  /// Different states have different keys.
  var key: UInt64 {
    var key = UInt64(cap) << 1 | (silenceRuns ? 1 : 0)
    for part in [silence, waited, quiet, first, second, followed, stamp, asksLeft] { key = key << 6 | UInt64(part) }
    return key
  }

  /// Opens an ask that is not followed; false when two are open already.
  mutating func open(_ ask: UInt8) -> Bool {
    guard first == 0 else { return false }
    (first, second) = ask < second ? (ask, second) : (second, ask)
    return true
  }

  mutating func closeFirst() { first = 0 }
  mutating func closeSecond() { (first, second) = (0, first) }
  mutating func closeAll() { (first, second, followed) = (0, 0, 0) }

  /// Lets a millisecond pass for the open asks.
  mutating func tickAsks() {
    func tick(_ ask: UInt8) -> UInt8 { ask == 0 || ask == Self.endless ? ask : ask - 1 }
    (first, second, followed) = (tick(first), tick(second), tick(followed))
  }
}
