import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes the mapping under `knobs`.
enum KnobDecoder {
  /// The knobs that could be read in full; nil when some could not.
  static func decode(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Knob]? {
    let wanted = "a mapping of variables to what they set"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return nil }
    let knobs = entries.map { knob($0, &reader) }
    return entry.value.missesKeys || knobs.contains { $0 == nil } ? nil : knobs.compactMap { $0 }
  }

  private static func knob(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Knob? {
    let hasName = isVariable(entry, &reader)
    // A key that is no variable and holds no knob was meant for another place: one mistake.
    guard hasName || entry.value.kind == .mapping else { return nil }
    guard let attributes = reader.mapping(entry.value, of: entry, wanted: "a mapping with field and unit") else {
      return nil
    }
    let strangers = attributes.filter { !MappingSchema.knob.names.contains($0.name) }
    for stranger in strangers { reader.reportUnknownKey(stranger, of: .knob, siblings: attributes) }
    let attribute = { (key: KnobKey) in attributes.first { $0.name == key.rawValue } }
    guard let fieldEntry = attribute(.field) else {
      reader.reportMissing(
        reader.missingKeys(attributes, of: entry.value, .knob), in: "knob \(entry.name)", at: entry.keySpan)
      return nil
    }
    guard let path = reader.scalar(fieldEntry.value, of: fieldEntry, wanted: "a field such as run.hard_cap"),
      let definition = reader.dottedField(path), canBeSet(definition, path, &reader)
    else { return nil }
    let mayHideUnit = !reader.lacks(KnobKey.unit.rawValue, attributes, of: entry.value, .knob)
    let unit = unit(attribute(.unit), for: definition, knob: entry, mayHide: mayHideUnit, &reader)
    let values = Values(attribute, definition, countedIn: unit?.value?.value, &reader)
    guard hasName, let unit, let values, strangers.isEmpty, !entry.value.missesKeys else { return nil }
    return Knob(
      name: Spanned(entry.name, at: entry.keySpan), field: definition.id, unit: unit.value,
      defaultValue: values.defaultValue, minimum: values.minimum, maximum: values.maximum,
      on: values.on, off: values.off,
      surfaces: values.surfaces)
  }

  /// Settings and words reach a program through a knob; facts and demands do not.
  private static func canBeSet(
    _ definition: FieldDefinition, _ path: Spanned<String>, _ reader: inout NodeReader
  ) -> Bool {
    if definition.role.isForKnobs { return true }
    reader.diagnostics.add(
      LanguageError.notATargetField(
        "a knob cannot set \(definition.path), which no program reads", at: path.span,
        help: ["name a setting such as run.hard_cap"]))
    return false
  }

  private static func isVariable(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Bool {
    if isVariable(Array(entry.name.utf8)) { return true }
    reader.diagnostics.add(
      LanguageError.notAVariable(
        "\(entry.name.quoted) is not the name of a variable", at: entry.keySpan,
        help: ["write upper-case letters, digits and underscores, beginning with a letter"],
        fixIts: entry.value.kind == .mapping
          ? reader.offers([variableMeant(by: entry.name)].compactMap { $0 }, at: entry.keySpan) : []))
    return false
  }

  /// The text in upper case, with underscores for what parts words, if that is a variable.
  private static func variableMeant(by text: String) -> String? {
    let meant = String(text.uppercased().map { "-. ".contains($0) ? "_" : $0 })
    return isVariable(Array(meant.utf8)) ? meant : nil
  }

  private static func isVariable(_ bytes: [UInt8]) -> Bool {
    (1...255).contains(bytes.count) && bytes[0].isUpperCaseLetter
      && bytes.allSatisfy { $0.isUpperCaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
  }

  // MARK: Attributes

  /// The unit, present exactly where the field needs one; nil when it is wrong. Where it is missing or does not fit the
  /// field, the one that the knob's name says is offered, else the only one that fits.
  ///
  /// - Parameter mayHide: whether a unit that is not there may be a key that could not be understood.
  private static func unit(
    _ entry: NodeReader.Entry?, for definition: FieldDefinition, knob: NodeReader.Entry, mayHide: Bool,
    _ reader: inout NodeReader
  ) -> (value: Spanned<KnobUnit>?, Void)? {
    let fitting = definition.type.knobUnits
    var meant: String? { unitMeant(by: knob.name, among: fitting)?.rawValue }
    var help: String {
      fitting.isEmpty ? "remove the unit" : "write unit: \(Words.list(fitting.map(\.rawValue), "or"))"
    }
    guard let entry else {
      guard !fitting.isEmpty else { return (nil, ()) }
      if mayHide { return nil }
      reader.diagnostics.add(
        LanguageError.knobUnit(
          "knob \(knob.name) has no unit", at: knob.keySpan, help: [help],
          fixIts: reader.looksForOffers ? meant.map { unitOffer($0, to: knob) } ?? [] : []))
      return nil
    }
    guard let unit = reader.word(KnobUnit.self, entry) else { return nil }
    if fitting.contains(unit.value) { return (unit, ()) }
    reader.diagnostics.add(
      LanguageError.knobUnit(
        "\(definition.path) cannot be counted in \(unit.value.rawValue)", at: unit.span, help: [help],
        fixIts: fitting.isEmpty
          ? reader.removal(of: entry.key, "remove the unit", .needsReview)
          : reader.offers([meant].compactMap { $0 }, at: unit.span)))
    return nil
  }

  /// The unit that a variable says by its name, or the only one that fits.
  private static func unitMeant(by variable: String, among fitting: [KnobUnit]) -> KnobUnit? {
    let named = NamedUnit(of: variable)?.knobUnit
    return fitting.first { $0 == named } ?? (fitting.count == 1 ? fitting[0] : nil)
  }

  /// A unit for a knob, below what it says already.
  private static func unitOffer(_ unit: String, to knob: NodeReader.Entry) -> [FixIt] {
    let edit = knob.value.tree.insertion(of: unit, at: [TargetKey.knobs.rawValue, knob.name, KnobKey.unit.rawValue])
    return edit.map { [FixIt("write unit: \(unit)", [$0], .needsReview)] } ?? []
  }

  /// The attributes of a knob that depend on the type of its field.
  private struct Values {
    var defaultValue: WrittenField?
    var minimum: Spanned<FieldValue>?
    var maximum: Spanned<FieldValue>?
    var on: Spanned<String>?
    var off: Spanned<String>?
    var surfaces: [Surface]?

    /// Nil when something could not be read that decides what the program gets; a default that could not is unknown, and
    /// so is a bound, about which rules say nothing then.
    ///
    /// - Parameter unit: nil where the knob has none, or its unit could not be read.
    init?(
      _ attribute: (KnobKey) -> NodeReader.Entry?, _ definition: FieldDefinition, countedIn unit: KnobUnit?,
      _ reader: inout NodeReader
    ) {
      var isReadable = true
      if let entry = attribute(.defaultValue) {
        let value = reader.value(of: entry, for: definition, countedIn: unit)
        defaultValue = WrittenField(value?.value, at: value?.span ?? entry.value.span, key: entry.keySpan)
      }
      minimum = Self.bound(attribute(.minimum), definition, countedIn: unit, &reader)
      maximum = Self.bound(attribute(.maximum), definition, countedIn: unit, &reader)
      if let entry = attribute(.on) {
        on = Self.spelling(entry, definition, fits: definition.type == .flag, "is no switch", &isReadable, &reader)
      }
      if let entry = attribute(.off) {
        let fits = definition.type.canBeOff || definition.type == .flag
        off = Self.spelling(entry, definition, fits: fits, "is never off", &isReadable, &reader)
      }
      if definition.type == .flag { isReadable = Self.tellsApart(on, off, &reader) && isReadable }
      if let entry = attribute(.surfaces) {
        let words = reader.words(among: Surface.words, entry)
        surfaces = words?.value.compactMap { Surface(rawValue: $0) }
        isReadable = isReadable && words != nil
      }
      if !isReadable { return nil }
    }

    private static func bound(
      _ entry: NodeReader.Entry?, _ definition: FieldDefinition, countedIn unit: KnobUnit?,
      _ reader: inout NodeReader
    ) -> Spanned<FieldValue>? {
      guard let entry else { return nil }
      guard let type = definition.type.boundType else {
        reader.diagnostics.add(
          LanguageError.misplacedKey(
            "\(definition.path) has no \(entry.name)", at: entry.keySpan, help: ["remove \(entry.name)"],
            fixIts: reader.removal(of: entry.key, "remove \(entry.name)", .needsReview)))
        return nil
      }
      return reader.value(of: entry, as: type, countedIn: unit)
    }

    /// How a knob writes what is no value of its type.
    private static func spelling(
      _ entry: NodeReader.Entry, _ definition: FieldDefinition, fits: Bool, _ problem: String,
      _ isReadable: inout Bool, _ reader: inout NodeReader
    ) -> Spanned<String>? {
      guard fits else {
        reader.diagnostics.add(
          LanguageError.misplacedKey(
            "\(definition.path) \(problem)", at: entry.keySpan, help: ["remove \(entry.name)"],
            fixIts: reader.removal(of: entry.key, "remove \(entry.name)", .needsReview)))
        isReadable = false
        return nil
      }
      let text = reader.text(entry)
      isReadable = isReadable && text != nil
      return text
    }

    /// Whether a switch is written differently when it is on and when it is off.
    private static func tellsApart(
      _ on: Spanned<String>?, _ off: Spanned<String>?, _ reader: inout NodeReader
    ) -> Bool {
      let (yes, no) = (on?.value ?? "true", off?.value ?? "false")
      guard yes == no, let span = on?.span ?? off?.span else { return true }
      reader.diagnostics.add(
        LanguageError.notASwitch(
          "on and off are both written as \(yes.quoted)", at: span, help: ["write two different words"]))
      return false
    }
  }
}
