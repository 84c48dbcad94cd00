import TestSupport
import Testing

@testable import FuzzDrivers

/// What the fuzzer found once, and the few inputs that cover the most, through their drivers.
@Suite struct RegressionTests {
  static let coverage = "Tests/Fuzz/Coverage"
  static let regressions = "Tests/Fuzz/Regressions"
  static let drivers = FuzzDriver.allCases.map(\.rawValue)

  @Test(arguments: FuzzDriver.allCases)
  func promisesAreKept(_ driver: FuzzDriver) throws {
    let kept = Repository.files(in: "\(Self.coverage)/\(driver.rawValue)", ending: "")
    #expect(!kept.isEmpty, "make fuzz, then make fuzz-keep")
    for file in kept + Repository.files(in: "\(Self.regressions)/\(driver.rawValue)", ending: "") {
      let broken = driver.brokenPromises(by: try #require(Repository.bytes(file)))
      #expect(broken == [], "make fuzz-reproduce FUZZ=\(driver.rawValue) INPUT=\(file)")
    }
  }

  /// No input lies where no driver finds it.
  @Test func everyFolderIsOfADriver() {
    let regressions = Repository.folders(in: Self.regressions)
    #expect(Repository.folders(in: Self.coverage) == Self.drivers.sorted())
    #expect(!regressions.isEmpty && Set(regressions).isSubset(of: Self.drivers))
  }

  /// None of the texts that they are made of has lost what makes it different.
  @Test func recordingsMeetNinePolicies() {
    #expect(TraceDriver.policies.count == 9 && Set(TraceDriver.policies).count == 9)
  }

  @Test func theScriptRunsEveryDriver() throws {
    let list = "DRIVERS = [\(Self.drivers.map { "\"\($0)\"" }.joined(separator: ", "))]"
    #expect(try #require(Repository.text("Tests/Fuzz/run")).contains("\n\(list)\n"))
  }
}
