import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// What is kept of a project with more findings than there is room for, and what is said about the rest.
@Suite struct BoundedCheckTests {
  /// Gateways whose two policies inherit their hard cap from one place, with warnings about it; that of the last is an
  /// error besides, of a rule that is asked late.
  private static let project = {
    let gateway = (Repository.text("policies/targets/gateway.yaml") ?? "").replacing("uses: [workspace]\n", with: "")
    let configuration = """
      policyc: 1
      project: p
      rules:
        approval-outlives-hard-cap: {severity: warning, reason: the program computes the deadline once}
      """
    var files = [(name: "policyc.yaml", text: configuration)]
    for number in 0..<4 {
      let name = "gateway\(number)"
      let cap = number == 3 ? "720h" : "30m"
      let head = "policyc: 1\nabstract: true\ntarget: \(name)\nshutdown:\n  stop_grace: 30s\n"
      files += [
        ("targets/\(name).yaml", gateway.replacing("program: gateway", with: "program: \(name)")),
        ("base\(number).yaml", head + "run:\n  hard_cap: \(cap)\n  inactivity: 13m\n"),
        ("discord\(number).yaml", "policyc: 1\nsurface: discord\nextends: base\(number).yaml\n"),
        ("web\(number).yaml", "policyc: 1\nsurface: web\nextends: base\(number).yaml\n"),
      ]
    }
    return TestProject(files)
  }()

  private static let all = project.check().findings

  private static func check(_ project: TestProject = project, keeping most: Int) -> CheckedProject {
    var options = TestProject.options()
    options.mostFindings = most
    return Compiler.check(project.project, in: project.sources, options: options)
  }

  /// Room is for findings as they are told, whatever number of policies each concerns.
  @Test func whatIsMergedTakesOneRoom() {
    #expect(Self.all.reduce(0) { $0 + $1.surfaces.count } > Self.all.count + 5)
    let checked = Self.check(keeping: Self.all.count)
    #expect(checked.findings == Self.all && !checked.isCut && checked.droppedCounts.isEmpty)
    #expect(checked.policies == nil && checked.findings.contains { $0.id == "timer-overflow" })
  }

  @Test(arguments: [1, 2, 5, 17])
  func errorsStayAndAllAreCounted(_ most: Int) {
    let checked = Self.check(keeping: most)
    #expect(checked.isCut && checked.policies == nil)
    #expect(checked.findings.count == most && checked.findings.contains { $0.id == "timer-overflow" })
    #expect(Set(checked.findings).isSubset(of: Self.all))
    #expect(checked.droppedCounts.values.reduce(most, +) >= Self.all.count)
  }

  @Test func oneTooManyIsCut() {
    let checked = Self.check(keeping: Self.all.count - 1)
    #expect(checked.isCut && checked.droppedCounts.values.reduce(0, +) == 1)
    #expect(checked.findings.count { $0.severity == .error } == Self.all.count { $0.severity == .error })
  }

  /// Without an error nothing is known to be sound either, since what was dropped may be one of them.
  @Test func warningsThatAreCutAreNotSound() {
    let policy = "policyc: 1\nsurface: web\ntarget: example\nrun:\n  hard_cap: 30m\n"
    let entries = "accept:\n" + String(repeating: "  - {rule: dead-clock, reason: it cannot be mended}\n", count: 3)
    let project = TestProject([
      (name: "targets/example.yaml", text: ExampleTarget.text), (name: "web.yaml", text: policy + entries),
    ])
    for most in 1...4 {
      let checked = Self.check(project, keeping: most)
      #expect(checked.findings.allSatisfy { $0.severity == .warning } && checked.findings.count == min(most, 3))
      #expect(checked.isCut == (most < 3) && (checked.policies == nil) == (most < 3))
      #expect((project.lower(checked) == nil) == (most < 3))
    }
  }

  /// Files share the room, each with at least one; that there was not enough is never forgotten.
  @Test(arguments: [(1, true), (5, true), (6, true), (8, true), (9, false)])
  func languageErrors(_ most: Int, _ isCut: Bool) {
    let text = "policyc: 1\nabstract: true\n" + (0..<3).map { "nobody-reads-\($0): 1\n" }.joined()
    let project = TestProject(["a.yaml", "b.yaml", "c.yaml"].map { (name: $0, text: text) })
    let checked = Self.check(project, keeping: most)
    #expect(checked.isCut == isCut && checked.findings.count == most)
    #expect(checked.droppedCounts.values.reduce(0, +) == 9 - most)
  }

  /// Accepted findings take none of the room for those that count, and their rest is counted apart.
  @Test(arguments: 0...4)
  func acceptedFindings(_ most: Int) {
    let policies = (0..<3).map { number in
      let text = """
        policyc: 1
        surface: \(Surface.words[number])
        target: example
        run:
          hard_cap: 5m
          inactivity: 10m # policyc: accept inactivity-outlasts-hard-cap: the cap is short enough
        """
      return (name: "\(number).yaml", text: text)
    }
    let project = TestProject([(name: "targets/example.yaml", text: ExampleTarget.text)] + policies)
    var options = TestProject.options()
    options.mostAccepted = most
    let checked = Compiler.check(project.project, in: project.sources, options: options)
    #expect(checked.accepted == Array(project.check().accepted.prefix(most)))
    #expect(checked.accepted.count + checked.droppedAcceptedCounts.values.reduce(0, +) == 3)
    #expect(!checked.isCut && checked.findings == project.check().findings && checked.droppedCounts.isEmpty)
  }
}
