import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// Reading a field's value as the field's type.
extension NodeReader {
  /// The value of a field; the finding names the field by the key as written.
  mutating func value(of entry: Entry, as type: FieldType) -> Spanned<FieldValue>? {
    switch type {
    case .duration(let range, let orOff): duration(entry, in: range, orOff: orOff)
    case .share: share(entry)
    case .count: count(entry)
    case .choice(let words): word(among: words, entry.value, of: entry)?.map { .choice($0) }
    case .words(let words): self.words(among: words, entry)?.map { .words($0) }
    case .text: text(entry)?.map { .text($0) }
    }
  }

  // MARK: Durations

  private mutating func duration(
    _ entry: Entry, in range: ClosedRange<Duration>, orOff: Bool
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
      let offered = Self.durationMeant(by: text.value, error, range, orOff: orOff)
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

  /// What the text may mean in this field, beside what any duration may mean by it.
  private static func durationMeant(
    by text: String, _ mistake: DurationMistake, _ range: ClosedRange<Duration>, orOff: Bool
  ) -> [String] {
    if text == "0", range.contains(.zero) { return ["0s"] }
    let isOff = orOff && ["false", "none", "never", "off"].contains(text.lowercased())
    return mistake.offers.isEmpty && isOff ? ["off"] : mistake.offers
  }

  // MARK: Numbers

  private mutating func share(_ entry: Entry) -> Spanned<FieldValue>? {
    guard let text = scalar(entry.value, of: entry, wanted: FieldType.share.description) else { return nil }
    if text.value.hasSuffix("%"), let percent = Self.plainNumber(text.value.dropLast()),
      let share = Share(percent: percent)
    {
      return Spanned(.share(share), at: text.span)
    }
    let meant = Self.percentMeant(by: text.value).flatMap { Share(percent: $0) }?.description
    // A bare 1 may be one percent or the whole.
    let offered = text.value == "1" ? ["1%", "100%"] : [meant].compactMap { $0 }
    diagnostics.add(
      LanguageError.notAShare(
        "\(entry.name) is \(text.value.quoted), which is not a share from 1% to 100%", at: text.span,
        help: offered.isEmpty ? ["write a share such as 50%"] : [], fixIts: offers(offered, at: text.span)))
    return nil
  }

  /// `0.5` and `.5` as parts of one, `50`, `50 %` and `50.0%` as percent; nil for anything else.
  private static func percentMeant(by text: String) -> Int64? {
    let trimmed = text.filter { $0 != " " && $0 != "%" }
    let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 { return plainNumber(trimmed[...]) }
    guard parts.count == 2, parts[1].utf8.allSatisfy(\.isDigit), !parts[1].isEmpty else { return nil }
    let isPercent = text.utf8.contains(UInt8(ascii: "%"))
    if isPercent || (parts[0] != "0" && parts[0] != "" && parts[0] != "1") {
      return parts[1].allSatisfy { $0 == "0" } ? plainNumber(parts[0]) : nil
    }
    let hundredths = parts[1].prefix(2) + String(repeating: "0", count: max(0, 2 - parts[1].count))
    guard parts[1].dropFirst(2).allSatisfy({ $0 == "0" }), let part = Int64(hundredths) else { return nil }
    return (parts[0] == "1" ? 100 : 0) + part
  }

  private mutating func count(_ entry: Entry) -> Spanned<FieldValue>? {
    guard let text = scalar(entry.value, of: entry, wanted: FieldType.count.description) else { return nil }
    if let count = Self.plainNumber(text.value[...]), (1...FieldType.largestCount).contains(count) {
      return Spanned(.count(count), at: text.span)
    }
    let digits = text.value.filter { $0 != "_" && $0 != "," && $0 != "+" }
    let whole = digits.hasSuffix(".0") ? digits.dropLast(2) : digits[...]
    let unpadded = whole.drop { $0 == "0" }
    let offer = Self.plainNumber(unpadded).flatMap { (1...FieldType.largestCount).contains($0) ? "\($0)" : nil }
    let isTooLarge =
      text.value.utf8.allSatisfy(\.isDigit) && text.value.utf8.first.map { $0 > UInt8(ascii: "0") } ?? false
    diagnostics.add(
      LanguageError.notACount(
        "\(entry.name) is \(text.value.quoted), which is \(isTooLarge ? "too large" : "not a whole number from 1")",
        at: text.span,
        help: offer == nil ? ["write a whole number from 1 to \(FieldType.largestCount)"] : [],
        fixIts: offers([offer].compactMap { $0 }, at: text.span)))
    return nil
  }

  /// Decimal digits without sign, underscore or leading zero, inside 64 bits.
  static func plainNumber(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit), text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0")
    else { return nil }
    return Int64(text)
  }
}
