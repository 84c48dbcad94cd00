import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyExport
import PolicyReporting
import PolicyRules
import TestSupport

/// The bytes as the files of a deployment of a small project.
enum DeploymentDriver {
  private static let project = TestProject(DeployedProject.files)
  private static let checked = project.check()
  private static let targets: [ExpectedTarget] = {
    guard let budgets = project.lower(checked) else { fatalError("the deployed project has an error") }
    return budgets.programs.compactMap { program in
      (try? TargetExport(of: program.name, in: budgets)).flatMap { $0 }.map {
        ExpectedTarget($0, of: checked.resolved, exportNames: ["\(program.name).env"])
      }
    }
  }()

  private static let variables = Set(targets.flatMap(\.variables).map(\.name))

  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    let files = FuzzedFiles(bytes, first: "compose.yaml").files
    var sources = project.sources
    var findings: [Diagnostic] = []
    var known: [DeploymentFile] = []
    var names: [String: FileID] = [:]
    for file in files {
      let source = SourceFile(path: SourcePath(file.name), bytes: file.bytes)
      let id = sources.add(source)
      names[file.name] = id
      do throws(DeploymentFile.Failure) {
        known.append(try DeploymentFile(source.bytes, named: file.name, file: id))
      } catch {
        if case .unreadable(let finding) = error { findings.append(finding) }
      }
    }
    let bare = Deployment(known, variables: variables)
    let deployment = bare.resolving(referents(of: bare, names, sources))
    let audit = Audit(deployment, for: targets)
    let judged = Checker.judge(
      audit.findings, of: KnobNotExposed.metadata, about: checked.resolved, options: TestProject.options())
    promises.require(audit.findings.count <= DiagnosticBag.capacity, "\(audit.findings.count) findings")
    findings += judged.standing
    promises.add(ReportedThings(sources, findings).broken)
    report(audit, findings, accepted: judged.accepted.count, sources, &promises)
    let alone = Audit(deployment, for: targets, services: ["app"])
    promises.require(alone.findings.count <= DiagnosticBag.capacity, "\(alone.findings.count) findings of one service")
  }

  /// Files are found by their names; what is named and not there is an export or missing.
  private static func referents(
    of deployment: Deployment, _ names: [String: FileID], _ sources: SourceMap
  ) -> [FileReference: Deployment.Referent] {
    var referents: [FileReference: Deployment.Referent] = [:]
    for reference in deployment.baseReferences {
      if let file = names[reference.path] { referents[reference] = .given(file) }
    }
    for (reference, isRaw) in deployment.environmentReferences.prefix(Deployment.mostEnvironmentFiles) {
      if let file = names[reference.path] {
        let isGiven = file.index % 2 == 0
        referents[reference] =
          isGiven
          ? .given(file)
          : .environment(EnvironmentFile(sources[file].bytes, file: file, isRaw: isRaw, wanted: variables))
      } else if reference.path.hasSuffix(".env") {
        referents[reference] = .export(of: String(reference.path.dropLast(4)))
      }
    }
    return referents
  }

  private static func report(
    _ audit: Audit, _ findings: [Diagnostic], accepted: Int, _ sources: SourceMap, _ promises: inout Promises
  ) {
    for problem in audit.problems {
      promises.require(problem.words.isOneLine, "a problem of several lines: \(problem.words.debugDescription)")
      guard let span = problem.span else { continue }
      promises.require(span.range.upperBound <= sources[span.file].bytes.count, "a problem outside of its file")
    }
    var text = AuditTextReport(sources, .plain)
    promises.add(Report("an audit", text.render(audit.targets)).brokenText)
    let summary = AuditSummary(files: sources.files.count, audit.targets, findings, accepted: accepted)
    var json = AuditJSONReport(sources)
    promises.add(
      Report("an audit", json.render(audit.targets, Compiler.identify(findings, in: sources), summary)).brokenJSON)
  }
}
