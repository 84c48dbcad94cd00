import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Reading what a policy says to people.
extension NodeReader {
  /// The value of a field; in words, the placeholders are known ones.
  ///
  /// - Parameter unit: the unit of the knob that the value is about, in which a number without one is read.
  mutating func value(
    of entry: Entry, for definition: FieldDefinition, countedIn unit: KnobUnit? = nil
  ) -> Spanned<FieldValue>? {
    guard let value = value(of: entry, as: definition.type, countedIn: unit) else { return nil }
    guard definition.role == .words, case .text(let text) = value.value else { return value }
    let mistakes = CopyTemplate(text).mistakes
    for mistake in mistakes { report(mistake, in: entry) }
    return mistakes.isEmpty ? value : nil
  }

  private mutating func report(_ mistake: CopyTemplate.Mistake, in entry: Entry) {
    let isAlone = mistake.text.utf8.count == 1
    let span = entry.value.textSpan.map { text in
      Span(
        file: text.file, lower: text.lower + UInt32(mistake.range.lowerBound),
        upper: text.lower + UInt32(mistake.range.upperBound))
    }
    let known = Words.list(CopyTemplate.Placeholder.words.map { "{\($0)}" })
    // Where the text is not in the file letter for letter, an edit has no place to go to.
    let offer = mistake.offer.map { "write \($0)" } ?? "the placeholders are \(known); for a brace write {{ or }}"
    diagnostics.add(
      LanguageError.unknownPlaceholder(
        isAlone
          ? "\(entry.name) has a \(mistake.text) that belongs to no placeholder"
          : "\(entry.name) has \(mistake.text.quoted), which is no placeholder",
        at: span ?? entry.value.span, help: span == nil || mistake.offer == nil ? [offer] : [],
        fixIts: span.map { offers([mistake.offer].compactMap { $0 }, at: $0) } ?? []))
  }
}
