import PolicyModel
import TestSupport
import Testing

@testable import PolicyTimeline

@Suite struct DeadlineFormulaTests {
  @Test(
    arguments: [
      (90_000, nil), (90_001, 60_000), (120_000, 60_000), (180_000, 90_000), (300_000, 150_000), (600_000, 300_000),
      (900_000, 450_000), (1_500_000, 750_000), (1_559_999, 779_999), (1_560_000, 780_000), (2_000_000_000, 780_000),
      (0, nil), (-1, nil), (.min, nil), (.max, 780_000),
    ] as [(Int64, Int64?)])
  func tableOfTheGateway(remaining: Int64, deadline: Int64?) {
    #expect(DeadlineFormula.gateway.deadline(remaining: .ms(remaining)) == deadline.map { .ms($0) })
  }

  struct Parts: Sendable {
    var share: Int64?, floor: Int64?, ceiling: Int64?, clearance: Int64?
    var remaining: Int64, deadline: Int64?

    init(
      _ share: Int64?, _ floor: Int64?, _ ceiling: Int64?, _ clearance: Int64?, at remaining: Int64, _ deadline: Int64?
    ) {
      (self.share, self.floor, self.ceiling, self.clearance) = (share, floor, ceiling, clearance)
      (self.remaining, self.deadline) = (remaining, deadline)
    }
  }

  @Test(
    "A part that is lacking limits nothing",
    arguments: [
      Parts(50, nil, nil, nil, at: 1, nil), Parts(50, nil, nil, nil, at: 2, 1), Parts(50, nil, nil, nil, at: 101, 50),
      Parts(nil, nil, 700, nil, at: 600, 600), Parts(nil, nil, 700, nil, at: 800, 700),
      Parts(nil, nil, nil, 30, at: 31, nil), Parts(nil, nil, nil, 30, at: 32, 2),
      Parts(nil, 60, nil, nil, at: 60, nil), Parts(nil, 60, nil, nil, at: 61, 61),
      Parts(50, 60, 10, 0, at: 61, 10), Parts(90, 10, nil, 100, at: 111, 11),
      Parts(100, .max, nil, .max, at: .max, nil), Parts(100, nil, nil, 0, at: .max, .max),
      Parts(99, -5, -5, -5, at: 200, 1), Parts(nil, nil, nil, nil, at: .max, nil),
    ])
  func lackingParts(_ parts: Parts) {
    let formula = DeadlineFormula.said(
      share: parts.share.flatMap { Share(percent: $0) }, floor: parts.floor.map { .ms($0) },
      ceiling: parts.ceiling.map { .ms($0) }, clearance: parts.clearance.map { .ms($0) })
    #expect(formula?.deadline(remaining: .ms(parts.remaining)) == parts.deadline.map { .ms($0) })
  }

  @Test("A flat deadline is the same whatever is left", arguments: [-1, 0, 1, 599_999, 600_000, .max] as [Int64])
  func flat(remaining: Int64) {
    let formula = DeadlineFormula(flat: .minutes(10))
    #expect(formula.deadline(remaining: .ms(remaining)) == (remaining < 0 ? nil : .minutes(10)))
    #expect(DeadlineFormula(flat: .zero).deadline(remaining: .zero) == .ms(1))
  }

  @Test("A flat deadline holds beside no other part, and off is none")
  func flatIsSaidAlone() {
    func said(_ flat: Limit?) -> DeadlineFormula? {
      .said(flat: flat, share: Share(percent: 50), floor: .ms(1), ceiling: .ms(2), clearance: .ms(3))
    }
    #expect(said(.after(.minutes(1))) == DeadlineFormula(flat: .minutes(1)))
    #expect(said(.off) == nil)
    #expect(said(nil)?.isFlat == false)
  }

  @Test("Lemma: one more millisecond lengthens a deadline by 0 or 1")
  func lemma() {
    var random = SeededGenerator(for: "lemma")
    var counterexamples: [String] = []
    for _ in 0..<20_000 {
      let formula = DeadlineFormula.random(
        below: [200, 100_000, 3_024_000_000].randomElement(using: &random) ?? 1, &random)
      let remaining = Duration.ms(.random(in: formula.blindBelow.milliseconds + 1...6_048_000_002, using: &random))
      for start in [formula.blindBelow.adding(.ms(1)), remaining] {
        let steps = (0...3).compactMap { formula.deadline(remaining: start.adding(.ms($0)))?.milliseconds }
        let grows = zip(steps, steps.dropFirst()).allSatisfy { (0...1).contains($1 - $0) }
        if !grows || steps.count != 4 || steps[0] < 1 { counterexamples.append("\(formula) at \(start)") }
      }
    }
    #expect(counterexamples.isEmpty, "seed \(random.seed)")
  }

  @Test("Two formulas are the same exactly when no remaining time tells them apart")
  func equality() {
    var random = SeededGenerator(for: "same deadlines")
    var differences: [String] = []
    var sameCount = 0
    for _ in 0..<4_000 {
      let one = DeadlineFormula.random(below: [12, 300].randomElement(using: &random) ?? 1, &random)
      let other: DeadlineFormula? = Int.random(in: 0..<20, using: &random) == 0 ? nil : one.neighbour(&random)
      let limit = Int64.random(in: 1...600, using: &random)
      let isSame = (1...limit).allSatisfy {
        one.deadline(remaining: .ms($0)) == other?.deadline(remaining: .ms($0))
      }
      sameCount += isSame ? 1 : 0
      if one.givesSameDeadlines(as: other, through: .ms(limit)) != isSame {
        differences.append("\(one) and \(other as Any) through \(limit)")
      }
    }
    #expect(differences.first == nil, "seed \(random.seed)")
    #expect((400...3_600).contains(sameCount), "\(sameCount) pairs are the same, seed \(random.seed)")
  }
}

extension DeadlineFormula {
  /// A formula that differs in one or two terms, by little or by all.
  fileprivate func neighbour(_ random: inout SeededGenerator) -> DeadlineFormula {
    var (share, floor, ceiling, clearance) = (sharePercent, floor, ceiling, clearance)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let step = Duration.ms(.random(in: -3...3, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: share = min(100, max(1, share + .random(in: -2...2, using: &random)))
      case 1: share = 100
      case 2: floor = floor.adding(step)
      case 3: ceiling = Bool.random(using: &random) ? Duration.ms(.max) : ceiling.adding(step)
      case 4: clearance = clearance.adding(step)
      default: (floor, clearance) = (floor.adding(step), clearance.subtracting(step))
      }
    }
    return DeadlineFormula(share: Share(percent: share), floor: floor, ceiling: ceiling, clearance: clearance)
  }

  /// A formula whose durations are below a bound, of every relation among them.
  static func random(below bound: Int64, _ random: inout SeededGenerator) -> DeadlineFormula {
    let share = Share(
      percent: [1, 50, 99, 100, .random(in: 1...100, using: &random)].randomElement(using: &random) ?? 1)
    let size = max(2, Int64.random(in: 2...bound, using: &random))
    return DeadlineFormula(
      share: share, floor: .ms(.random(in: 1..<size, using: &random)),
      ceiling: .ms(.random(in: 1...bound, using: &random)),
      clearance: .ms(Bool.random(using: &random) ? 0 : .random(in: 0..<size, using: &random)))
  }
}
