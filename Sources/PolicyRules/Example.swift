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
  package var fixedFiles: [(name: String, text: String)] = []

  package static func accepted(_ text: String, on surface: Surface = .web) -> Example {
    Example(verdict: .accepted, surface: surface, files: [("\(surface.rawValue).yaml", text)])
  }

  package static func accepted(files: KeyValuePairs<String, String>) -> Example {
    Example(verdict: .accepted, surface: .web, files: files.map { ($0.key, $0.value) })
  }

  /// - Parameter fixed: the text after the finding's fix; nil where it has none.
  package static func rejected(
    _ text: String, _ message: String, fixed: String? = nil, on surface: Surface = .web
  ) -> Example {
    let name = "\(surface.rawValue).yaml"
    return Example(
      verdict: .rejected(message: message), surface: surface, files: [(name, text)],
      fixedFiles: fixed.map { [(name, $0)] } ?? [])
  }

  /// - Parameter fixed: those files that the finding's fix edits, after it.
  package static func rejected(
    _ message: String, files: KeyValuePairs<String, String>, fixed: KeyValuePairs<String, String> = [:]
  ) -> Example {
    Example(
      verdict: .rejected(message: message), surface: .web, files: files.map { ($0.key, $0.value) },
      fixedFiles: fixed.map { ($0.key, $0.value) })
  }

  /// The example after the finding's fix; nil where it has none.
  package var fixed: Example? {
    guard !fixedFiles.isEmpty else { return nil }
    let files = files.map { file in fixedFiles.first { $0.name == file.name } ?? file }
    return Example(verdict: .accepted, surface: surface, files: files)
  }
}
