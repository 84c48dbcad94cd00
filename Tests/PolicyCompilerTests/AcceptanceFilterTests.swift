import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import TestSupport
import Testing

@testable import PolicyCompiler

/// What is accepted is found at once, however much is accepted and whoever accepts it.
@Suite struct AcceptanceFilterTests {
  private static let many = 40_000
  private let rule: RuleMetadata

  init() throws { rule = try #require(RuleCatalog.metadata(of: "dead-clock")) }

  private func finding(in file: Int, at offset: Int = 0) -> Finding {
    let span = Span(file: FileID(UInt32(file)), offset..<offset + 1)
    return Finding(
      Diagnostic(id: rule.id, severity: rule.severity, message: "a clock is dead", at: span), policies: [span.file])
  }

  private func acceptance(at offset: Int, until day: String? = nil) -> Acceptance {
    let span = Span(file: FileID(0), offset..<offset + 1)
    let until = day.flatMap { CalendarDate($0) }.map { Spanned($0, at: span) }
    return Acceptance(rule: Spanned(rule.id, at: span), reason: "so be it", until: until, span: span)
  }

  /// A line of ten bytes, the break included.
  private func line(_ number: Int) -> Span { Span(file: FileID(0), 10 * number..<10 * number + 9) }

  private static func policy(_ number: Int, isUnclear: Bool) -> ResolvedPolicy {
    let file = FileID(UInt32(number))
    return ResolvedPolicy(
      document: PolicyDocument(file: file, place: .start(of: file)),
      surface: Spanned(.web, at: .start(of: file)), target: nil, layers: [], lineage: [file], relations: [],
      acceptances: [],
      mayHideAcceptances: isUnclear)
  }

  @Test func manyPoliciesThatAcceptNothing() {
    let policies = (0..<Self.many).map { Self.policy($0, isUnclear: $0.isMultiple(of: 2)) }
    let project = ResolvedProject(policies: policies, targets: [], configuration: nil)
    var judge = AcceptanceFilter(project, TestProject.options())
    var standing: [Int] = []
    let time = processorTime {
      standing = (0..<Self.many).filter { judge.verdict(on: finding(in: $0), of: rule).stands }
    }
    #expect(time < .soon)
    #expect(standing == (0..<Self.many).filter { !$0.isMultiple(of: 2) })
  }

  @Test func manyComments() {
    let comments = (0..<Self.many).map { PlacedAcceptance(acceptance(at: $0), on: line(2 * $0)) }
    let project = ResolvedProject(policies: [], targets: [], configuration: nil, placedAcceptances: comments)
    var judge = AcceptanceFilter(project, TestProject.options())
    var standing: [Int] = []
    let time = processorTime {
      standing = (0..<2 * Self.many).filter { number in
        judge.verdict(on: finding(in: 0, at: 10 * number + number % 10), of: rule).stands
      }
    }
    #expect(time < .soon)
    // What begins at the very end of a line is still on it.
    #expect(standing == (0..<2 * Self.many).filter { !$0.isMultiple(of: 2) })
    #expect(!judge.verdict(on: finding(in: 0, at: 9), of: rule).stands)
    #expect(judge.verdict(on: finding(in: 1, at: 5), of: rule).stands)
  }

  /// Of several comments on a line one that holds accepts, and none of them is unused.
  @Test func commentsOnOneLine() {
    let days = ["2026-01-31", nil, "2026-02-28", "9999-12-31"]
    let acceptances = days.enumerated().map { acceptance(at: $0, until: $1) }
    let comments = acceptances.map { PlacedAcceptance($0, on: line(1)) }
    let project = ResolvedProject(policies: [], targets: [], configuration: nil, placedAcceptances: comments)
    var judge = AcceptanceFilter(project, TestProject.options())
    #expect(!acceptances.contains(where: judge.isMatched))
    guard case .isAccepted(_, by: let accepting) = judge.verdict(on: finding(in: 0, at: 12), of: rule) else {
      Issue.record("it is not accepted")
      return
    }
    #expect(accepting == [acceptances[1]] && acceptances.allSatisfy(judge.isMatched))
  }
}

extension AcceptanceFilter.Verdict {
  fileprivate var stands: Bool {
    if case .stands = self { true } else { false }
  }
}
