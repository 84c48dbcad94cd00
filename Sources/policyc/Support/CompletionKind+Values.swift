import PolicyWorkspace
import ArgumentParser
import PolicySource
import PolicyExplanation
import PolicyModel
import PolicyRules

/// What a shell offers for the values of options and arguments.
extension CompletionKind {
  /// A file that policies can be read from, or a folder on the way to one.
  static let yamlFile = CompletionKind.file(extensions: ["yaml", "yml", "YAML", "YML"])

  /// A field of the language.
  static let field = CompletionKind.custom { _, _, _ in FieldCatalog.fields.map(\.path) }

  /// Another value for a field or a behaviour, up to the value.
  static let override = CompletionKind.custom { _, _, _ in
    FieldCatalog.fields.map { "\($0.path)=" } + BehaviourKey.allCases.map { "behaviour.\($0.rawValue)=" }
  }

  /// Another severity for a rule.
  static let severity = CompletionKind.custom { _, _, typed in RuleOverride.completions(of: typed) }

  /// A program that policies of the project at hand are for.
  static let target = CompletionKind.custom { words, index, _ in
    ProjectOfLine(words, completing: index).targets.filter(isPlainWord)
  }

  /// Whatever has a page, targets and variables of the project at hand included.
  static let topic = CompletionKind.custom { words, index, _ in
    Explanations(ProjectOfLine(words, completing: index).atHand).topics.filter(isPlainWord)
  }

  /// A branch or a tag of the repository that the shell is in.
  static let revision = CompletionKind.custom { _, _, _ in
    guard let top = FilePath.here.resolved.flatMap({ ProjectRoot.repository(of: $0, in: Disk()) }) else { return [] }
    let question = ["for-each-ref", "--format=%(refname:short)"]
    let answer = try? Git.installed(outside: [top]).ask(question, in: top)
    let names = answer.map { String(decoding: $0.output, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
    return names.filter(isPlainWord)
  }

  /// Whether a word of foreign origin may be offered. bash expands what it is offered, so that `$(…)` in the name of a branch
  /// would be run.
  private static func isPlainWord(_ word: String) -> Bool {
    word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: Array("._/+@-".utf8).contains(byte)
      }
    } && !word.hasPrefix("-")
  }
}

extension RuleOverride {
  /// Rules that may be meant by the beginning of an override, each up to its severity; of a single one the severities that it
  /// may have.
  static func completions(of typed: String) -> [String] {
    let parts = typed.split(separator: "=", omittingEmptySubsequences: false).map { $0.filter { $0 != "\\" } }
    let rules = RuleCatalog.all.filter { parts.count < 2 ? $0.id.hasPrefix(parts.first ?? "") : $0.id == parts[0] }
    guard rules.count == 1, let rule = rules.first else { return rules.map { "\($0.id)=" } }
    return words.map { "\(rule.id)=\($0)" }.filter { (try? RuleOverride($0)) != nil }
  }
}

/// The project that a command line is about which somebody is typing.
private struct ProjectOfLine {
  private let checked: CheckedProjects?

  /// - Parameters:
  ///   - words: of the line, as the shell has them.
  ///   - index: of the word that is typed.
  init(_ words: [String], completing index: Int) {
    let path = Self.path(in: words, completing: index)
    let isThere = path != nil || Workspace().hasDefaultProject
    checked = isThere ? Workspace().projects(path.map { [$0] } ?? [], CheckArguments.optionsOfToday) : nil
  }

  /// What an option names that names a project, or else the first word behind the command that is there and no value of an
  /// option.
  private static func path(in words: [String], completing index: Int) -> String? {
    let options = ["--project", "--policies", "--policy"]
    var (named, positional): (String?, String?)
    for (place, word) in words.enumerated().dropFirst(2) where place != index {
      if let option = options.first(where: { word.hasPrefix("\($0)=") }) {
        named = String(word.dropFirst(option.utf8.count + 1))
      } else if options.contains(words[place - 1]) {
        named = word
      } else if !word.hasPrefix("-"), !words[place - 1].hasPrefix("-"), Disk().kind(of: FilePath(word)) != nil {
        positional = positional ?? word
      }
    }
    return named ?? positional
  }

  /// The programs that policies are for, by name.
  var targets: [String] {
    let policies = checked?.projects.flatMap(\.checked.resolved.policies) ?? []
    return Set(policies.compactMap { $0.target?.document.program.value }).sorted()
  }

  /// The outermost project.
  var atHand: ProjectAtHand? {
    checked?.projects.first.map { ProjectAtHand($0.checked, checked?.workspace.sources ?? SourceMap()) }
  }
}
