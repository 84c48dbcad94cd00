import Glibc

/// How much a test tries.
///
/// `make test` tries a small part of what takes long. `make test-properties` sets `POLICYC_THOROUGH=1` and tries all of
/// it, with the same code.
package enum Effort {
  /// Whether everything is tried.
  package static let isThorough = getenv("POLICYC_THOROUGH").map { String(cString: $0) } == "1"

  /// By what sizes, counts and bounds of time are divided.
  package static let divisor = isThorough ? 1 : 12

  /// The part that is tried of a number of random cases, or of the size of an input.
  package static func part(of whole: Int) -> Int { whole / divisor }

  /// The least number of hits among random cases, of which there must be more than so many where all are tried. A part
  /// scatters more, so that a quarter of its share is enough.
  package static func least(of whole: Int) -> Int { isThorough ? whole : whole / divisor / 4 }

  /// Every fourth of some cases, from the first on; all of them where everything is tried.
  package static func some<Case>(of cases: [Case]) -> [Case] {
    isThorough ? cases : stride(from: 0, to: cases.count, by: 4).map { cases[$0] }
  }
}

extension Duration {
  /// More than anything takes that grows with its input, under a sanitizer too, and less than what explodes with it.
  package static let soon: Duration = .seconds(60)

  /// The same for an input of which only `Effort.part` is tried.
  package static let soonForItsPart: Duration = soon / Effort.divisor
}
