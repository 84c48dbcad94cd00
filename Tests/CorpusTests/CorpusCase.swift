import PolicyWorkspace
import PolicyCompiler
import PolicyDiagnostics
import PolicyReporting
import TestSupport
import Testing

/// A project of the corpus and the file beside it that says what policyc answers.
///
/// `NAME.yaml` is a project of one file, `NAME/` one of several. A project without a folder `targets` gets
/// `targets/example.yaml`, the target that honours every field.
struct CorpusCase: Sendable, CustomTestStringConvertible {
  /// Relative to the checkout, without an ending: `Tests/Corpus/rejected/alias`.
  let place: String
  let files: [(name: String, bytes: [UInt8])]
  /// How many of the files, from the first, people wrote; behind them stands the target that the corpus adds.
  let writtenCount: Int
  let judgement: Judgement

  var name: String { place.split(separator: "/").last.map(String.init) ?? place }
  var testDescription: String { name }

  init(place: String, files: [(name: String, bytes: [UInt8])]) {
    self.place = place
    let bringsTargets = files.contains { $0.name.hasPrefix("targets/") }
    self.files = files + (bringsTargets ? [] : [("targets/example.yaml", Array(ExampleTarget.text.utf8))])
    writtenCount = files.count
    judgement = Judgement(self.files)
  }

  /// The project in a folder of the checkout.
  init(folder: String) {
    let files = Repository.files(in: folder, ending: "").compactMap { path in
      Repository.bytes(path).map { (name: String(path.dropFirst(folder.utf8.count + 1)), bytes: $0) }
    }
    self.init(place: folder, files: files.filter { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") })
  }

  /// Every project directly in a folder of the checkout, by name.
  static func all(in folder: String) -> [CorpusCase] {
    var filesByName: [String: [(name: String, bytes: [UInt8])]] = [:]
    for path in Repository.files(in: folder, ending: ".yaml") {
      guard let bytes = Repository.bytes(path) else { continue }
      let inFolder = path.dropFirst(folder.utf8.count + 1)
      let parts = inFolder.split(separator: "/", maxSplits: 1).map(String.init)
      let name = parts.count == 1 ? String(inFolder.dropLast(".yaml".utf8.count)) : parts[0]
      filesByName[name, default: []].append((parts.last ?? "", bytes))
    }
    return filesByName.map { CorpusCase(place: "\(folder)/\($0)", files: $1) }
      .sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
  }

  /// Compares a text with the file beside the project; when updating, writes it there instead.
  ///
  /// - Returns: nil when both agree, else the text of the file.
  func disagreement(with text: String, ending: String) -> String? {
    let file = place + ending
    if Repository.isUpdating { return Repository.write(text, to: file) ? nil : "cannot write \(file)" }
    let golden = Repository.text(file)
    return golden == text ? nil : golden ?? "there is no \(file)"
  }
}

/// What policyc says about the files of one project.
struct Judgement: Sendable {
  let project: TestProject
  let checked: CheckedProject

  init(_ files: [(name: String, bytes: [UInt8])]) {
    project = TestProject(files)
    checked = project.check()
  }

  var findings: [Diagnostic] { checked.findings }

  /// What `policyc check` prints in the folder of the project, where the locale is UTF-8 and no terminal asks for
  /// colours.
  var text: String {
    var report = TextReport(project.sources, Appearance(color: false, unicode: true))
    let drawn = report.render(findings).text
    return drawn + (drawn.isEmpty ? "" : "\n") + summary.line + "\n"
  }

  private var summary: CheckSummary {
    CheckSummary(
      policies: checked.resolved.policies.count, targets: checked.resolved.targets.count,
      errors: findings.count { $0.severity == .error }, warnings: findings.count { $0.severity == .warning },
      notes: findings.count { $0.severity == .note }, accepted: checked.accepted.count,
      unshown: checked.droppedCounts.values.reduce(0, +))
  }

  /// Findings without their places, which edits of the files move.
  var statements: [String] { findings.map { "\(project.name(of: $0.span)): \($0.id): \($0.message)" } }
}
