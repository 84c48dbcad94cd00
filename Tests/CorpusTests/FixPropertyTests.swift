import FuzzDrivers
import PolicyCompiler
import PolicySource
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
    for number in 0..<Effort.part(of: 160) {
      let pool = number % 3 == 0 ? Self.corpus : Self.examples
      var files = pool.randomElement(using: &random) ?? []
      let slips = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in Slip.make(in: &files, &random) }
      let trial = FixTrial(files, .safe)
      appliedCount += trial.result.applied.count
      refusedCount += trial.result.refused.count
      broken += FixPromise(trial).broken.map { "\(slips): \($0)" }
    }
    #expect(broken == [])
    // A property of fixes that are never applied, or never refused, would say nothing.
    #expect(
      appliedCount > Effort.least(of: 30) && (refusedCount > 0 || !Effort.isThorough),
      "\(appliedCount) applied, \(refusedCount) refused")
  }

  /// With review there is no promise but that nothing comes, and that it ends.
  @Test func reviewedFixesBringNothing() {
    var random = SeededGenerator(for: "FixPropertyTests, review")
    var broken: [String] = []
    for files in Self.examples.shuffled(using: &random).prefix(Effort.part(of: 40)) {
      let trial = FixTrial(files, .review)
      let promise = FixPromise(trial)
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
