import PolicySource

/// Where a resolved value comes from.
public struct Origin: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case set, inherited, `default`, fixed, neutral
  }

  public let kind: Kind
  /// The bytes that say it; nil for a neutral value.
  public let span: Span?
  /// Who says it: the file it is inherited from, or the program; empty otherwise.
  public let source: String

  public init(_ kind: Kind, at span: Span?, source: String = "") {
    self.kind = kind
    self.span = span
    self.source = source
  }

  /// Whether a policy says it, rather than a program or nobody.
  public var isPolicy: Bool { kind == .set || kind == .inherited }
}

extension Origin: CustomStringConvertible {
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
public struct Resolved<Value: FieldReadable>: Sendable {
  public let value: Value
  public let reading: ResolvedValue

  public var field: FieldID { reading.field }
  public var origin: Origin { reading.origin }
}

/// A value with its origin, whatever its type.
public struct ResolvedValue: Hashable, Sendable {
  public let field: FieldID
  public let value: FieldValue
  public let origin: Origin

  public init(_ field: FieldID, _ value: FieldValue, _ origin: Origin) {
    self.field = field
    self.value = value
    self.origin = origin
  }
}
