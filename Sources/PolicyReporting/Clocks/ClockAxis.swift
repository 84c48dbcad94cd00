import PolicyModel
import PolicyTimeline

/// The clock that all surfaces of a picture share, from 0:00 to the latest hard cap.
struct ClockAxis {
  /// At least 1 ms.
  let end: Duration

  init(_ surfaces: [SurfaceClocks]) {
    end = max(Duration(milliseconds: 1), surfaces.map(\.hardCap).max() ?? .zero)
  }

  /// Where an instant lies, from 0 to 1; what comes later lies at the end.
  func fraction(of instant: Duration) -> Double {
    min(1, max(0, Double(instant.milliseconds) / Double(end.milliseconds)))
  }

  /// Whether an instant comes too late to be shown where it is.
  func isBehind(_ instant: Duration) -> Bool { instant > end }

  /// Round instants from 0:00 on, in equal steps.
  func ticks(atMost count: Int) -> [Duration] {
    let most = Int64(max(1, count))
    guard let step = Self.steps.first(where: { end.milliseconds / $0.milliseconds <= most }) else { return [.zero] }
    return (0...end.milliseconds / step.milliseconds).map { step.times($0) }
  }

  private static let steps: [Duration] =
    [1, 10, 100].map { Duration(milliseconds: $0) } + [1, 5, 10, 30].map(Duration.seconds)
    + [1, 2, 5, 10, 15, 30].map(Duration.minutes) + [1, 2, 6, 12, 24, 168].map(Duration.hours)
}

extension SurfaceClocks.Stretch.Kind {
  /// What a reader has to know about a part of the asks; nil for what needs no explanation.
  var meaning: String? {
    switch self {
    case .span: nil
    case .inTime: "asks that end in time"
    case .tight: "asks too close to the hard cap"
    case .late: "asks that outlive the hard cap"
    case .blind: "asks that wait without a deadline"
    case .rejected: "asks that are rejected at once"
    }
  }
}

extension [SurfaceClocks] {
  /// What becomes of asks in any of the surfaces, in the order in which it is explained.
  var explainedKinds: [SurfaceClocks.Stretch.Kind] {
    let present = Set(flatMap(\.rows).flatMap(\.stretches).map(\.kind))
    return [.inTime, .tight, .late, .blind, .rejected].filter(present.contains)
  }
}

extension SurfaceClocks.Slack {
  /// `hard cap - approval 17m`, with a sign for minus of the reader's character set.
  func words(minus: String) -> String {
    let number = "\(difference)"
    let signed = number.hasPrefix("-") ? minus + number.dropFirst() : number
    return "\(longer) \(minus) \(shorter) \(signed)"
  }
}
