import PolicySource
import PolicyModel
import PolicyYAML

/// Another value for one field or one behaviour, for a run that asks "what if".
package enum Override: Sendable {
  case field(FieldID, FieldValue)
  case behaviour(BehaviourKey, BehaviourValue)

  /// Why a text is no override.
  package struct Mistake: Error, Sendable {
    /// One line, lower case, no final period: what a file with this value would be told.
    package let message: String
    package let help: String?

    package init(_ message: String, help: String? = nil) {
      self.message = message
      self.help = help
    }
  }

  /// Reads `run.hard_cap=45m` or `behaviour.approval_anchor=ask`; the value is written as in a file, and as in a file a
  /// credential in it is masked.
  ///
  /// - Parameter fields: what the policy can speak of.
  package static func decode(
    _ text: String, among fields: FieldVocabulary = .language
  ) throws(Mistake) -> Override {
    let text = text.withoutSecrets
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      throw Mistake("\(text.quoted) sets nothing", help: "write FIELD=VALUE, such as run.hard_cap=45m")
    }
    let (name, value) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    let prefix = ValueSchema.behaviourPrefix
    if name.hasPrefix(prefix), let key = BehaviourKey(rawValue: String(name.dropFirst(prefix.count))) {
      return .behaviour(key, try read(name, value) { $0.behaviourValue(of: $1, for: key) })
    }
    guard let field = fields.field(at: name) else { throw unknown(name, fields) }
    return .field(field.id, try read(name, value) { $0.value(of: $1, as: field.type)?.value })
  }

  private static func unknown(_ name: String, _ fields: FieldVocabulary) -> Mistake {
    let known = fields.fields.map(\.path) + BehaviourKey.words.map { ValueSchema.behaviourPrefix + $0 }
    return Mistake("there is no field \(name.quoted)", help: Suggestions.question(for: name, among: known))
  }

  /// Reads a value the way it is read out of a file, and says what a file would be told.
  private static func read<Value>(
    _ name: String, _ value: String, _ decode: (inout NodeReader, NodeReader.Entry) -> Value?
  ) throws(Mistake) -> Value {
    // A line break would begin another key.
    guard !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw Mistake("the value of \(name) has a control character in it")
    }
    let file = FileID(0)
    let reading = YAMLReader.read(Array("\(name): \(value)\n".utf8), file: file)
    var reader = NodeReader(file: file)
    reader.diagnostics.add(contentsOf: reading.diagnostics)
    if let root = reading.tree?.root, let entry = reader.mapping(root, of: nil, wanted: "a value")?.first,
      let value = decode(&reader, entry), reader.diagnostics.diagnostics.isEmpty
    {
      return value
    }
    let finding = reader.diagnostics.diagnostics.first
    let offers = finding?.fixIts.flatMap { $0.edits.map(\.replacement) } ?? []
    throw Mistake(
      finding?.message ?? "the value of \(name) cannot be read",
      help: finding?.help.first ?? (offers.isEmpty ? nil : "write \(Words.list(offers, "or"))"))
  }
}
