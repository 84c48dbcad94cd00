import PolicyModel

/// What a duration is to a text.
enum LimitReading {
  case limit(LimitStatement)
  /// A time to wait before another try, how long something is kept, how long most runs take.
  case somethingElse
  /// Nothing says that it is a limit, and nothing that it is none.
  case unclear
}

/// Decides by the words around a duration whether it is a limit, and of what.
///
/// A rule of thumb for each turn of English, no grammar: what is not surely a limit is none.
struct LimitClause {
  private enum Verdict { case limit, somethingElse, unclear }

  private let duration: StatedDuration
  private let clause: Clause
  /// The limit that the text is about.
  private let own: LimitStatement.Limit

  private init(_ duration: StatedDuration, _ clause: Clause, _ own: LimitStatement.Limit) {
    (self.duration, self.clause, self.own) = (duration, clause, own)
  }

  /// Reads the clause of a duration, and the whole sentence where that is not clear.
  ///
  /// - Parameters:
  ///   - own: the limit that the text is about.
  ///   - sentence: the number of the sentence.
  static func reading(
    of duration: StatedDuration, in pieces: PieceList, about own: LimitStatement.Limit, sentence: Int
  ) -> LimitReading {
    if let limit = pieces.placeholder(restatedBy: duration.range) {
      return .limit(
        LimitStatement(
          durations: duration.durations, words: pieces.text(of: duration.range), limits: [limit], mayBeOwn: false,
          isStrong: true, isApproximate: false, sentence: sentence, isRestatement: true))
    }
    var clause = LimitClause(duration, Clause(around: duration.range, in: pieces), own)
    if clause.verdict == .unclear {
      clause = LimitClause(duration, Clause.sentence(around: duration.range, in: pieces), own)
    }
    switch clause.verdict {
    case .limit: return .limit(clause.statement(in: pieces, sentence: sentence))
    case .somethingElse: return .somethingElse
    case .unclear: return .unclear
    }
  }

  private func statement(in pieces: PieceList, sentence: Int) -> LimitStatement {
    let approximates = clause.nearest.map(LimitCues.hedges.contains) ?? false
    let before = duration.range.lowerBound - 1
    return LimitStatement(
      durations: duration.durations, words: pieces.text(of: duration.range), limits: limits,
      mayBeOwn: mayBeOwn,
      isStrong: clause.has(LimitCues.limitNouns) || isCompared,
      isApproximate: approximates || pieces.isMark("~", at: before) || pieces.isMark("≈", at: before),
      sentence: sentence)
  }

  private var verdict: Verdict {
    if isRate || isRelative || isFuture || isAdvice || isTypical || isOfAnotherThing { return .somethingElse }
    return isLimit(clause) ? .limit : .unclear
  }

  // MARK: Something else

  /// "Every 5 minutes", "24 hours a day", "twice an hour", "a 10-minute video".
  private var isRate: Bool {
    if let before = clause.nearest {
      if LimitCues.rates.contains(before) { return true }
      if duration.isArticle, !LimitCues.beforeArticle.contains(before) { return true }
    }
    guard let behind = clause.after.first else { return duration.isCompound }
    if duration.isCompound {
      return !LimitCues.limitNouns.contains(behind) && !LimitCues.compoundNouns.contains(behind)
    }
    if behind == "apart" || behind == "each" { return true }
    return ["a", "an", "per", "every"].contains(behind)
      && clause.after.dropFirst().first.map(LimitCues.units.contains) ?? false
  }

  /// "5 minutes ago", "another 10 minutes", "the first 10 minutes", "10 minutes before the end".
  private var isRelative: Bool {
    if let behind = clause.after.first, !duration.isCompound {
      if LimitCues.relations.contains(behind) { return true }
      if behind == "to", ["go", "spare"].contains(clause.after.dropFirst().first) { return true }
    }
    guard let before = clause.nearest else { return false }
    if LimitCues.surplus.contains(before) { return true }
    if LimitCues.recent.contains(before) { return !clause.has(LimitCues.negations) }
    if clause.isPreceded(by: LimitCues.small, "than") { return !clause.has(LimitCues.obligations) }
    return clause.isPreceded(by: ["instead"], "of")
  }

  /// "Try again in 5 minutes", "within the next hour", "somebody looks at it within 2 hours", "up to 5 minutes until it is
  /// free".
  private var isFuture: Bool {
    if clause.has(LimitCues.retries) { return true }
    if clause.after.first == "until" || clause.after.first == "till", !clause.has(LimitCues.endings) { return true }
    guard let before = clause.nearest, ["in", "within", "inside"].contains(before) else { return false }
    return !clause.has(LimitCues.negations) && !clause.has(LimitCues.obligations)
  }

  /// "Wait 5 minutes", "you can split it into parts of 10 minutes".
  private var isAdvice: Bool {
    let first = clause.before.first { !LimitCues.adviceLeads.contains($0) }
    return first.map(LimitCues.advice.contains) ?? false || clause.isPreceded(by: LimitCues.adviceLeads, "wait")
      || clause.has(LimitCues.smallerTasks) || clause.has(LimitCues.hypotheses)
  }

