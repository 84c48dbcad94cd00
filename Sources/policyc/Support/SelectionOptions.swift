import PolicyDiagnostics
import PolicyWorkspace
import ArgumentParser

/// Which findings of a check are told.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out the findings that a baseline has; an entry that matches none any more fails.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write the findings that there are into a baseline, and leave them out.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      "Print the findings that touch what has changed since a git revision, or a policy that rests on it.",
      valueName: "revision"), completion: .revision)
  var since: String?

  @Option(
    help: ArgumentHelp("Print at most so many findings, the gravest; all of them count.", valueName: "number"))
  var maxFindings: Int?

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--write-baseline renews a baseline by itself; leave --baseline out.")
    }
    if baseline?.isEmpty ?? writeBaseline?.isEmpty ?? false {
      throw ValidationError("an empty path names no baseline.")
    }
    if let maxFindings, maxFindings < 0 { throw ValidationError("--max-findings takes a number from 0.") }
    if let since, since.isEmpty || since.hasPrefix("-") {
      throw ValidationError("--since takes a git revision, such as main or HEAD~3.")
    }
  }
}

extension SelectionOptions {
  /// The baseline that was named, as it lies there; nil where none was, or where one to be written is not there yet.
  ///
  /// - Parameter renewal: the command line that renews it.
  func baselineFile(for listing: WorkspaceListing, renewal: String) throws -> BaselineFile? {
    try baseline.map { try BaselineFile(reading: $0, for: listing, renewal: renewal) }
      ?? writeBaseline.flatMap { try BaselineFile(readingIfThere: $0, for: listing) }
  }

  /// What a baseline has to do with a check, where one was named.
  ///
  /// - Parameter file: what `baselineFile` gave.
  func known(_ file: BaselineFile?, _ result: CheckOutcome, switchedOff: Set<String>) throws -> KnownFindings? {
    // What could not be read as asked must not look as if it had no findings.
    if let writeBaseline, result.problems.isEmpty {
      return try KnownFindings(writing: writeBaseline, over: file, result, switchedOff: switchedOff)
    }
    guard baseline != nil else { return nil }
    return file.map { KnownFindings(of: $0, result, switchedOff: switchedOff) }
  }

  /// What has changed since the revision that was named; nil where none was.
  func changes(in listing: WorkspaceListing) throws -> ChangedFiles? {
    guard let since else { return nil }
    do throws(GitFailure) {
      return try ChangedFiles(in: listing, since: since)
    } catch {
      throw Refusal("--since: \(error.message)", help: error.help)
    }
  }
}
