// swift-tools-version: 6.2
import PackageDescription

// The order of the targets is the order of the layers: a target imports only targets above it.
// RepositoryTests/LayeringTests holds every `import` in Sources to this list.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "policyc",
  products: [
    .executable(name: "policyc", targets: ["policyc"]),
    // For the package in Tests/Fuzz and nobody else.
    .library(name: "FuzzDrivers", targets: ["FuzzDrivers"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "PolicyDiagnostics", swiftSettings: strict),
    .target(name: "PolicyYAML", dependencies: ["CLibYAML", "PolicyDiagnostics"], swiftSettings: strict),
    .target(name: "PolicyModel", dependencies: ["PolicyDiagnostics"], swiftSettings: strict),
    .target(name: "PolicyJSON", dependencies: ["PolicyDiagnostics"], swiftSettings: strict),
    .target(
      name: "PolicyTimeline", dependencies: ["PolicyDiagnostics", "PolicyModel", "PolicyJSON"], swiftSettings: strict),
    .target(
      name: "PolicyRules",
      dependencies: ["PolicyDiagnostics", "PolicyModel", "PolicyTimeline"],
      swiftSettings: strict),
    .target(
      name: "PolicyCompiler",
      dependencies: ["PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyTimeline", "PolicyRules"],
      swiftSettings: strict),
    .target(
      name: "PolicyExport",
      dependencies: ["PolicyDiagnostics", "PolicyModel", "PolicyJSON"],
      swiftSettings: strict),
    .target(name: "PolicyFixing", dependencies: ["PolicyDiagnostics", "PolicyCompiler"], swiftSettings: strict),
    .target(
      name: "PolicyAudit",
      dependencies: [
        "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyExport",
      ],
      swiftSettings: strict),
    .target(
      name: "PolicyReporting",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules", "PolicyExport",
        "PolicyAudit",
      ],
      swiftSettings: strict),
    .target(
      name: "PolicyExplanation",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyExport", "PolicyAudit",
        "PolicyReporting",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "policyc",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules", "PolicyCompiler",
        "PolicyExport", "PolicyFixing", "PolicyAudit", "PolicyReporting", "PolicyExplanation", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CTestSupport", path: "Tests/CTestSupport"),
    .target(
      name: "TestSupport",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyCompiler", "PolicyFixing", "CTestSupport",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzDrivers",
      dependencies: [
        "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules",
        "PolicyCompiler", "PolicyExport", "PolicyFixing", "PolicyAudit", "PolicyReporting", "TestSupport",
      ],
      path: "Tests/FuzzDrivers", swiftSettings: strict),
    .target(
      name: "RunSearch",
      dependencies: ["PolicyDiagnostics", "PolicyModel", "PolicyTimeline", "PolicyCompiler", "TestSupport"],
      path: "Tests/RunSearch", swiftSettings: strict),
    .executableTarget(
      name: "prove", dependencies: ["RunSearch", "TestSupport"], path: "Tests/Prove", swiftSettings: strict),
    .testTarget(
      name: "RunSearchTests",
      dependencies: ["PolicyModel", "PolicyRules", "PolicyCompiler", "RunSearch", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzDriversTests", dependencies: ["PolicyReporting", "FuzzDrivers", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyYAMLTests", dependencies: ["PolicyDiagnostics", "PolicyYAML", "FuzzDrivers", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyDiagnosticsTests", dependencies: ["PolicyDiagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyModelTests", dependencies: ["PolicyDiagnostics", "PolicyModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "PolicyJSONTests", dependencies: ["PolicyJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyTimelineTests", dependencies: ["PolicyModel", "PolicyTimeline", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "PolicyRulesTests", dependencies: ["PolicyRules", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyCompilerTests",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyTimeline", "PolicyRules", "PolicyCompiler", "PolicyFixing",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyExportTests",
      dependencies: ["PolicyDiagnostics", "PolicyModel", "PolicyCompiler", "PolicyExport", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyFixingTests",
      dependencies: ["PolicyDiagnostics", "PolicyCompiler", "PolicyFixing", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyAuditTests",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyExport", "PolicyAudit",
        "PolicyReporting", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyReportingTests",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyCompiler", "PolicyAudit",
        "PolicyReporting", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyExplanationTests",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyReporting", "PolicyExplanation",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ConsumerTests", dependencies: ["PolicyModel", "PolicyExport", "policyc", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicycTests",
      dependencies: [
        "policyc", "PolicyDiagnostics", "PolicyCompiler", "PolicyReporting", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "policyc", "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyExport", "PolicyFixing",
        "PolicyReporting", "FuzzDrivers", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests",
      dependencies: [
        "policyc", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules",
        "PolicyCompiler", "PolicyFixing", "PolicyAudit", "PolicyReporting", "TestSupport",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
