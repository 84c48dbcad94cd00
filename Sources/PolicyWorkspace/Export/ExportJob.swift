import PolicyDiagnostics
import PolicyCompiler
import PolicySource
import PolicyExport
import PolicyModel

/// One file, or one text, that an export is to make.
package struct ExportJob {
  package let target: String
  package let dialect: any Dialect
  /// Nil for standard output.
  package let path: String?
  /// What the path must stay in; nil for one of the command line.
  package let boundary: PathBoundary?

  /// What is asked for: every export that the configuration names, or those of one program.
  package struct Request {
    /// Nil for every program.
    package let target: String?
    /// A file as typed; nil for where the configuration says, or standard output.
    package let output: String?
    /// Whether files are compared instead of written.
    package let isCheck: Bool
    /// For what the configuration does not name.
    package let dialect: any Dialect

    package init(target: String?, output: String?, isCheck: Bool, dialect: any Dialect) {
      self.target = target
      self.output = output
      self.isCheck = isCheck
      self.dialect = dialect
    }
  }

  package static func jobs(for request: Request, of project: ProjectFiles, _ checked: CheckedProject) throws
    -> [ExportJob]
  {
    let configured = configuredJobs(of: project, checked)
    guard let target = request.target else {
      guard !configured.isEmpty else {
        throw Refusal("the project names no exports in policyc.yaml", help: "name a program with --target")
      }
      return configured
    }
    if let output = request.output {
      return [ExportJob(target: target, dialect: request.dialect, path: output, boundary: nil)]
    }
    guard request.isCheck else {
      return [ExportJob(target: target, dialect: request.dialect, path: nil, boundary: nil)]
    }
    let own = configured.filter { $0.target == target }
    guard !own.isEmpty else {
      throw Refusal("policyc.yaml names no export of \(target)", help: "name the file to check with --output")
    }
    return own
  }

  private static func configuredJobs(of project: ProjectFiles, _ checked: CheckedProject) -> [ExportJob] {
    checked.resolved.configuration?.exports.map { entry in
      ExportJob(
        target: entry.target.value, dialect: entry.dialect.dialect(for: entry.name ?? .example),
        path: FilePath(project.shownRoot).appending(entry.path.value).text, boundary: project.boundary)
    } ?? []
  }

  /// The text to write.
  ///
  /// - Throws: `Refusal` where no such text can be written, `InternalError` where the dialect does not read it back.
  package func render(_ budgets: BudgetSet, explained: Bool) throws -> RenderedExport {
    let export = try TargetExport.required(of: target, in: budgets)
    do throws(ExportError) {
      let file = try ExportFile(export.assignments, in: dialect, from: export.source, explained: explained)
      return RenderedExport(job: self, file: file, unset: export.unset, variables: export.variables)
    } catch {
      throw error.reported
    }
  }
}

extension TargetExport {
  /// The variables of a program with their values.
  ///
  /// - Throws: `Refusal` where no policy is for the program, or where a value has no form in its variable.
  package static func required(of target: String, in budgets: BudgetSet) throws -> TargetExport {
    do throws(ExportError) {
      if let export = try TargetExport(of: target, in: budgets) { return export }
    } catch {
      throw error.reported
    }
    let known = budgets.programs.map(\.name)
    throw Refusal(
      "no policy is for the target \(target)",
      help: Suggestions.question(for: target, among: known) ?? "there are policies for \(Words.list(known))")
  }
}

extension ExportError {
  /// The error as commands throw it: a refusal, or an internal error for a text that its own dialect misreads.
  fileprivate var reported: any Error {
    switch self {
    case .refused(let refusals):
      return Refusal(refusals.map { Refusal.Reason($0.message, help: $0.help) })
        ?? InternalError("an export is refused without a reason")
    case .misread(let dialect, let variable, let problem):
      return InternalError("the dialect \(dialect) does not read back \(variable ?? "its own text"): \(problem)")
    }
  }
}

/// A text that is ready to be written, and what it leaves out.
package struct RenderedExport {
  package let job: ExportJob
  package let file: ExportFile
  package let unset: [TargetExport.Unset]
  /// All that the program reads.
  package let variables: [String]

  /// What a file is, compared with this one.
  ///
  /// - Parameter existing: nil where there is none.
  package func freshness(of existing: [UInt8]?) -> Freshness {
    Freshness(of: existing, against: file, in: job.dialect, variables: variables)
  }
}
