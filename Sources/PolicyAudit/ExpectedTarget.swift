import PolicyDiagnostics
import PolicySource
import PolicyExport
import PolicyModel
import PolicyRules
import PolicyYAML

/// A program that runs somewhere, with the variables that its deployment has to pass on.
package struct ExpectedTarget: Sendable {
  package let program: String
  package let version: String
  /// In the order of the target file.
  package let variables: [ExpectedVariable]
  package let platforms: Set<Platform>
  /// The paths of the files that policyc.yaml has its variables written to, as a deployment may name them.
  let exportNames: [String]

  /// - Parameters:
  ///   - export: what is written for the program.
  ///   - exportNames: the names, without folders, of the files it is written to.
  package init(_ export: TargetExport, of project: ResolvedProject, exportNames: [String]) {
    let name = export.source.target
    let policies = project.policies.filter { policy in
      policy.target?.contributors.contains { $0.program.value == name } ?? false
    }
    let owner = policies.lazy.compactMap(\.target).flatMap(\.contributors).first { $0.program.value == name }
    program = name
    version = export.source.version
    platforms = Set(policies.map { Platform(running: $0.surface.value) })
    self.exportNames = exportNames
    let values = Dictionary(export.assignments.map { ($0.name, $0) }) { first, _ in first }
    variables = (owner?.knobs ?? []).map { knob in
      ExpectedVariable(knob, values[knob.name.value], read: policies.filter { knob.serves($0.surface.value) })
    }
  }

  func has(_ variable: String) -> Bool { variables.contains { $0.name == variable } }
}

/// A variable of a program, with the value that the policies want and all that is said about it.
package struct ExpectedVariable: Sendable {
  package let name: String
  package let field: FieldID
  package let unit: KnobUnit?
  /// What the program has to read; nil where no policy and no default gives the field a value.
  package let value: String?
  /// The field with its value as people write it: `run.hard_cap of 30m`; a text stays out of it.
  package let title: String
  /// What a deployment has to agree with: `run.hard_cap of 30m is 1800000`, `run.max_concurrent is 3`.
  let demand: String
  /// The value as people write it and where it comes from, `30m, web.yaml:11`; nil without a value.
  package let explanation: String?
  /// Of the policies that it is for.
  let surfaces: [Surface]
  let policies: [FileID]
  /// Where the value comes from.
  let origins: [Note]
  /// Where a comment may accept what is found about it: the knob, and its value wherever it is set.
  let places: [Span]

  fileprivate init(_ knob: Knob, _ assignment: Assignment?, read policies: [ResolvedPolicy]) {
    name = knob.name.value
    field = knob.field
    unit = knob.unit?.value
    value = assignment.map { String(decoding: $0.value, as: UTF8.self) }
    explanation = assignment?.explanation
    surfaces = policies.map(\.surface.value).sorted()
    self.policies = policies.map(\.document.file)
    let readings = policies.compactMap { policy -> ResolvedValue? in
      guard case .known(let reading) = policy.state(of: knob.field) else { return nil }
      return reading
    }
    title = Self.title(of: knob.field, readings.first?.value)
    let shown = Excerpt.shown((value ?? "").utf8)
    demand = (title == "\(knob.field.path) of \(shown)" ? knob.field.path : title) + " is \(shown)"
    var origins: [Note] = []
    for note in readings.compactMap({ Note(on: $0) }) where !origins.contains(where: { $0.span == note.span }) {
      origins.append(note)
    }
    self.origins = origins
    places = [knob.name.span] + origins.compactMap(\.span)
  }

  private static func title(of field: FieldID, _ value: FieldValue?) -> String {
    switch value {
    case nil, .text: field.path
    case .some(let value): "\(field.path) of \(value)"
    }
  }
}

/// What runs a program, and so has to pass its variables on.
package enum Platform: String, Sendable, CaseIterable {
  /// The services of compose files.
  case containers
  /// The jobs of GitHub workflows.
  case workflows

  /// What runs the programs of a surface.
  init(running surface: Surface) { self = surface.has(.job) ? .workflows : .containers }

  /// The surfaces whose programs it runs.
  package var surfaces: [Surface] { Surface.builtIn.filter { Platform(running: $0) == self } }
}
