import PolicySource
import PolicyWorkspace
import ArgumentParser
import PolicyModel
import PolicyReporting

/// `policyc show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", _superCommandName: "policyc",
    abstract: "Shows every value of a policy and where it comes from.",
    discussion: """
      Policies are shown as they resolve: what they set, what they inherit, what their target has fixed or assumes. \
      Findings do not stop it; a value that could not be understood is shown as unknown. Exit status: 0 shown, 2 could \
      not run as asked, 3 internal error.
      """)

  /// How policies are shown.
  enum Format: String, OptionWord {
    case text, json
    /// A picture of the clocks.
    case svg
  }

  @Argument(
    help: "A policy folder or file. Without one: policies if it is there, else the current folder.",
    completion: .yamlFile)
  var path: String?

  @Option(help: "Show the policies of this surface only: \(Words.list(Surface.words, "or")).")
  var surface: NamedSurface?

  @Option(
    help: ArgumentHelp("Show the policies of this target only.", valueName: "name"), completion: .target)
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Show everything that is said about this field, what is overridden included.", valueName: "field"),
    completion: .field)
  var why: String?

  @Flag(help: "Draw the clocks of each policy on one axis instead.")
  var timeline = false

  @Option(help: "How to show them: text or json; or, with --timeline, text or svg.")
  var format: Format = .text

  @OptionGroup var reportRoot: ReportRootOption

  @OptionGroup var arguments: CheckArguments

  func validate() throws {
    if timeline, why != nil { throw ValidationError("--timeline draws all clocks; --why is about one field.") }
    if timeline, format == .json { throw ValidationError("--timeline is drawn as text or svg.") }
    if !timeline, format == .svg { throw ValidationError("--format svg needs --timeline.") }
  }

  func run() throws {
    let checked = try reportRoot.projects(path.map { [$0] } ?? [], arguments.options, areWritten: format == .json)
    let field = try why.map { try Self.field($0, in: checked) }
    let selected = try selection(from: checked, of: field)
    let policies = selected.map(\.shown)
    let appearance = arguments.appearance(on: .standard)
    switch (format, field) {
    case _ where timeline: try draw(selected.compactMap(\.policy.clocks), appearance)
    case (.svg, _): break
    case (.json, nil): ShowJSON.write(policies) { Output.standard.write($0) }
    case (.json, let field?):
      ShowJSON.write(policies.lazy.map { $0.limited(to: field.path) }) { Output.standard.write($0) }
    case (.text, let field?): Output.standard.write(ExplanationText.render(.why(field, in: policies), appearance))
    case (.text, nil):
      for (index, policy) in policies.enumerated() {
        if index > 0 { Output.standard.write("\n") }
        Output.standard.write(ShowText.render(policy, appearance))
      }
    }
    for path in checked.unreadablePaths {
      Remark.write("\(path) is not shown", help: "policyc check \(path) says why")
    }
    try checked.requireNoProblems()
  }
}
