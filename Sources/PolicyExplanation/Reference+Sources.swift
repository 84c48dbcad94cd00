import PolicyModel
import PolicyReporting

extension Reference {
  /// The page with everything that some targets say, each number and word with the line that it was read from.
  ///
  /// - Parameter targets: each is one table.
  package static func sources(of targets: [TargetDocument]) -> Document {
    let head = """
      # Sources of the shipped targets

      This page has everything that the targets in [policies/targets](../../policies/targets) say about fro-bot/agent, with \
      the line of its public source that it was read from. A number with several lines is their sum. What has no line \
      follows from the others, or is nothing that the program does.


      """
    return Document(path: "docs/reference/sources.md", text: head + targets.map(section).joined(separator: "\n"))
  }

  private static func section(_ target: TargetDocument) -> String {
    let rows =
      target.statements.map { ($0.subject, $0.value.map { "\($0)" } ?? "", $0.places) }
      + behaviour(of: target)
    let table = rows.map { subject, value, places in
      "| `\(subject)` | \(ExplanationMarkdown.escaped(value)) | \(places.map { target.link($0) }.joined(separator: ", ")) |\n"
    }
    return """
      ## \(target.title)

      Read at \(ExplanationMarkdown.escaped(target.source?.words ?? "no source")).

      | what | value | source |
      | --- | --- | --- |
      \(table.joined())
      """
  }

  private static func behaviour(of target: TargetDocument) -> [(String, String, [SourcePlace])] {
    guard let behaviour = target.behaviour.spanned?.value else { return [] }
    return BehaviourKey.allCases.map { key in
      (ValueSchema.behaviourPrefix + key.rawValue, behaviour.words(for: key), target.sourcePlaces(of: key))
    }
  }
}

extension TargetDocument {
  /// A place as a link: on GitHub to the line at the commit.
  fileprivate func link(_ place: SourcePlace) -> String {
    switch place {
    case .address(let address): return "<\(address)>"
    case .line(let path, let number):
      let words = "`\(place)`"
      guard let repository = source?.repository, repository.hasPrefix("https://github.com/"),
        let commit = source?.commit
      else { return words }
      return "[\(words)](\(repository)/blob/\(commit)/\(path)#L\(number))"
    }
  }
}
