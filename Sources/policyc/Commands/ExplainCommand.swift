import PolicyDiagnostics
import PolicyWorkspace
import ArgumentParser
import PolicySource
import PolicyExplanation
import PolicyReporting

/// `policyc explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: "policyc",
    abstract: "Explains a rule, a language error, a field, a target or anything else by its name.",
    discussion: """
      A topic is what policyc names anywhere: the id of a finding, a field such as run.hard_cap, a surface, a target \
      or a knob of the project at hand, a dialect, a key of a target's behaviour. Without a topic all of them are listed.
      """)

  @Argument(help: "What to explain.", completion: .topic)
  var topic: String?

  @Option(
    help: ArgumentHelp("The project at hand. Without it: policies, or the current folder.", valueName: "path"),
    completion: .directory)
  var project: String?

  @Option(help: "When to colour: auto, always or never.")
  var color: ColorOption = .auto

  func run() throws {
    let project = try projectAtHand()
    let explanations = Explanations(project)
    let appearance = Output.standard.appearance(color)
    guard let topic else {
      Output.standard.write(ExplanationText.render(explanations.list, appearance))
      return
    }
    let pages = explanations.pages(of: topic)
    guard !pages.isEmpty else {
      throw Refusal(
        "there is nothing called `\(topic)`",
        help: Suggestions.question(for: topic, among: explanations.topics) ?? Self.help(on: topic, project != nil))
    }
    for (index, page) in pages.enumerated() {
      if index > 0 { Output.standard.write("\n") }
      Output.standard.write(ExplanationText.render(page, appearance))
    }
  }

  /// Targets and variables are known only with the project that describes them.
  private static func help(on topic: String, _ hasProject: Bool) -> String {
    let lists = "policyc explain lists all topics"
    guard !hasProject else { return lists }
    let isVariable = topic.utf8.allSatisfy { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_")
    }
    return isVariable && !topic.isEmpty
      ? "a variable is known with its project only: name the project with --project"
      : "\(lists); for targets and variables name their project with --project"
  }

  /// The project that pages also speak of; nil when the command runs where there is none.
  private func projectAtHand() throws -> ProjectAtHand? {
    guard project != nil || Workspace().hasDefaultProject else { return nil }
    let checked = Workspace().projects(project.map { [$0] } ?? [], CheckArguments.optionsOfToday)
    if project != nil, !checked.workspace.problems.isEmpty { try checked.requireNoProblems() }
    return checked.projects.first.map { ProjectAtHand($0.checked, checked.workspace.sources) }
  }
}
