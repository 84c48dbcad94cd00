import PolicyJSON
import TestSupport
import Testing

@Suite("JSON there and back")
struct JSONRoundTripTests {
  @Test(arguments: [1, 2, UInt64.random(in: 0...UInt64.max)])
  func readsWhatItWrites(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    for round in 0..<Effort.part(of: 1_000) {
      let value = random.value()
      let compact = value.bytes(.compact)
      let again = try JSONValue(parsing: compact)
      let pretty = try JSONValue(parsing: value.bytes(.pretty))
      guard again != value || pretty != value else { continue }
      Issue.record("seed \(seed), value \(round): \(String(decoding: compact, as: UTF8.self))")
      return
    }
  }

  /// Whatever a damaged text is, reading it ends, and an error lies within it.
  @Test(arguments: [3, UInt64.random(in: 0...UInt64.max)])
  func survivesDamage(seed: UInt64) {
    var random = RandomJSON(seed: seed)
    var reader = JSONReader()
    for round in 0..<Effort.part(of: 5_000) {
      let text = random.damaged(random.value().bytes(round % 2 == 0 ? .compact : .pretty))
      do {
        _ = try reader.read(text).root.value
      } catch {
        guard error.range.upperBound > text.count else { continue }
        Issue.record("seed \(seed), text \(round): \(error)")
        return
      }
    }
  }
}
