import PolicyDiagnostics

/// The process of one service, with every variable that it is handed.
struct ServiceProcess {
  /// `service gateway`
  let title: String
  let name: String
  /// Where a variable would be added.
  let place: Span
  /// By variable; `environment` wins over `env_file`, and a later file over an earlier one.
  let passages: [String: Passage]
  /// What the files do not tell, since it lies elsewhere.
  let gaps: [Note]

  /// - Parameter targets: those whose exports the service may have as `env_file`.
  init(_ service: ComposeProject.Service, in deployment: Deployment, _ targets: [ExpectedTarget]) {
    name = service.name.value
    title = "service \(service.name.value)"
    place = service.place
    var passages: [String: Passage] = [:]
    var gaps = service.gaps
    for entry in service.environmentFiles {
      switch deployment.environment(at: entry.reference) {
      case .environment(let file):
        for target in targets {
          for variable in target.variables {
            if let passage = file.passages[variable.name] { passages[variable.name] = passage.of(.environmentFile) }
          }
        }
      case .export(let name):
        for variable in targets.first(where: { $0.program == name })?.variables ?? [] {
          guard let value = variable.value else { continue }
          passages[variable.name] = Passage(variable.name, .fixed(value), by: .environmentFile, at: entry.span)
        }
      case .given, nil:
        gaps.append(Note("what this file holds is not known", at: entry.span))
      }
    }
    passages.merge(service.environment) { _, own in own }
    self.passages = passages
    self.gaps = gaps
  }

  /// Whether it is taken to run a program: it has the program's name, or is handed one of its variables.
  func runs(_ target: ExpectedTarget) -> Bool {
    name.utf8.elementsEqual(target.program.utf8) || target.variables.contains { passages[$0.name] != nil }
  }
}

extension Passage {
  fileprivate func of(_ means: Means) -> Passage { Passage(name, value, by: means, at: span, text: textSpan) }
}
