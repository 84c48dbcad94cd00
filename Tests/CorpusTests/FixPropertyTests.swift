import PolicyCompiler
import PolicyDiagnostics
import PolicyFixing
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// Projects broken at random and fixed: what safe fixes promise holds for every one.
@Suite struct FixPropertyTests {
  typealias Files = [(name: String, bytes: [UInt8])]

  private static let corpus = BrokenLineTests.projects.map(\.files)
  private static let examples = RuleCatalog.all.flatMap(\.examples).map { example in
    ExampleProject(example).files.map { (name: $0.name, bytes: MarkedText($0.text).bytes) }
  }

  @Test func safeFixesAreSafe() {
    var random = SeededGenerator(for: "FixPropertyTests")
    var broken: [String] = []
    var (appliedCount, refusedCount) = (0, 0)
    for number in 0..<160 {
      let pool = number % 3 == 0 ? Self.corpus : Self.examples
      var files = pool.randomElement(using: &random) ?? []
      let slips = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in Slip.make(in: &files, &random) }
      let trial = FixTrial(files, .safe)
      appliedCount += trial.result.applied.count
      refusedCount += trial.result.refused.count
      broken += Promise(trial).broken.map { "\(slips): \($0)" }
    }
    #expect(broken == [])
    // A property of fixes that are never applied, or never refused, would say nothing.
    #expect(appliedCount > 30 && refusedCount > 0, "\(appliedCount) applied, \(refusedCount) refused")
  }

  /// With review there is no promise but that nothing comes, and that it ends.
  @Test func reviewedFixesBringNothing() {
    var random = SeededGenerator(for: "FixPropertyTests, review")
    var broken: [String] = []
    for files in Self.examples.shuffled(using: &random).prefix(40) {
      let trial = FixTrial(files, .review)
      let promise = Promise(trial)
      broken += (promise.unknownFindings + promise.secondChanges).map { "\(trial.checked.findings.map(\.id)): \($0)" }
    }
    #expect(broken == [])
  }
}

/// A slip of somebody who edits a file by hand.
private enum Slip: String, CaseIterable {
  case unitDropped, unitInWords, keyMisspelt, tab, spaceMissing, lineTwice, switchInWords, shareAsPart, anchor,
    hiddenCharacter, quotes, dotted, carriageReturns, spaceAtColon, acceptance

  /// Breaks one line; nil where the slip cannot be made there.
  static func make(in files: inout FixPropertyTests.Files, _ random: inout SeededGenerator) -> String? {
    let written = files.indices.filter { files[$0].name != "targets/example.yaml" }
    guard let file = written.randomElement(using: &random), let slip = allCases.randomElement(using: &random) else {
      return nil
    }
    var lines = String(decoding: files[file].bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let line = lines.indices.filter({ lines[$0].contains(": ") }).randomElement(using: &random),
      let replacement = slip.apply(lines[line], &random)
    else { return nil }
    lines[line] = replacement
    files[file].bytes = Array(lines.joined(separator: "\n").utf8)
    return "\(files[file].name):\(line + 1) \(slip)"
  }

  private func apply(_ line: String, _ random: inout SeededGenerator) -> String? {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (key, value) = (parts[0], String(parts[1].dropFirst()))
    switch self {
    case .unitDropped:
      guard let duration = try? Duration(parsing: value) else { return nil }
      return "\(key): \(duration.milliseconds)"
    case .unitInWords: return value.hasSuffix("m") ? "\(key): \(value)in" : nil
    case .keyMisspelt:
      let letters = Array(key)
      guard let place = letters.indices.filter({ letters[$0].isLetter }).randomElement(using: &random) else {
        return nil
      }
      return String(letters[..<place] + letters[(place + 1)...]) + ": \(value)"
    case .tab: return "\(key):\t\(value)"
    case .spaceMissing: return "\(key):\(value)"
    case .lineTwice: return line + "\n" + line
    case .switchInWords: return value == "true" ? "\(key): yes" : value == "false" ? "\(key): False" : nil
    case .shareAsPart: return value.hasSuffix("%") ? "\(key): 0.\(value.dropLast())" : nil
    case .anchor: return "\(key): &a \(value)"
    case .hiddenCharacter: return "\(key): \u{200B}\(value)"
    case .quotes: return value.contains("\"") ? nil : "\(key): \"\(value)\""
    case .dotted: return key.first == " " ? "run.\(key.trimmed): \(value)" : nil
    case .carriageReturns: return line + "\r"
    case .spaceAtColon: return "\(key) : \(value)"
    case .acceptance: return line + "  # policyc: accept dead-clock: it was dead once"
    }
  }
}

extension String {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}

/// What safe fixes promise, held against one project.
private struct Promise {
  private let trial: FixTrial
  private let after: CheckedProject

