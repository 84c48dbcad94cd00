import PolicyModel

/// What passing scenarios show about the limits of a project's policies, in whole numbers.
package struct Coverage: Sendable {
  /// One policy.
  package struct Policy: Sendable {
    package struct Clock: Sendable {
      package let clock: CoveredClock
      /// In the order of `ClockSide`.
      package let sides: [ClockSide]
    }

    package let surface: Surface
    /// As people call it: `gateway 0.104`.
    package let program: String
    package let clocks: [Clock]
    /// The fields that decided how some run ended, in the order of the language.
    package let decided: [FieldID]
    /// Those that the policy has and that decided nothing.
    package let undecided: [FieldID]

    /// - Parameters:
    ///   - fields: the deciding fields that the policy has.
    ///   - traces: those of its scenarios that passed.
    package init(
      surface: Surface, program: String, clocks: [CoveredClock], fields: [FieldID], traces: [CoverageTraces]
    ) {
      self.surface = surface
      self.program = program
      let sides = traces.reduce(into: Set<CoverageTraces.Side>()) { $0.formUnion($1.sides) }
      self.clocks = clocks.map { clock in
        Clock(clock: clock, sides: ClockSide.allCases.filter { sides.contains(.init(clock: clock, side: $0)) })
      }
      let deciding = traces.reduce(into: Set<FieldID>()) { $0.formUnion($1.decided) }
      decided = fields.filter(deciding.contains)
      undecided = fields.filter { !deciding.contains($0) }
    }
  }

  package let policies: [Policy]

  package init(_ policies: [Policy]) { self.policies = policies }

  /// How many sides of clocks some scenario has shown.
  package var covered: Int { policies.flatMap(\.clocks).reduce(0) { $0 + $1.sides.count } }

  /// How many sides the clocks have: three each.
  package var total: Int { policies.flatMap(\.clocks).count * ClockSide.allCases.count }

  /// Whether at least so much is covered, without any rounding; where there is nothing to cover, it is.
  ///
  /// - Parameter percent: from 0 to 100.
  package func reaches(percent: Int) -> Bool { covered * 100 >= percent * total }
}
