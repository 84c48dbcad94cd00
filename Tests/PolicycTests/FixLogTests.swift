import PolicySource
import Testing

@testable import PolicyFixing
@testable import policyc

@Suite struct FixLogTests {
  /// A file of 1 MiB has tens of thousands of fixes, and it is gone through once.
  @Test(.timeLimit(.minutes(1))) func manyFixesAreTakenDownQuickly() {
    var sources = SourceMap()
    let file = sources.add(
      SourceFile(path: SourcePath("web.yaml"), bytes: [UInt8](repeating: UInt8(ascii: "\n"), count: 1 << 20)))
    var log = FixLog()
    log.add(
      (0..<20_000).map { AppliedFix(title: "write it", ids: ["unknown-key"], file: file, offset: $0) }, in: sources)
    #expect(log.lines.count == 20_000)
    #expect(log.lines.last == "fixed web.yaml:20000: write it (unknown-key)")
  }
}
