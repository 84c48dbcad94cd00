import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyYAML

/// Reading the times and numbers that chains and leases speak of.
extension NodeReader {
  private static let wantedTime = "a duration such as 30m, or a field such as run.hard_cap"

  /// A duration, or the path of a field that is one.
  mutating func time(_ entry: Entry) -> Operand? { time(entry.value, of: entry) }

  /// - Parameter words: what may stand there too, for the nearest one.
  mutating func time(_ node: YAMLNode, of entry: Entry, orOneOf words: [String] = []) -> Operand? {
    let wanted = (words.isEmpty ? [] : [words.joined(separator: ", ")]) + [Self.wantedTime]
    guard let text = scalar(node, of: entry, wanted: wanted.joined(separator: ", ")) else { return nil }
    if text.value.utf8.first.map(\.isDigit) ?? false {
      let part = Entry(name: entry.name, key: entry.key, value: node, isPart: entry.isPart)
      guard case .duration(let duration)? = value(of: part, as: .durationFromZero)?.value else { return nil }
      return Operand(.duration(duration), at: text.span)
    }
    guard text.value.utf8.contains(UInt8(ascii: ".")) else {
      let meant = Words.corrections(of: text.value, among: words).map(\.word)
      diagnostics.add(
        LanguageError.unknownWord(
          "\(entry.name) cannot be \(text.value.quoted)", at: text.span,
          help: meant.isEmpty ? ["write \(wanted.joined(separator: ", "))"] : [], fixIts: offers(meant, at: text.span)))
      return nil
    }
    return field(text, of: entry, "a duration") { if case .duration = $0 { true } else { false } }
  }

  /// A duration or a list of them; none where one cannot be read.
  mutating func times(_ entry: Entry) -> [Operand] {
    guard entry.value.kind == .sequence, !entry.value.isUnreadable else { return time(entry).map { [$0] } ?? [] }
    let times = entry.value.items.map { time($0, of: entry.part) }
    if times.isEmpty {
      diagnostics.add(
        LanguageError.wrongType(
          "\(entry.name) is an empty list", at: entry.value.span, help: ["write \(Self.wantedTime), or a list of them"])
      )
    }
    return times.contains { $0 == nil } ? [] : times.compactMap { $0 }
  }

  /// A whole number in a range, or the path of a field that is a count.
  mutating func number(_ entry: Entry, _ range: ClosedRange<Int64>) -> Operand? {
    guard entry.value.kind == .scalar, !entry.value.isUnreadable, entry.value.text.utf8.contains(UInt8(ascii: ".")),
      !(entry.value.text.utf8.first.map(\.isDigit) ?? false)
    else {
      return wholeNumber(entry, range).map { Operand(.count($0.value), at: $0.span) }
    }
    return scalar(entry.value, of: entry, wanted: "a count").flatMap { text in
      field(text, of: entry, "a count") { if case .count = $0 { true } else { false } }
    }
  }

  mutating func wholeNumber(_ entry: Entry, _ range: ClosedRange<Int64>) -> Spanned<Int64>? {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let text = scalar(entry.value, of: entry, wanted: wanted) else { return nil }
    if let number = NumberSpelling.plain(text.value[...]), range.contains(number) {
      return Spanned(number, at: text.span)
    }
    diagnostics.add(
      LanguageError.notACount(
        "\(entry.name) is \(text.value.quoted), which is not \(wanted)", at: text.span, help: ["write \(wanted)"]))
    return nil
  }

  private mutating func field(
    _ path: Spanned<String>, of entry: Entry, _ wanted: String, _ fits: (FieldType) -> Bool
  ) -> Operand? {
    guard let field = dottedField(path, in: entry.name) else { return nil }
    guard fits(field.type) else {
      diagnostics.add(
        LanguageError.wrongType(
          "\(entry.name) names \(field.path), which is not \(wanted)", at: path.span,
          help: ["name a field that is \(wanted)"]))
      return nil
    }
    return Operand(.field(field.id), at: path.span)
  }

  /// The name of a chain or a lease.
  mutating func relationName(_ entry: Entry) -> Spanned<String>? {
    guard let name = text(entry) else { return nil }
    let isName =
      (1...ValueSchema.longestRelationName).contains(name.value.unicodeScalars.count)
      && !name.value.unicodeScalars.contains { $0 == "\"" || $0 == "'" || $0.value < 0x20 || $0.value == 0x7F }
    if isName, name.value.utf8.first != UInt8(ascii: " "), name.value.utf8.last != UInt8(ascii: " ") { return name }
    diagnostics.add(
      LanguageError.notAName(
        "\(entry.name) is \(name.value.quoted), which is not a name for people", at: name.span,
        help: ["write one line of at most \(ValueSchema.longestRelationName) characters without quotes"]))
    return nil
  }

  /// Some surfaces; nil where they could not be read.
  mutating func surfaces(_ entry: Entry) -> [Surface]? {
    words(among: Surface.words, entry)?.value.compactMap { Surface(rawValue: $0) }
  }
}
