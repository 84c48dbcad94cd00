import PolicyDiagnostics
import PolicyCompiler
import PolicySource
import PolicyModel
import PolicyTimeline

/// The one policy that a command works on, and what its runs can do in time.
struct ChosenPolicy {
  /// The file, as the user would type it, and what was changed.
  let name: String
  let parameters: RunParameters

  /// Which policy of a project is meant, where it has several.
  struct Choice {
    let surface: Surface?
    let target: String?

    func admits(_ policy: ResolvedPolicy) -> Bool {
      (surface.map { $0 == policy.surface.value } ?? true)
        && (target.map { $0.utf8.elementsEqual((policy.target?.document.program.value ?? "").utf8) } ?? true)
    }
  }

  /// Loads a project and chooses one of its policies, or says why that cannot be done and ends the command.
  ///
  /// Findings do not stop it; a remark says that there are some.
  ///
  /// - Parameters:
  ///   - path: a policy file, or a project to choose from; nil for the project that is here.
  ///   - overrides: as typed.
  ///   - remarks: where it is said that there are findings.
  init(
    _ path: String?, _ choice: Choice, with overrides: [String], _ options: CheckOptions, remarks: Output
  ) throws {
    let decoded = try Self.decode(overrides)
    let checked = CheckedWorkspace(path.map { [$0] } ?? [], options)
    try checked.requireNoProblems(remarks: remarks)
    let policy = try Self.choose(choice, from: checked)
    let file = checked.workspace.sources[policy.document.file].path.shown
    name = overrides.isEmpty ? file : "\(file) with \(overrides.joined(separator: ", "))"
    guard let parameters = policy.runParameters(with: decoded) else {
      throw Refusal(
        "what a run under \(file) can do is not known, because something could not be read",
        help: "see what: policyc check \(file)")
    }
    self.parameters = parameters
    let count = checked.findings.count
    if count > 0 {
      let findings = count == 1 ? "is 1 finding" : "are \(count) findings"
      Remark.write("there \(findings) about it: policyc check \(file)", to: remarks)
    }
  }

  private static func decode(_ overrides: [String]) throws -> [Override] {
    try overrides.map { text in
      do throws(Override.Mistake) {
        let override = try Override.decode(text)
        guard override.concernsRuns else {
          throw Override.Mistake("\(text) changes nothing that a single run can show")
        }
        return override
      } catch {
        throw Refusal("--set: \(error.message)", help: error.help)
      }
    }
  }

  private static func choose(_ choice: Choice, from checked: CheckedWorkspace) throws -> ResolvedPolicy {
    let all = checked.projects.flatMap(\.checked.resolved.policies)
      .filter { checked.workspace.selected.contains($0.document.file) }
    let chosen = all.filter(choice.admits)
    if let only = chosen.first, chosen.count == 1 { return only }
    let names = (chosen.isEmpty ? all : chosen).map { policy in
      "\(policy.surface.value.rawValue) of \(policy.target?.document.program.value ?? "an unknown target")"
    }
    if all.isEmpty {
      throw Refusal(
        "no concrete policy is there to replay under", help: "name a policy file that has a surface, with --policy")
    } else if chosen.isEmpty {
      throw Refusal("no policy is for that surface and target", help: "there are policies for \(Words.list(names))")
    } else {
      throw Refusal(
        "there are several policies: \(Words.list(names))", help: "choose one with --surface, --target or --policy")
    }
  }
}
