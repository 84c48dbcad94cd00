import PolicySource

/// Where a resolved value comes from.
public struct Origin: Hashable, Sendable {
  /// Who says a value; the first that says it decides.
  public enum Kind: String, Sendable, CaseIterable {
    /// The policy itself.
    case set
    /// A policy that it extends.
    case inherited
    /// The target, as a default of the program.
    case `default`
    /// The target, as what the program does whatever a policy says.
    case fixed
    /// The language: what holds when nobody says anything.
    case neutral
  }

  package let kind: Kind
  /// The bytes that say it; nil for a neutral value.
  package let span: Span?
  /// Who says it: the file it is inherited from, or the program; empty otherwise.
  package let source: String

  package init(_ kind: Kind, at span: Span?, source: String = "") {
    self.kind = kind
    self.span = span
    self.source = source
  }

  /// Whether a policy says it, rather than a program or nobody.
  package var isPolicy: Bool { kind == .set || kind == .inherited }
}

extension Origin: CustomStringConvertible {
  /// In words for people: `inherited from base.yaml`.
  public var description: String {
    switch kind {
    case .set: "set here"
    case .inherited: "inherited from \(source)"
    case .default: "default of \(source)"
    case .fixed: "fixed by \(source)"
    case .neutral: "neutral"
    }
  }
}

/// A value with its origin, read as the field's type.
package struct Resolved<Value: FieldReadable>: Sendable {
  package let value: Value
  package let reading: ResolvedValue

  package var field: FieldID { reading.field }
  package var origin: Origin { reading.origin }
}

/// A value with its origin, whatever its type.
package struct ResolvedValue: Hashable, Sendable {
  package let field: FieldID
  package let value: FieldValue
  package let origin: Origin

  package init(_ field: FieldID, _ value: FieldValue, _ origin: Origin) {
    self.field = field
    self.value = value
    self.origin = origin
  }
}
