import PolicyModel
import TestSupport
import Testing

/// The table of the built-in surfaces.
@Suite struct SurfaceProfileTests {
  @Test func everySurfaceHasItsProfile() {
    #expect(SurfaceProfile.builtIn.map(\.name) == Surface.allCases.map(\.rawValue))
    #expect(Surface.allCases.allSatisfy { $0.profile.name == $0.rawValue })
  }

  @Test(arguments: SurfaceProfile.builtIn.map(\.name))
  func factsHaveSources(_ name: String) throws {
    let profile = try #require(SurfaceProfile.builtIn.first { $0.name == name })
    #expect(!profile.title.isEmpty && !profile.summary.isEmpty && !profile.summary.hasSuffix("."))
    #expect(!profile.facts.isEmpty)
    #expect(profile.facts.filter { $0.subject.isEmpty || $0.value.isEmpty || $0.source.isEmpty } == [])
    #expect(Set(profile.facts.map(\.subject)).count == profile.facts.count)
  }
}
