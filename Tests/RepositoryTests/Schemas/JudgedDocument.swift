import PolicyCompiler
import PolicyModel
import PolicySource
import TestSupport

/// A document with what policyc says about it.
struct JudgedDocument: Sendable {
  /// What it is called when a test fails.
  let name: String
  let text: String
  /// The identities of the language errors in it.
  let errors: Set<String>
  /// Whether it speaks, or may speak, of fields of a project's own, whose names and types no schema of one file knows.
  var hasOwnFields = false

  /// The documents of one project.
  static func all(in files: [(name: String, text: String)], of title: String) -> [JudgedDocument] {
    let project = TestProject(files)
    let checked = project.check()
    let hasOwnFields = !checked.resolved.fields.ownFields.isEmpty
    let findings = checked.findings.filter { LanguageErrorCatalog.error($0.id) != nil }
    return files.map { file in
      let errors = findings.filter { project.name(of: $0.span) == file.name && !isInComment($0.span, of: file.text) }
      return JudgedDocument(
        name: "\(title)/\(file.name)", text: file.text, errors: Set(errors.map(\.id)),
        hasOwnFields: hasOwnFields || errors.contains { mayBeOwn($0.span, of: file.text) })
    }
  }

  /// Whether an error is about a name that a field of one's own, or a group of them, might have.
  private static func mayBeOwn(_ span: Span, of text: String) -> Bool {
    let name = String(decoding: Array(text.utf8)[span.range], as: UTF8.self)
    return OwnFieldPath.group(of: name.contains(".") ? name : name + ".field") != nil
  }

  /// What comments say is nothing to a schema.
  private static func isInComment(_ span: Span, of text: String) -> Bool {
    text.utf8.prefix(span.range.lowerBound).reversed().prefix { $0 != UInt8(ascii: "\n") }.contains(UInt8(ascii: "#"))
  }

  /// What a schema has to say about it, if anything.
  var verdict: Verdict {
    if !errors.isDisjoint(with: Self.sayable) { return hasOwnFields ? .unsayable : .refused }
    return errors.isDisjoint(with: Self.inDocument) ? .accepted : .unsayable
  }

  enum Verdict: Sendable { case accepted, refused, unsayable }

  /// The schema for its kind, which a key tells.
  var schema: String {
    let keys = text.split(whereSeparator: \.isNewline).map { $0.prefix { $0 != ":" } }
    let kinds = [("program", "target"), ("project", "project"), ("scenarios", "scenario")]
    return kinds.first { keys.contains($0.0[...]) }?.1 ?? "policy"
  }

  /// Errors of keys, types and words: whoever knows the one document and its schema must find them.
  ///
  /// A schema cannot tell some spellings from others that are fine (`not-a-count`: `3.0` is 3; `not-a-switch`: `True` is
  /// true; `unknown-version`: `1.0` is 1), nor say a range by a pattern (`duration-out-of-range`), nor know a leap year
  /// (`not-a-date`) or who inherits a field (`foreign-field`). `Spellings` says which of these it finds all the same.
  private static let sayable: Set = [
    "dotted-key", "knob-unit", "misplaced-key", "missing-key", "missing-version", "nested-field", "not-a-duration",
    "not-a-name", "not-a-path", "not-a-share", "not-a-target-field", "not-a-variable", "not-acceptable", "null-value",
    "repeated-word", "several-kinds", "short-reason", "surface-and-abstract", "unknown-key", "unknown-kind",
    "unknown-rule", "unknown-word", "wrong-type",
  ]

  /// Errors that are in the document alone, whatever the others say.
  private static let inDocument = Set(LanguageErrorCatalog.all.map(\.id)).subtracting([
    "duplicate-configuration", "duplicate-knob", "field-declared-twice", "duplicate-policy", "duplicate-target",
    "extends-concrete",
    "extends-cycle", "extends-missing", "extends-too-deep", "field-offered-twice", "missing-target", "unknown-target",
    "uses-cycle", "uses-too-many",
  ])
}
