import ArgumentParser
import PolicySource
import PolicyReporting

/// What a check is told about its reports.
struct ReportArguments: ParsableArguments {
  @Option(help: "How to print the findings.")
  var format: FindingsFormat = .text

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      """
      Write the findings to a file too, as any format of --format. Repeatable. An older report of the same format is \
      replaced, nothing else.
      """, valueName: "format=file"),
    completion: .list(FindingsFormat.words.map { "\($0)=" }),
    transform: { try ReportRequest($0) })
  var reports: [ReportRequest] = []

  @Option(
    help: ArgumentHelp(
      "Where the files of policyc's repository can be read; makes the addresses of pages URLs.", valueName: "url"),
    transform: { text in
      guard text.withoutSecrets == text else { throw ValidationError("it is printed, so it must hold no credential.") }
      guard let pages = PageAddresses(base: text) else {
        throw ValidationError(
          "it must be an http or https URL to which a path can be added, such as https://example.org/policyc.")
      }
      return pages
    })
  var docsURL: PageAddresses = PageAddresses()

  @Flag(help: "Count the findings of every rule, and what was read.")
  var statistics = false
}

/// A file that a report shall be written to.
struct ReportRequest {
  let format: FindingsFormat
  /// As typed.
  let path: String

  /// - Throws: `ValidationError` for anything but `FORMAT=FILE`.
  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw ValidationError("write it as FORMAT=FILE, such as sarif=policyc.sarif.") }
    let (word, path) = (parts[0], parts[1])
    guard let format = FindingsFormat(rawValue: word) else {
      let question = Suggestions.question(for: word, among: FindingsFormat.words)
      throw ValidationError(
        "there is no format \(word.isEmpty ? "without a name" : word); "
          + (question ?? "there are \(Words.list(FindingsFormat.words))"))
    }
    guard !path.isEmpty else { throw ValidationError("it names no file behind the =.") }
    guard path != "-" else {
      throw ValidationError("a report goes to a file; for standard output there is --format \(word).")
    }
    self.format = format
    self.path = path
  }
}

extension FindingsFormat: OptionWord {
  static let words = allCases.map(\.rawValue)
}
