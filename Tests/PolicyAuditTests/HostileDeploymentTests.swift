import TestSupport
import Testing

/// Files made to exhaust an audit end soon, whatever is found in them.
@Suite struct HostileDeploymentTests {
  private static let many = (0..<1_500)
  private static let wide = (0..<500).map { "V\($0): x" }.joined(separator: ", ")

  static let files: [String: String] = [
    "a long chain of extends": "services:\n" + many.map { "  s\($0): {extends: s\($0 + 1)}\n" }.joined(),
    "all extend one": "services:\n  b: {environment: {CAP_MS: , \(wide)}}\n"
      + (0..<1_500).map { "  s\($0): {extends: b}\n" }.joined(),
    "all share one environment": "x: &x {CAP_MS: , \(wide)}\nservices:\n"
      + (0..<150).map { "  s\($0): {environment: *x}\n" }.joined(),
    "all merge one environment": "x: &x {CAP_MS: , \(wide)}\nservices:\n"
      + (0..<40).map { "  s\($0): {environment: {<<: *x}}\n" }.joined(),
    "many env files": "services:\n  app:\n    env_file:\n" + many.map { "      - f\($0)\n" }.joined(),
    "a file extended by all": "services:\n" + many.map { "  s\($0): {extends: {file: f\($0), service: s}}\n" }.joined(),
    "one long value": "services:\n  app:\n    environment:\n      CAP_MS: "
      + String(repeating: "${CAP_MS:-", count: 20_000),
    "many variables": "services:\n  app:\n    environment:\n      CAP_MS: "
      + String(repeating: "$CAP_MS", count: 20_000),
    "many names in a value": "services:\n  app:\n    environment:\n      CAP_MS: "
      + (0..<100_000).map { "$V\($0)" }.joined(),
    "many jobs": "on: x\njobs:\n" + many.map { "  j\($0): {env: {BOT_MS: $x}}\n" }.joined(),
    "one long expression": "on: x\njobs:\n  j:\n    name: ${{ " + String(repeating: "vars.BOT_MS || ", count: 20_000),
    "many expressions": "on: x\njobs:\n  j:\n    name: " + String(repeating: "${{vars.BOT_MS}}", count: 20_000),
    "open expressions": "on: x\njobs:\n  j:\n    name: \"" + String(repeating: "${{'", count: 50_000) + "\"",
    "steps by alias": "on: x\nx: &x [{run: '${{ vars.BOT_MS }}'}]\njobs:\n"
      + many.map { "  j\($0): {steps: *x}\n" }.joined(),
  ]

  @Test(arguments: Effort.some(of: files.keys.sorted())) func endsSoon(_ name: String) {
    let time = processorTime {
      let audited = AuditedText(["it.yaml": Self.files[name] ?? ""])
      #expect(audited.failures.allSatisfy { !$0.contains("unknown kind") })
    }
    #expect(time < .soon)
  }

  /// Beyond the most findings none is made any more, and that is told once.
  @Test func findingsAreBounded() {
    let services = (0..<1_500).map { "  s\($0): {environment: [CAP_MS=\($0)]}\n" }.joined()
    let audited = AuditedText(["compose.yaml": "services:\n" + services])
    #expect(audited.findings.count == 1_000)
    #expect(audited.problems == [": there are more than 1000 findings, which are not all told"])
  }

  @Test func chainOfExtendsIsBounded() {
    let chain = "services:\n" + (0..<40).map { "  s\($0): {extends: s\($0 + 1)}\n" }.joined()
    let audited = AuditedText(["compose.yaml": chain])
    #expect(audited.problems.first == "compose.yaml:33: more than 32 services extend each other in a chain")
  }

  static let environmentFiles: [String: String] = [
    "open quotes": String(repeating: "A='\nB=\"\n", count: 20_000), "one line": String(repeating: "A=", count: 100_000),
    "escaped quotes": "A=\"" + String(repeating: "\\\"\n", count: 50_000),
    "many names": (0..<20_000).map { "V\($0)=1\n" }.joined(), "comments": String(repeating: "# A=\n", count: 50_000),
    "variables": "A=" + String(repeating: "${A:-$A}", count: 20_000),
  ]

  @Test func largeEnvironmentFileIsRefused() {
    let audited = AuditedText([".env": String(repeating: "A=1\n", count: 300_000)])
    #expect(audited.failures == ["file-too-large: the file is larger than 1 MiB"])
  }

  @Test(arguments: Effort.some(of: environmentFiles.keys.sorted())) func environmentFileEndsSoon(_ name: String) {
    let time = processorTime {
      let audited = AuditedText([".env": (Self.environmentFiles[name] ?? "") + "\nCAP_MS=5\n"])
      #expect(audited.failures == [])
    }
    #expect(time < .soon)
  }
}
