import FuzzDrivers
import TestSupport
import Testing

/// What the fuzzer found once, and the few inputs that cover the most, through their drivers.
@Suite struct RegressionTests {
  static let coverage = "Tests/Fuzz/Coverage"
  static let regressions = "Tests/Fuzz/Regressions"
  static let drivers = FuzzDriver.allCases.map(\.rawValue)

  @Test(.timeLimit(.minutes(10)), arguments: FuzzDriver.allCases)
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

  @Test func theScriptRunsEveryDriver() throws {
    let list = "DRIVERS = [\(Self.drivers.map { "\"\($0)\"" }.joined(separator: ", "))]"
    #expect(try #require(Repository.text("Tests/Fuzz/run")).contains("\n\(list)\n"))
  }
}
