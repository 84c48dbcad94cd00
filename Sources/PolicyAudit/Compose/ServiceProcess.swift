import PolicyDiagnostics
import PolicySource

/// The process of one service, with every variable that it is handed.
struct ServiceProcess {
  /// `service gateway`
  let title: String
  let name: String
  /// Where a variable would be added.
  let place: Span
  /// By variable; `environment` wins over `env_file`, and a later file over an earlier one.
  let passedVariables: [String: PassedVariable]
  /// What the files do not tell, since it lies elsewhere.
  let gaps: [Note]

  /// - Parameter targets: those whose exports the service may have as `env_file`.
  init(_ service: ComposeProject.Service, in deployment: Deployment, _ targets: [ExpectedTarget]) {
    name = service.name.value
    title = "service \(service.name.value)"
    place = service.place
    var passedVariables: [String: PassedVariable] = [:]
    var gaps = service.gaps
    for entry in service.environmentFiles {
      switch deployment.environment(at: entry.reference) {
      case .environment(let file):
        for target in targets {
          for variable in target.variables {
            if let passed = file.passedVariables[variable.name] {
              passedVariables[variable.name] = passed.of(.environmentFile)
            }
          }
        }
      case .export(let name):
        for variable in targets.first(where: { $0.program == name })?.variables ?? [] {
          guard let value = variable.value else { continue }
          passedVariables[variable.name] = PassedVariable(
            variable.name, .fixed(value), by: .environmentFile, at: entry.span)
        }
      case .given, nil:
        gaps.append(Note("what this file holds is not known", at: entry.span))
      }
    }
    passedVariables.merge(service.environment) { _, own in own }
    self.passedVariables = passedVariables
    self.gaps = gaps
  }

  /// Whether it is handed a variable of a program, by a line of its own or by a file.
  func takes(from target: ExpectedTarget) -> Bool { target.variables.contains { passedVariables[$0.name] != nil } }

  /// Whether it is surely meant for a program: it has the program's name, or a line of its own for a variable.
  func isMeant(for target: ExpectedTarget) -> Bool {
    name.utf8.elementsEqual(target.program.utf8)
      || target.variables.contains { passedVariables[$0.name]?.means == .environment }
  }
}

extension [ServiceProcess] {
  /// Those that are taken to run a program.
  ///
  /// One file is often the `env_file` of every service, the database too, so a service that has a variable from a file
  /// counts only where none is meant for the program.
  func running(_ target: ExpectedTarget) -> [ServiceProcess] {
    let meant = filter { $0.isMeant(for: target) }
    return meant.isEmpty ? filter { $0.takes(from: target) } : meant
  }
}

extension PassedVariable {
  fileprivate func of(_ means: Means) -> PassedVariable {
    PassedVariable(name, value, by: means, at: span, text: textSpan)
  }
}
