import FuzzDrivers
import Glibc

/// The driver that the environment names: `FUZZ=yaml`.
enum ChosenDriver {
  private static let driver: FuzzDriver = {
    let name = getenv("FUZZ").map { String(cString: $0) } ?? ""
    guard let driver = FuzzDriver(rawValue: name) else {
      fatalError("FUZZ is none of \(FuzzDriver.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return driver
  }()

  /// Ends the process when a promise is broken, so that libFuzzer keeps the input.
  static func run(_ bytes: [UInt8]) {
    let broken = driver.brokenPromises(by: bytes)
    if !broken.isEmpty { fatalError(broken.joined(separator: "\n")) }
  }
}