  /// "Most runs take 5 minutes", "usually", "the previous run took 12 minutes".
  private var isTypical: Bool {
    if clause.has(LimitCues.typical) || clause.before.contains(where: LimitCues.otherRuns.contains) { return true }
    if clause.before.indices.contains(where: {
      clause.before[$0] == "most" && ($0 == 0 || clause.before[$0 - 1] != "at")
    }) {
      return true
    }
    return zip(clause.before, clause.before.dropFirst()).contains { first, second in
      LimitCues.ordinals.contains(first) && LimitCues.subjects.contains(second)
    }
  }

  /// "Logs are kept for 7 days", "the queue was 10 minutes long"; the words before the duration decide, where they say
  /// anything.
  private var isOfAnotherThing: Bool {
    if clause.before.contains(where: LimitCues.otherThings.contains) { return true }
    if clause.has(LimitCues.validity), !isApproval(clause) { return true }
    if clause.after.first == "of", !clause.before.contains(where: LimitCues.endings.contains) {
      return clause.after.contains(where: LimitCues.otherThings.contains)
    }
    return !isLimit(Clause(before: clause.before)) && clause.after.contains(where: LimitCues.otherThings.contains)
  }

  // MARK: Limits

  /// Whether a clause about another limit may be about the one of the text as well: it speaks of an end or a limit, and
  /// the silence of a text about an approval may be that of a person.
  private var mayBeOwn: Bool {
    if clause.has(LimitCues.limitNouns) || clause.has(LimitCues.endings) { return true }
    switch own {
    case .hardCap: return clause.has(LimitCues.runWords)
    case .approvalDeadline: return isSilence(clause)
    case .inactivity, .surface: return false
    }
  }

  private func isLimit(_ clause: Clause) -> Bool {
    if [LimitCues.limitNouns, LimitCues.endings, LimitCues.spans].contains(where: clause.has) { return true }
    if isSilence(clause) || isApproval(clause) || isOver { return true }
    let isSubject = clause.has(LimitCues.subjects)
    guard isSubject || clause.has(LimitCues.pronouns) else { return false }
    if isSubject, clause.has(LimitCues.permissions) { return true }
    return clause.has(LimitCues.possessions) || isCompared || isUsedUp
      || clause.nearest.map(LimitCues.governors.contains) ?? false
      || clause.nearest.map(["in", "within"].contains) ?? false
  }

  /// "Longer than 10 minutes", "at most", "up to", "exceeded".
  private var isCompared: Bool {
    clause.isPreceded(by: ["longer", "more"], "than") || clause.isPreceded(by: ["at"], "most")
      || clause.isPreceded(by: ["up"], "to")
      || clause.nearest.map { ["beyond", "exceed", "exceeded", "exceeds"].contains($0) } ?? false
  }

  /// "10 minutes are up", "the 10 minutes for this run are over".
  private var isOver: Bool {
    let verbs: Set = ["are", "is", "was", "were"]
    let behind = clause.after.first == "for" ? clause.after.drop { !verbs.contains($0) } : clause.after[...]
    guard let verb = behind.first, verbs.contains(verb) else { return false }
    return ["over", "up", "gone", "past"].contains(behind.dropFirst().first)
  }

  /// "It used up its 10 minutes".
  private var isUsedUp: Bool {
    clause.isPreceded(by: ["up"], "its") && clause.before.dropLast(2).last == "used"
  }

  private func isSilence(_ clause: Clause) -> Bool {
    if clause.has(LimitCues.silenceWords) || clause.nextToNearest == "nothing" { return true }
    guard clause.has(LimitCues.negations) else { return false }
    return clause.has(LimitCues.signsOfLife) || own != .approvalDeadline && clause.has(LimitCues.responses)
  }

  private func isApproval(_ clause: Clause) -> Bool {
    if clause.has(LimitCues.approvalWords) || clause.count(of: LimitCues.answers) > 1 { return true }
    return clause.has(LimitCues.answers) && (own == .approvalDeadline || clause.has(LimitCues.people))
  }

  private var limits: Set<LimitStatement.Limit> {
    var limits: Set<LimitStatement.Limit> = []
    let lasts = clause.has(LimitCues.runWords) && clause.has(["lasted", "take", "taken", "takes", "took"])
    if clause.has(LimitCues.capWords) || lasts { limits.insert(.hardCap) }
    if isSilence(clause) { limits.insert(.inactivity) }
    if isApproval(clause) { limits.insert(.approvalDeadline) }
    return limits
  }
}

extension PieceList {
  /// The placeholder that a duration only puts into figures: "{hard_cap} (20 minutes)", "{hard_cap}, which is 20 minutes".
  fileprivate func placeholder(restatedBy range: Range<Int>) -> CopyTemplate.Placeholder? {
    var place = range.lowerBound - 1
    if isMark("(", at: place), isMark(")", at: range.upperBound) {
      place -= 1
    } else if isBlank(at: place), ["is", "are", "was"].contains(word(at: place - 1)), has(["which"], at: place - 3) {
      place -= 4
    } else {
      return nil
    }
    guard isBlank(at: place) else { return nil }
    if isMark(",", at: place - 1) { place -= 1 }
    if case .placeholder(let placeholder)? = piece(at: place - 1) { return placeholder }
    return nil
  }
}
