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
public final class FieldDefinition: Sendable {
  /// What budgets and variables name the field by.
  public let id: FieldID
  /// The dotted path: `run.hard_cap`.
  public let path: String
  /// The parts of the path: `["run", "hard_cap"]`. Kept, because every misspelt key is compared with all of them.
  package let components: [String]
  package let role: FieldRole
  /// What a surface must have for the field to make sense there.
  package let traits: SurfaceTraits
  /// The surfaces it makes sense on.
  public let surfaces: [Surface]
  package let type: FieldType
  /// What holds when nobody says anything; nil for nothing.
  public let neutral: FieldValue?
  /// One sentence without a final period.
  public let summary: String

  init(
    _ id: FieldID, _ path: String, _ role: FieldRole, _ type: FieldType, on traits: SurfaceTraits = [],
    neutral: FieldValue? = nil, _ summary: String
  ) {
    self.id = id
    self.path = path
    components = path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    self.role = role
    self.traits = traits
    surfaces = Surface.builtIn.filter { $0.has(traits) }
    self.type = type
    self.neutral = neutral
    self.summary = summary
  }

  package func makesSense(on surface: Surface) -> Bool { surface.has(traits) }
}

extension FieldID {
  /// The field's row in the catalogue, or what its project declares.
  public var definition: FieldDefinition {
    place < FieldCatalog.definitions.count ? FieldCatalog.definitions[place] : OwnFields.definition(of: self)
  }

  /// The dotted path: `run.hard_cap`.
  public var path: String { definition.path }

  /// What holds when nobody says anything; nil for nothing.
  package var neutral: FieldValue? { definition.neutral }

  package func makesSense(on surface: Surface) -> Bool { definition.makesSense(on: surface) }
}

extension FieldDefinition {
  /// The order in which people are shown fields: those of the language first, then the others by their paths.
  package static func precedes(_ left: FieldDefinition, _ right: FieldDefinition) -> Bool {
    guard left.id.isOwn, right.id.isOwn else { return left.id.isOwn ? false : right.id.isOwn || left.rank < right.rank }
    return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }

  /// The place in the order of the reference.
  private var rank: Int { FieldCatalog.rank(of: id) }
}
