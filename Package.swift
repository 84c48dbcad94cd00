// swift-tools-version: 6.2
import PackageDescription

// The order of the targets is the order of the layers: a target imports only targets above it.
// RepositoryTests/LayeringTests holds every `import` in Sources to this list.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "policyc",
  products: [
    .executable(name: "policyc", targets: ["policyc"]),
    // policyc as a library: Examples/CheckFolder uses it.
    .library(
      name: "PolicyWorkspace", targets: ["PolicyWorkspace", "PolicyModel", "PolicyDiagnostics", "PolicySource"]),
    // For the package in Tests/Fuzz and nobody else.
    .library(name: "FuzzDrivers", targets: ["FuzzDrivers"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "PolicySecrets", swiftSettings: strict),
    .target(name: "PolicySource", dependencies: ["PolicySecrets"], swiftSettings: strict),
    .target(name: "PolicyDiagnostics", dependencies: ["PolicySource"], swiftSettings: strict),
    .target(
      name: "PolicyYAML", dependencies: ["CLibYAML", "PolicySource", "PolicyDiagnostics"], swiftSettings: strict),
    .target(
      name: "PolicyModel", dependencies: ["PolicySecrets", "PolicySource", "PolicyDiagnostics"], swiftSettings: strict),
    .target(name: "PolicyJSON", dependencies: ["PolicySource"], swiftSettings: strict),
    .target(
      name: "PolicyTimeline", dependencies: ["PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyJSON"],
      swiftSettings: strict),
    .target(
      name: "PolicyRules",
      dependencies: ["PolicySecrets", "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyTimeline"],
      swiftSettings: strict),
    .target(
      name: "PolicyCompiler",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyTimeline", "PolicyRules",
      ],
      swiftSettings: strict),
    .target(
      name: "PolicyExport",
      dependencies: ["PolicySource", "PolicyModel"],
      swiftSettings: strict),
    .target(
      name: "PolicyFixing", dependencies: ["PolicySource", "PolicyDiagnostics", "PolicyCompiler"], swiftSettings: strict
    ),
    .target(
      name: "PolicyAudit",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyRules", "PolicyCompiler",
        "PolicyExport",
      ],
      swiftSettings: strict),
    .target(
      name: "PolicyWorkspace",
      dependencies: [
        "CMalloc", "PolicySource", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyJSON", "PolicyTimeline",
        "PolicyRules", "PolicyCompiler", "PolicyExport", "PolicyFixing", "PolicyAudit",
      ], swiftSettings: strict),
    .target(
      name: "PolicyReporting",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules",
        "PolicyExport", "PolicyAudit", "PolicyWorkspace",
      ],
      swiftSettings: strict),
    .target(
      name: "PolicySchemas",
      dependencies: [
        "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules", "PolicyAudit",
        "PolicyWorkspace", "PolicyReporting",
      ],
      swiftSettings: strict),
    .target(
      name: "PolicyExplanation",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyExport",
        "PolicyAudit", "PolicyReporting",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "policyc",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyTimeline", "PolicyRules", "PolicyCompiler",
        "PolicyExport", "PolicyFixing", "PolicyAudit", "PolicyWorkspace", "PolicyReporting", "PolicyExplanation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // What it uses is public: it has no package access.
    .executableTarget(
      name: "CheckFolder", dependencies: ["PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyWorkspace"],
      path: "Examples/CheckFolder", packageAccess: false, swiftSettings: strict),
    .systemLibrary(name: "CTestSupport", path: "Tests/CTestSupport"),
    .target(
      name: "TestSupport",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyCompiler", "PolicyFixing",
        "CTestSupport",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzDrivers",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules",
        "PolicyCompiler", "PolicyExport", "PolicyAudit", "PolicyWorkspace", "PolicyReporting", "TestSupport",
      ],
      path: "Tests/FuzzDrivers", swiftSettings: strict),
    .target(
      name: "RunSearch",
      dependencies: ["PolicyDiagnostics", "PolicyModel", "PolicyTimeline", "TestSupport"],
      path: "Tests/RunSearch", swiftSettings: strict),
    .executableTarget(
      name: "prove", dependencies: ["PolicyModel", "TestSupport", "RunSearch"], path: "Tests/Prove",
      swiftSettings: strict),
    .testTarget(
      name: "RunSearchTests",
      dependencies: ["PolicyModel", "PolicyRules", "PolicyCompiler", "TestSupport", "RunSearch"],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzDriversTests", dependencies: ["PolicyReporting", "TestSupport", "FuzzDrivers"],
      swiftSettings: strict),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyYAMLTests",
      dependencies: ["PolicySource", "PolicyDiagnostics", "PolicyYAML", "TestSupport", "FuzzDrivers"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicySecretsTests", dependencies: ["PolicySecrets", "PolicySource", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "PolicySourceTests", dependencies: ["PolicySource", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyModelTests", dependencies: ["PolicySource", "PolicyModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "PolicyJSONTests", dependencies: ["PolicyJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyTimelineTests",
      dependencies: ["PolicyModel", "PolicyTimeline", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyRulesTests", dependencies: ["PolicyModel", "PolicyRules", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PolicyCompilerTests",
      dependencies: [
        "PolicySecrets", "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyTimeline", "PolicyRules",
        "PolicyCompiler", "PolicyFixing", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyExportTests",
      dependencies: ["PolicySource", "PolicyModel", "PolicyCompiler", "PolicyExport", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyFixingTests",
      dependencies: ["PolicySource", "PolicyCompiler", "PolicyFixing", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyAuditTests",
      dependencies: [
        "PolicySource", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyExport", "PolicyAudit", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyWorkspaceTests",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyTimeline", "PolicyCompiler", "PolicyFixing",
        "PolicyAudit", "PolicyWorkspace", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "PolicyReportingTests",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules",
        "PolicyCompiler", "PolicyExport", "PolicyAudit", "PolicyWorkspace", "PolicyReporting", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyExplanationTests",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler", "PolicyReporting",
        "PolicyExplanation", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ConsumerTests", dependencies: ["PolicyModel", "PolicyExport", "policyc", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicycTests",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyCompiler", "PolicyFixing", "PolicyWorkspace", "PolicyReporting",
        "policyc", "TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "PolicySecrets", "PolicySource", "PolicyDiagnostics", "PolicyModel", "PolicyRules", "PolicyCompiler",
        "PolicyExport", "PolicyFixing", "PolicyWorkspace", "PolicyReporting", "policyc", "TestSupport", "FuzzDrivers",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests",
      dependencies: [
        "PolicySource", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyJSON", "PolicyTimeline", "PolicyRules",
        "PolicyCompiler", "PolicyFixing", "PolicyAudit", "PolicyWorkspace", "PolicyReporting", "PolicySchemas",
        "PolicyExplanation",
        "policyc", "TestSupport",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
