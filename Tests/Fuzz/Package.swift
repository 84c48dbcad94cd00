// swift-tools-version: 6.2
import PackageDescription

// Only `swift build -c release --sanitize fuzzer` links it: the fuzzer brings the `main` that it lacks.
let package = Package(
  name: "policyc-fuzz",
  dependencies: [.package(name: "policyc", path: "../..")],
  targets: [
    .executableTarget(name: "fuzz", dependencies: [.product(name: "FuzzDrivers", package: "policyc")])
  ],
  swiftLanguageModes: [.v6]
)
