import PolicyDiagnostics
import PolicyCompiler
import PolicySource
import PolicyModel
import PolicyTimeline

/// The one policy that a command works on, and what its runs can do in time.
package struct ChosenPolicy {
  /// The file, as the user would type it.
  package let path: String
  /// The file, and what was changed.
  package let name: String
  package let parameters: RunParameters

  /// Which policy of a project is meant, where it has several.
  package struct Choice {
    package let surface: Surface?
    package let target: String?

    package init(surface: Surface?, target: String?) {
      self.surface = surface
      self.target = target
    }

    package func admits(_ policy: ResolvedPolicy) -> Bool {
      (surface.map { $0 == policy.surface.value } ?? true)
        && (target.map { $0.utf8.elementsEqual((policy.target?.document.program.value ?? "").utf8) } ?? true)
    }
  }

  /// How many findings there are about it.
  package let findingCount: Int

  /// Chooses one of the policies of a project; findings do not stop it.
  ///
  /// - Parameter overrides: as typed.
  /// - Throws: `Refusal` where there is no such policy, or several, or where what its runs can do is not known.
  package init(from checked: CheckedProjects, _ choice: Choice, with overrides: [String]) throws {
    // What no project can declare is refused whatever the projects are.
    _ = try Self.decode(overrides.filter { !Self.mayNameOwnField($0) }, .language)
    let policy = try Self.choose(choice, from: checked)
    let decoded = try Self.decode(overrides, policy.fields)
    path = checked.workspace.sources[policy.document.file].path.shown
    name = overrides.isEmpty ? path : "\(path) with \(overrides.joined(separator: ", "))"
    let changed = policy.overridden(by: decoded)
    guard let parameters = changed.runParameters else {
      throw Refusal(
        "what a run under \(name) can do is not known, because \(changed.obstacleToRuns)",
        help: "see what: policyc check \(path)")
    }
    self.parameters = parameters.overridden(by: decoded)
    findingCount = checked.findings.count
  }

  private static func mayNameOwnField(_ override: String) -> Bool {
    OwnFieldPath.group(of: String(Substring(override.utf8.prefix { $0 != UInt8(ascii: "=") }))) != nil
  }

  private static func decode(_ overrides: [String], _ fields: FieldVocabulary) throws -> [Override] {
    try overrides.map { text in
      do throws(Override.Mistake) {
        let override = try Override.decode(text, among: fields)
        guard override.concernsRuns else {
          throw Override.Mistake("\(text) changes nothing that a single run can show")
        }
        return override
      } catch {
        throw Refusal("--set: \(error.message)", help: error.help)
      }
    }
  }

  private static func choose(_ choice: Choice, from checked: CheckedProjects) throws -> ResolvedPolicy {
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
