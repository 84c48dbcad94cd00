// PolicyFixing applies the fixes of a project in memory, and keeps those after which no other finding has come.

import PolicyCompiler
import PolicyDiagnostics
import PolicySource

/// Applies the fixes that findings offer, in memory, until none is left that can be applied.
///
/// After every step the whole project is checked again. A fix is applied only when its findings are gone then and no
/// other one has come; of fixes that clash the first in the order of the files goes first. A finding that only comes to
/// light because a file, or a value, can be read again is not held against the fix, unless it is about what the fix
/// wrote; nor is a note, or one that the check leaves out. What is left over at the end was tried on the result, so
/// that applying fixes to it again changes nothing.
package struct ProjectFixer {
  /// Tells which of all findings of some sources a check leaves out.
  package typealias LeftOut = ([Diagnostic], SourceMap) -> Set<Diagnostic>
  /// Checks the project again with other bytes.
  package typealias Check = (SourceMap) -> CheckedProject

  private let project: ProjectFiles
  private let check: Check
  private let level: FixLevel
  private let editable: Set<FileID>
  private let progress: CheckProgress?
  private let leftOut: LeftOut
  private var state: State
  /// What has been applied, step by step.
  private var history: [ProjectEdits] = []
  private var applied: [AppliedFix] = []
  /// What cannot be applied to the project as it is.
  private var refused: [Set<TextEdit>: FixRefusal] = [:]
  /// How often the project may still be checked again: a hostile one has thousands of fixes that each need a trial.
  private var checksLeft: Int

  /// The files with what is found in them.
  private struct State {
    let sources: SourceMap
    let findings: [Diagnostic]
  }

  /// - Parameters:
  ///   - checked: what the check of these files found.
  ///   - check: the same check of the files as a fix leaves them.
  ///   - editable: the files that may be edited.
  ///   - progress: where trials are counted.
  ///   - leftOut: such findings withhold no fix.
  package static func fix(
    _ project: ProjectFiles, in sources: SourceMap, _ checked: CheckedProject, _ level: FixLevel,
    editable: Set<FileID>, progress: CheckProgress? = nil, leftOut: @escaping LeftOut = { _, _ in [] },
    check: @escaping Check
  ) -> FixedProject {
    var fixer = ProjectFixer(
      project: project, level: level, editable: editable, progress: progress, leftOut: leftOut, check: check,
      state: State(sources: sources, findings: checked.findings))
    while fixer.advance() {}
    return FixedProject(
      sources: fixer.state.sources,
      applied: fixer.applied.sorted { ($0.file, $0.offset) < ($1.file, $1.offset) }, refused: fixer.leftOver)
  }

  private init(
    project: ProjectFiles, level: FixLevel, editable: Set<FileID>, progress: CheckProgress?,
    leftOut: @escaping LeftOut, check: @escaping Check, state: State
  ) {
    self.project = project
    self.check = check
    self.level = level
    self.editable = editable
    self.progress = progress
    self.leftOut = leftOut
    self.state = state
    let sizes = project.files.map { state.sources[$0].bytes.count }
    checksLeft = Self.mostChecks(of: sizes.reduce(0, +), largest: sizes.max() ?? 0)
  }

  /// How often a project may be checked again.
  ///
  /// A large file takes long to read again, and longer than several small ones, since most of what is done about one
  /// finding grows with its file: so the largest file bounds the trials as well.
  ///
  /// - Parameters:
  ///   - size: the bytes of its files together.
  ///   - largest: those of its largest file.
  static func mostChecks(of size: Int, largest: Int) -> Int {
    min(max((1 << 25) / max(size, 1), 40), max((1 << 21) / max(largest, 1), 6), 1_000)
  }

  // MARK: Steps

  /// Tries as many fixes at once as go together; says whether there were any.
  private mutating func advance() -> Bool {
    let batch = nextBatch()
    guard !batch.isEmpty else { return false }
    var accepted: [Fix] = []
    var result: (State, ProjectEdits)?
    sift(batch[...], &accepted, &result)
    if let result { commit(accepted, result.0, result.1) }
    return true
  }

  /// The fixes, in the order of the files, that have not been refused and do not clash; those of language errors first,
  /// because rules are silent about what could not be read.
  private mutating func nextBatch() -> [Fix] {
    let offered = Fix.offered(by: state.findings, level)
    let batch = batch(of: offered.filter(\.isAboutLanguage))
    return batch.isEmpty ? self.batch(of: offered.filter { !$0.isAboutLanguage }) : batch
  }

  private mutating func batch(of fixes: [Fix]) -> [Fix] {
    var edits = ProjectEdits()
    var batch: [Fix] = []
    for fix in fixes where refused[fix.edits] == nil {
      if let other = fix.edits.first(where: { !editable.contains($0.span.file) }) {
        refused[fix.edits] = .notNamed(other.span.file)
      } else if edits.add(fix.edits) {
        batch.append(fix)
      } else if batch.isEmpty {
        // Its own edits clash.
        refused[fix.edits] = .answersNothing
      }
    }
    return batch
  }

  /// Accepts those of some fixes that can be applied together with those accepted already, by halving.
  private mutating func sift(
    _ fixes: ArraySlice<Fix>, _ accepted: inout [Fix], _ result: inout (State, ProjectEdits)?
  ) {
    guard !fixes.isEmpty else { return }
    switch trial(of: accepted + fixes) {
    case .success(let state, let edits):
      accepted += fixes
      result = (state, edits)
    case .failure(let reason) where fixes.count == 1 || reason == .notTried:
      for fix in fixes { refused[fix.edits] = reason }
    case .failure:
      let middle = fixes.startIndex + fixes.count / 2
      sift(fixes[..<middle], &accepted, &result)
      sift(fixes[middle...], &accepted, &result)
    }
  }

  private mutating func commit(_ fixes: [Fix], _ next: State, _ edits: ProjectEdits) {
    for fix in fixes {
      guard let place = fix.findings.first?.span else { continue }
      applied.append(
        AppliedFix(
          title: fix.title, ids: fix.findings.map(\.id).withoutRepetitions, file: place.file,
          offset: origin(of: place)))
    }
    history.append(edits)
    state = next
    // What could not be applied before may be possible in the project as it is now.
    refused = [:]
  }

  /// Where a place stood in the file as it was read.
  private func origin(of place: Span) -> Int {
    history.reversed().reduce(place.range.lowerBound) { offset, edits in
      edits.files[place.file]?.origin(of: offset) ?? offset
    }
  }

  // MARK: Trials

  private enum Trial {
    case success(State, ProjectEdits)
    case failure(FixRefusal)
  }

  /// The project with some fixes applied, or why it cannot be taken.
  private mutating func trial(of fixes: [Fix]) -> Trial {
    guard checksLeft > 0 else { return .failure(.notTried) }
    checksLeft -= 1
    progress?.countTrial()
    var edits = ProjectEdits()
    for fix in fixes where !edits.add(fix.edits) { return .failure(.answersNothing) }
    let sources = edits.applied(to: state.sources)
    let checked = check(sources)
    guard !checked.isCut else { return .failure(.addsTooMany) }
    let findings = checked.findings
    let answered = fixes.flatMap(\.findings)
    let toAnswer = Set(answered)
    let new = NewFindings(before: state.findings.filter { !toAnswer.contains($0) }, after: findings, edits).all
    let places = Set(answered.map { Finding(id: $0.id, span: edits.place(of: $0.span)) })
    if new.contains(where: { places.contains(Finding(id: $0.id, span: $0.span)) }) { return .failure(.answersNothing) }
    let mayUncover = fixes.contains(where: \.isAboutLanguage)
    let written = WrittenPlaces(edits, from: state.sources, to: sources)
    let added = new.filter { $0.severity > .note && (!mayUncover || written.concern($0)) }
    let leftOut = added.isEmpty ? [] : leftOut(findings, sources)
    if let first = added.first(where: { !leftOut.contains($0) }) { return .failure(.adds(first.id)) }
    return .success(State(sources: sources, findings: findings), edits)
  }

  /// A finding by its identity and place.
  private struct Finding: Hashable {
    let id: String
    let span: Span
  }

  // MARK: The rest

  private var leftOver: [RefusedFix] {
    state.findings.compactMap { finding in
      let admitted = finding.fixIts.filter(level.admits)
      guard let first = admitted.first else { return nil }
      let reason = finding.fixIts.count > 1 ? .oneOfSeveral : refused[Set(first.edits)]
      let title = Words.list(admitted.map(\.title), "or")
      return reason.map { RefusedFix(finding: finding, title: title, reason: $0) }
    }
  }
}

extension [String] {
  fileprivate var withoutRepetitions: [String] {
    reduce(into: []) { kept, word in
      if !kept.contains(word) { kept.append(word) }
    }
  }
}
