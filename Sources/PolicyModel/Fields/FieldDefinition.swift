/// What kind of statement a field makes.
package enum FieldRole: String, Sendable {
  /// The program must read it or have it fixed.
  case setting
  /// A statement about workload or deployment; anybody may make it, and a target may give a default.
  case fact
  /// A behaviour that the policy insists on; compared with the target, never resolved from it.
  case demand
  /// What people read.
  case words

  /// Whether a program can be told by a knob: a fact is for policyc, and what a program does cannot be set.
  package var isForKnobs: Bool { self == .setting || self == .words }
}

/// One row of the field catalogue.
package final class FieldDefinition: Sendable {
  package let id: FieldID
  /// The dotted path: `run.hard_cap`.
  package let path: String
  package let role: FieldRole
  /// The surfaces it makes sense on.
  package let surfaces: [Surface]
  package let type: FieldType
  /// What holds when nobody says anything; nil for nothing.
  package let neutral: FieldValue?
  /// One sentence without a final period.
  package let summary: String

  init(
    _ id: FieldID, _ path: String, _ role: FieldRole, _ type: FieldType, on surfaces: [Surface] = Surface.allCases,
    neutral: FieldValue? = nil, _ summary: String
  ) {
    self.id = id
    self.path = path
    self.role = role
    self.surfaces = surfaces
    self.type = type
    self.neutral = neutral
    self.summary = summary
  }

  /// The parts of the path: `["run", "hard_cap"]`.
  package var components: [String] { path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) } }
}

extension FieldID {
  /// The field's row in the catalogue.
  package var definition: FieldDefinition { FieldCatalog.fields[Int(rawValue)] }

  /// The dotted path: `run.hard_cap`.
  package var path: String { FieldCatalog.fields[Int(rawValue)].path }

  /// What holds when nobody says anything; nil for nothing.
  package var neutral: FieldValue? { FieldCatalog.fields[Int(rawValue)].neutral }

  package func makesSense(on surface: Surface) -> Bool {
    FieldCatalog.fields[Int(rawValue)].surfaces.contains(surface)
  }
}
