import PolicySource

/// What a document says in one place. Inlinable as `Spanned` is.
@usableFromInline package enum Written<Value: Sendable>: Sendable {
  /// It says nothing there.
  case absent
  /// It says something that could not be understood; a finding speaks of it, so nobody else does.
  case unreadable(Span)
  case value(Spanned<Value>)

  /// The value with its place; nil when there is none or it is not known.
  @inlinable package var spanned: Spanned<Value>? {
    if case .value(let spanned) = self { spanned } else { nil }
  }

  @inlinable package var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  @inlinable package var isUnreadable: Bool {
    if case .unreadable = self { true } else { false }
  }
}

/// One field as a document sets it.
package struct WrittenField: Sendable {
  /// Nil when the value could not be understood: the field is then unknown, never absent.
  package let value: FieldValue?
  /// The bytes of the value.
  package let span: Span
  /// The bytes of the key.
  package let keySpan: Span

  package init(_ value: FieldValue?, at span: Span, key keySpan: Span) {
    self.value = value
    self.span = span
    self.keySpan = keySpan
  }
}
