import PolicyModel

/// A project in miniature that a rule rejects or accepts: documentation and test at once.
///
/// A text is a fragment: what it leaves out (`policyc`, `surface`, `target`, a target that honours every field) is
/// added around it, and so is what a target leaves out of its `behaviour`, which then stands last in it. `«…»` marks the
/// exact bytes that the finding must cover.
package struct Example: Sendable {
  package enum Verdict: Sendable, Equatable {
    case accepted
    /// Exactly one finding of the rule, with this message.
    case rejected(message: String)
  }

  package let verdict: Verdict
  /// The surface of a policy that names none.
  package let surface: Surface
  /// File names with their fragments.
  package let files: [(name: String, text: String)]
  /// What those fragments become that the finding's fix edits; empty where it has none.
  package let fixedFiles: [(name: String, text: String)]
  /// The names and texts of files of a deployment, where the rule is about those; nothing is added around them.
  package let deployment: [(name: String, text: String)]

  package static func accepted(_ text: String, on surface: Surface = .web) -> Example {
    Example(.accepted, surface, [("\(surface.rawValue).yaml", text)])
  }

  package static func accepted(files: KeyValuePairs<String, String>) -> Example {
    Example(.accepted, .web, files.map { ($0.key, $0.value) })
  }

  package static func accepted(files: [(name: String, text: String)]) -> Example { Example(.accepted, .web, files) }

  /// - Parameter fixed: the text after the finding's fix; nil where it has none.
  package static func rejected(
    _ text: String, _ message: String, fixed: String? = nil, on surface: Surface = .web
  ) -> Example {
    let name = "\(surface.rawValue).yaml"
    return Example(
      .rejected(message: message), surface, [(name, text)], fixed: fixed.map { [(name, $0)] } ?? [])
  }

  /// - Parameter fixed: those files that the finding's fix edits, after it.
  package static func rejected(
    _ message: String, files: KeyValuePairs<String, String>, fixed: KeyValuePairs<String, String> = [:]
  ) -> Example {
    Example(
      .rejected(message: message), .web, files.map { ($0.key, $0.value) }, fixed: fixed.map { ($0.key, $0.value) })
  }

  /// The example after the finding's fix; nil where it has none.
  package var fixed: Example? {
    guard !fixedFiles.isEmpty else { return nil }
    let files = files.map { file in fixedFiles.first { $0.name == file.name } ?? file }
    return Example(.accepted, surface, files)
  }

  /// A deployment of a policy for the web.
  static func accepted(deployment: KeyValuePairs<String, String>, _ policy: String) -> Example {
    Example(.accepted, .web, [("web.yaml", policy)], deployment: deployment)
  }

  /// A deployment of a policy for the web, in which the finding lies.
  static func rejected(_ message: String, deployment: KeyValuePairs<String, String>, _ policy: String) -> Example {
    Example(.rejected(message: message), .web, [("web.yaml", policy)], deployment: deployment)
  }

  private init(
    _ verdict: Verdict, _ surface: Surface, _ files: [(name: String, text: String)],
    fixed: [(name: String, text: String)] = [], deployment: KeyValuePairs<String, String> = [:]
  ) {
    self.verdict = verdict
    self.surface = surface
    self.files = files
    fixedFiles = fixed
    self.deployment = deployment.map { ($0.key, $0.value) }
  }
}
