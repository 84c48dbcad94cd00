import PolicyWorkspace
import PolicyDiagnostics
import ArgumentParser
import PolicyReporting

/// `policyc init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", _superCommandName: "policyc",
    abstract: "Writes a small set of policies to start from.",
    discussion: """
      One policy for each surface, what they share, and two example targets, all commented and without a finding. \
      Nothing is ever overwritten: where a file is in the way, nothing is written. Exit status: 0 written, 2 could not \
      run as asked, 3 internal error.
      """)

  @Argument(help: "The folder to write into; it is made if it is not there.", completion: .directory)
  var folder = "policies"

  func validate() throws {
    if folder.isEmpty { throw ValidationError("An empty path names no folder.") }
  }

  func run() throws {
    let writer = StarterWriter(folder: folder)
    let obstacles = writer.obstacles(to: StarterProject.files)
    let unwritten = Refusal.Reason("nothing is written", help: "name another folder: policyc init FOLDER")
    let reasons = obstacles.map { Refusal.Reason("\($0) is there already") }
    if let refusal = Refusal(reasons.isEmpty ? [] : reasons + [unwritten]) { throw refusal }
    do throws(WriteFailure) {
      try writer.write(StarterProject.files)
    } catch {
      throw Refusal(error.message, help: error.help, and: [Refusal.Reason("nothing is written")])
    }
    report(writer)
  }

  private func report(_ writer: StarterWriter) {
    let appearance = Output.standard.appearance(.never)
    for file in StarterProject.files {
      Output.standard.write("created \(writer.path(of: file), on: appearance)\n")
    }
    let argument = ShownText(folder.quotedForShell, on: appearance)
    Output.standard.write(
      """

      next:
        policyc check \(argument)      what is wrong, if anything
        policyc show \(argument)       every value and where it comes from
        policyc export \(argument)     the environment files of a deployment

      """)
  }
}
