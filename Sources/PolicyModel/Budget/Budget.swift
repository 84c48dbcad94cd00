/// What one surface may spend: plain and validated, with origins but no syntax.
public struct Budget: Sendable {
  /// Where a value comes from, as a reader outside the compiler sees it.
  public struct Source: Hashable, Sendable {
    /// Who says the value: a policy, a target, or the language.
    public let kind: Origin.Kind
    /// Relative to the project root; nil for a neutral value, as are line and column.
    public let file: String?
    /// From 1.
    public let line: Int?
    /// In UTF-8 bytes, from 1.
    public let column: Int?

    package init(kind: Origin.Kind, file: String?, line: Int?, column: Int?) {
      self.kind = kind
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// One value of a budget, and where it comes from.
  public struct Entry: Hashable, Sendable {
    /// The field that has the value.
    public let field: FieldID
    /// In the field's type and inside its range.
    public let value: FieldValue
    /// The place that decides the value.
    public let source: Source
    /// A text as people read it, its placeholders rendered with the longest deadline; nil for other values.
    public let words: String?

    package init(field: FieldID, value: FieldValue, source: Source, words: String? = nil) {
      self.field = field
      self.value = value
      self.source = source
      self.words = words
    }
  }

  /// The surface whose runs it holds for.
  public let surface: Surface
  /// The name of its program in `BudgetSet.programs`.
  public let program: String
  /// In the order of the field catalogue; a field that is not there is a clock that this program does not have.
  public let entries: [Entry]
  /// Nil without a hard cap.
  public let guarantees: Guarantees?
  /// The policy files that its values can come from, relative to the project root, bytewise sorted.
  public let files: [String]

  package init(surface: Surface, program: String, entries: [Entry], guarantees: Guarantees?, files: [String]) {
    self.surface = surface
    self.program = program
    self.entries = entries
    self.guarantees = guarantees
    self.files = files
  }

  /// The entry of a field; nil where it has none. Takes time in proportion to the entries.
  public subscript(field: FieldID) -> Entry? { entries.first { $0.field == field } }
}

/// Everything that a checked project without errors lowers to.
public struct BudgetSet: Sendable {
  /// By target name, then in the order of the surfaces.
  public let budgets: [Budget]
  /// By name.
  public let programs: [Program]

  package init(budgets: [Budget], programs: [Program]) {
    self.budgets = budgets
    self.programs = programs
  }
}
