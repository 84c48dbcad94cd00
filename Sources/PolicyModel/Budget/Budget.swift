/// What one surface may spend: plain and validated, with origins but no syntax.
package struct Budget: Sendable {
  /// Where a value comes from, as a reader outside the compiler sees it.
  package struct Source: Hashable, Sendable {
    package let kind: Origin.Kind
    /// Relative to the project root; nil for a neutral value, as are line and column.
    package let file: String?
    /// From 1.
    package let line: Int?
    /// In UTF-8 bytes, from 1.
    package let column: Int?

    package init(kind: Origin.Kind, file: String?, line: Int?, column: Int?) {
      self.kind = kind
      self.file = file
      self.line = line
      self.column = column
    }
  }

  package struct Entry: Hashable, Sendable {
    package let field: FieldID
    package let value: FieldValue
    package let source: Source
    /// A text as people read it, its placeholders rendered with the longest deadline; nil for other values.
    package let words: String?

    package init(field: FieldID, value: FieldValue, source: Source, words: String? = nil) {
      self.field = field
      self.value = value
      self.source = source
      self.words = words
    }
  }

  package let surface: Surface
  /// The name of its program in `BudgetSet.programs`.
  package let program: String
  /// In the order of the field catalogue; a field that is not there is a clock that this program does not have.
  package let entries: [Entry]
  /// Nil without a hard cap.
  package let guarantees: Guarantees?
  /// The policy files that its values can come from, relative to the project root, bytewise sorted.
  package let files: [String]

  package init(surface: Surface, program: String, entries: [Entry], guarantees: Guarantees?, files: [String]) {
    self.surface = surface
    self.program = program
    self.entries = entries
    self.guarantees = guarantees
    self.files = files
  }

  package subscript(field: FieldID) -> Entry? { entries.first { $0.field == field } }
}

/// A program that budgets are for, or that such a program uses.
package struct Program: Sendable {
  /// A variable that the program reads.
  package struct Variable: Hashable, Sendable {
    package let name: String
    package let field: FieldID
    package let unit: KnobUnit?
    /// How `off` is written.
    package let off: String?
    /// The surfaces it is for.
    package let surfaces: [Surface]

    package init(name: String, field: FieldID, unit: KnobUnit?, off: String?, surfaces: [Surface]) {
      self.name = name
      self.field = field
      self.unit = unit
      self.off = off
      self.surfaces = surfaces
    }
  }

  package let name: String
  package let version: String
  /// In the order of the target file.
  package let variables: [Variable]
  /// The programs it uses.
  package let uses: [String]

  package init(name: String, version: String, variables: [Variable], uses: [String]) {
    self.name = name
    self.version = version
    self.variables = variables
    self.uses = uses
  }
}

/// Everything that a checked project without errors lowers to.
package struct BudgetSet: Sendable {
  /// By target name, then in the order of the surfaces.
  package let budgets: [Budget]
  /// By name.
  package let programs: [Program]

  package init(budgets: [Budget], programs: [Program]) {
    self.budgets = budgets
    self.programs = programs
  }
}
