import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Reading a field's value as the field's type.
extension NodeReader {
  /// The value of a field; the finding names the field by the key as written.
  ///
  /// - Parameter unit: the unit of the knob that the value is about, in which a number without one is read.
  mutating func value(of entry: Entry, as type: FieldType, countedIn unit: KnobUnit? = nil) -> Spanned<FieldValue>? {
    switch type {
    case .duration(let range, let orOff): duration(entry, in: range, orOff: orOff, countedIn: unit)
    case .share: share(entry)
    case .count(let orZero): count(entry, in: FieldType.counts(orZero: orZero))
    case .flag: flag(entry)?.map { .flag($0) }
    case .choice(let words): word(among: words, entry.value, of: entry)?.map { .choice($0) }
    case .words(let words): self.words(among: words, entry)?.map { .words($0) }
    case .text: text(entry)?.map { .text($0) }
    }
  }

  // MARK: Durations

  private mutating func duration(
    _ entry: Entry, in range: ClosedRange<Duration>, orOff: Bool, countedIn unit: KnobUnit?
  ) -> Spanned<FieldValue>? {
    let type = FieldType.duration(range, orOff: orOff)
    guard let text = scalar(entry.value, of: entry, wanted: type.description) else { return nil }
    if text.value == "off" {
      if orOff { return Spanned(.off, at: text.span) }
      diagnostics.add(
        LanguageError.notADuration(
          "\(entry.name) cannot be off", at: text.span, help: ["write \(type)"]))
      return nil
    }
    do {
      let duration = try Duration(parsing: text.value)
      if range.contains(duration) { return Spanned(.duration(duration), at: text.span) }
      reportOutOfRange("\(duration)", isShort: duration < range.lowerBound, range, entry, at: text.span)
    } catch .tooLong {
      reportOutOfRange(text.value.quoted, isShort: false, range, entry, at: text.span)
    } catch {
      if let number = error.bareNumber, unit == nil { bareNumbers[text.span] = number }
      let offered = Self.durationsMeant(by: text.value, error, range, orOff: orOff, countedIn: unit)
      diagnostics.add(
        LanguageError.notADuration(
          "\(entry.name) is \(text.value.quoted), which \(error.problem)", at: text.span,
          help: offered.isEmpty ? ["write \(type)"] : [], fixIts: offers(offered, at: text.span)))
    }
    return nil
  }

  private mutating func reportOutOfRange(
    _ duration: String, isShort: Bool, _ range: ClosedRange<Duration>, _ entry: Entry, at span: Span
  ) {
    diagnostics.add(
      LanguageError.durationOutOfRange(
        "\(entry.name) of \(duration) is \(isShort ? "too short" : "too long")", at: span,
        help: ["write a duration from \(range.lowerBound) to \(range.upperBound)"]))
  }

  /// What the text may mean in this field.
  private static func durationsMeant(
    by text: String, _ mistake: DurationMistake, _ range: ClosedRange<Duration>, orOff: Bool,
    countedIn unit: KnobUnit?
  ) -> [String] {
    if let reading = mistake.bareNumber.flatMap({ unit?.reading(of: $0) }), range.contains(reading) {
      return [reading.description]
    }
    let readings = mistake.readings.filter(range.contains).map(\.description)
    let isOff = orOff && ["false", "none", "never", "off"].contains(text.lowercased())
    return readings.isEmpty && isOff ? ["off"] : readings
  }

  // MARK: Numbers

  private mutating func share(_ entry: Entry) -> Spanned<FieldValue>? {
    guard let text = scalar(entry.value, of: entry, wanted: FieldType.share.description) else { return nil }
    if text.value.hasSuffix("%"), let percent = NumberSpelling.plain(text.value.dropLast()),
      let share = Share(percent: percent)
    {
      return Spanned(.share(share), at: text.span)
    }
    let meant = NumberSpelling.percents(meantBy: text.value).compactMap { Share(percent: $0)?.description }
    diagnostics.add(
      LanguageError.notAShare(
        "\(entry.name) is \(text.value.quoted), which is not a share from 1% to 100%", at: text.span,
        help: meant.isEmpty ? ["write a share such as 50%"] : [], fixIts: offers(meant, at: text.span)))
    return nil
  }

  private mutating func count(_ entry: Entry, in range: ClosedRange<Int64>) -> Spanned<FieldValue>? {
    let least = range.lowerBound
    guard let text = scalar(entry.value, of: entry, wanted: "a whole number from \(least)") else { return nil }
    if let count = NumberSpelling.plain(text.value[...]), range.contains(count) {
      return Spanned(.count(count), at: text.span)
    }
    let meant = NumberSpelling.counts(meantBy: text.value).filter(range.contains).map { "\($0)" }
    let isTooLarge =
      text.value.utf8.allSatisfy(\.isDigit) && text.value.utf8.first.map { $0 > UInt8(ascii: "0") } ?? false
    diagnostics.add(
      LanguageError.notACount(
        "\(entry.name) is \(text.value.quoted), which is \(isTooLarge ? "too large" : "not a whole number from \(least)")",
        at: text.span,
        help: meant.isEmpty ? ["write a whole number from \(least) to \(range.upperBound)"] : [],
        fixIts: offers(meant, at: text.span)))
    return nil
  }
}
