/// A program that budgets are for, or that such a program uses.
public struct Program: Sendable {
  /// A variable that the program reads.
  public struct Variable: Hashable, Sendable {
    /// As the environment spells it: `[A-Z][A-Z0-9_]*`.
    public let name: String
    /// The field that it sets.
    public let field: FieldID
    /// What its number counts; nil for a field that is no duration and no share.
    public let unit: KnobUnit?
    /// How `true` is written; nil where it is written so.
    public let on: String?
    /// How `off` is written, of a switch how `false` is.
    public let off: String?
    /// The surfaces it is for.
    public let surfaces: [Surface]

    package init(name: String, field: FieldID, unit: KnobUnit?, on: String? = nil, off: String?, surfaces: [Surface]) {
      self.name = name
      self.field = field
      self.unit = unit
      self.on = on
      self.off = off
      self.surfaces = surfaces
    }
  }

  /// The name that its target file gives it.
  public let name: String
  /// The version that its target file describes; empty where it names none.
  public let version: String
  /// In the order of the target file.
  public let variables: [Variable]
  /// The programs it uses.
  public let uses: [String]

  package init(name: String, version: String, variables: [Variable], uses: [String]) {
    self.name = name
    self.version = version
    self.variables = variables
    self.uses = uses
  }
}
