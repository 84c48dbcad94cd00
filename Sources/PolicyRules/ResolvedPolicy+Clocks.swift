import PolicyModel
import PolicyTimeline

extension ResolvedPolicy {
  /// What holds for every run of this policy; nil without a hard cap, or when something that decides it is unknown.
  package var guarantees: Guarantees? {
    runParameters.flatMap { Guarantees($0, queueDepth: self[.queueDepth]?.value) }
  }

  /// Its clocks for a picture; nil where `guarantees` is.
  package var clocks: SurfaceClocks? {
    let program = target.map { ", \($0.document.title)" } ?? ""
    return runParameters.flatMap {
      SurfaceClocks($0, on: surface.value, title: "\(surface.value.rawValue)\(program)")
    }
  }
}