  init(_ trial: FixTrial) {
    self.trial = trial
    after = trial.after.check()
  }

  var broken: [String] { unsafeFixes + unknownFindings + secondChanges + changedOthers }

  /// Each answered a language error with exactly one offer, or left the budgets as they were.
  private var unsafeFixes: [String] {
    let before = trial.before.lower(trial.checked)
    guard let before else { return trial.result.applied.flatMap(\.ids).filter { !Self.mayBreakNothing($0) } }
    let budgets = trial.after.lower(after)
    return budgets.map(Self.plain) == Self.plain(before) ? [] : ["the budgets differ"]
  }

  /// Whether an identity is one of a language error, or one of the acceptances, which no budget hangs on.
  private static func mayBreakNothing(_ id: String) -> Bool {
    LanguageErrorCatalog.error(id) != nil || ["unused-acceptance", "expired-acceptance"].contains(id)
  }

  /// A set of budgets without the lines that values stand on.
  private static func plain(_ budgets: BudgetSet) -> [String] {
    budgets.budgets.map { budget in
      let entries = budget.entries.map {
        "\($0.field) \($0.value) \($0.words ?? "") \($0.source.kind) \($0.source.file ?? "")"
      }
      return "\(budget.program) \(budget.surface) \(budget.files) \(String(describing: budget.guarantees)) \(entries)"
    } + budgets.programs.map { "\($0)" }
  }

  /// No finding of a rule comes on a line that the only fix has written, and none at all where nothing could be hidden.
  var unknownFindings: [String] {
    var known = trial.checked.findings.map(\.id)
    let new = after.findings.filter { finding in
      known.firstIndex(of: finding.id).map { known.remove(at: $0) } == nil
    }
    let hidesSomething = trial.checked.findings.contains { LanguageErrorCatalog.error($0.id) != nil }
    // What one fix has written another one may bring to light.
    let isAlone = trial.result.applied.count == 1
    return new.filter { !hidesSomething || (isAlone && isOnWrittenLine($0)) }.map { "new: \($0.id): \($0.message)" }
  }

  private func isOnWrittenLine(_ finding: Diagnostic) -> Bool {
    let source = trial.after.sources[finding.span.file].bytes
    let line = source[LineTable(source).range(ofLine: line(of: finding.span, in: source), in: source)]
    return RuleCatalog.metadata(of: finding.id) != nil
      && !trial.before.sources[finding.span.file].bytes.split(separator: 0x0A).contains { old in
        (old.last == 0x0D ? old.dropLast() : old).elementsEqual(line)
      }
  }

  private func line(of span: Span, in source: [UInt8]) -> Int {
    LineTable(source).position(of: span.range.lowerBound).line
  }

  /// What applying fixes to the result would change.
  var secondChanges: [String] {
    FixTrial(trial.files, .safe).result.applied.map { "twice: \($0.title)" }
  }

  /// Files that no fix was for, and comments, which no fix of a language error takes away.
  private var changedOthers: [String] {
    let edited = Set(trial.result.applied.map { trial.before.sources[$0.file].path.inProject })
    return zip(trial.before.sources.files, trial.files).filter { old, new in
      old.bytes != new.bytes && !edited.contains(new.name)
    }.map { "edited without a fix: \($0.1.name)" }
  }
}
