import PolicyModel
import TestSupport
import Testing

/// The table of the built-in surfaces.
@Suite struct SurfaceProfileTests {
  @Test func everySurfaceHasItsProfile() {
    #expect(SurfaceProfile.builtIn.map(\.name) == Surface.builtIn.map(\.rawValue))
    #expect(Surface.builtIn.allSatisfy { $0.profile.name == $0.rawValue })
  }

  /// What is kept by place finds the built-in surfaces first.
  @Test func placesAreInOrder() {
    #expect(Surface.builtIn.map(\.place) == Array(Surface.builtIn.indices) && Surface.builtIn == [.web, .discord, .ci])
    #expect(Surface.builtIn.allSatisfy { Surface(rawValue: $0.rawValue) == $0 })
    #expect(Surface(rawValue: "WEB") == nil && Surface(rawValue: "") == nil)
  }

  @Test func namesOfSurfacesHaveAnOrder() {
    #expect(Surface.ordered(["web-2", "ci", "desk", "web", "desk"]) == ["web", "ci", "desk", "web-2"])
    #expect(Surface.ordered([]) == [])
  }

  @Test(arguments: SurfaceProfile.builtIn.map(\.name))
  func factsHaveSources(_ name: String) throws {
    let profile = try #require(SurfaceProfile.builtIn.first { $0.name == name })
    #expect(!profile.title.isEmpty && !profile.summary.isEmpty && !profile.summary.hasSuffix("."))
    #expect(!profile.facts.isEmpty)
    #expect(profile.facts.filter { $0.subject.isEmpty || $0.value.isEmpty || $0.source.isEmpty } == [])
    #expect(Set(profile.facts.map(\.subject)).count == profile.facts.count)
  }

  /// A fact stands in a text behind a period, and names its source in brackets.
  @Test func limitsHaveSources() {
    let limits = SurfaceProfile.builtIn.map(\.limits)
    let facts =
      limits.compactMap(\.control?.fact) + limits.compactMap(\.message?.fact)
      + limits.compactMap(\.job).flatMap { job in
        [job.withoutTimeout.fact, job.longest.fact, job.timeoutForm, job.credentials]
      }
    #expect(facts.count == 6)
    #expect(facts.filter { $0.hasSuffix(".") || !$0.contains("(") || $0.contains("\n") } == [])
    #expect(limits.compactMap(\.control?.value).allSatisfy { $0.longestWait > .zero && $0.longestWait < $0.life })
  }
}
