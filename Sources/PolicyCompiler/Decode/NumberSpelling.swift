import PolicyDiagnostics

/// Numbers as the language writes them, and as people and other languages do.
enum NumberSpelling {
  /// Decimal digits without sign, underscore or leading zero, inside 64 bits.
  static func plain(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit), text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0")
    else { return nil }
    return Int64(text)
  }

  /// Every whole number that a text may stand for.
  ///
  /// `1_000` and `+3` have one reading; `010` is ten, and eight in YAML 1.1; a point or comma before three digits parts
  /// thousands or begins a fraction, so that `3.000` is 3 or 3000; before other digits only zeros make a whole number.
  static func counts(meantBy text: String) -> [Int64] {
    let unsigned = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    if parts.count == 1 { return wholeNumbers(meantBy: unsigned) }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else { return [] }
    let isFraction = parts.count == 2 && parts[1].allSatisfy { $0 == "0" }
    let areThousands =
      (1...3).contains(parts[0].count) && parts[0].first != "0" && parts.dropFirst().allSatisfy { $0.count == 3 }
    return [isFraction ? plain(parts[0]) : nil, areThousands ? Int64(parts.joined()) : nil].compactMap { $0 }
  }

  /// Digits with underscores between them, and with leading zeros.
  private static func wholeNumbers(meantBy text: Substring) -> [Int64] {
    let digits = text.filter { $0 != "_" }
    guard let first = text.utf8.first, first.isDigit, digits.utf8.allSatisfy(\.isDigit) else { return [] }
    let decimal = Int64(digits)
    let octal = digits.hasPrefix("0") ? Int64(digits, radix: 8) : nil
    return [decimal, octal].compactMap { $0 }.withoutRepetitions()
  }

  /// Every whole percentage that a text may stand for.
  ///
  /// `0.5` and `.5` are parts of one, `50`, `50 %` and `50.0%` percent; `1` and `1.0` are one percent or the whole.
  static func percents(meantBy text: String) -> [Int64] {
    let isPercent = text.utf8.contains(UInt8(ascii: "%"))
    let trimmed = text.filter { $0 != " " && $0 != "%" }
    let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else { return [] }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard !fraction.isEmpty, fraction.utf8.allSatisfy(\.isDigit) else { return [] }
    let isWhole = fraction.allSatisfy { $0 == "0" }
    if !isPercent, whole == "1", isWhole { return [1, 100] }
    guard !isPercent, whole.isEmpty || whole == "0", parts.count == 2 else {
      return isWhole ? [plain(whole)].compactMap { $0 } : []
    }
    let hundredths = fraction.prefix(2) + String(repeating: "0", count: max(0, 2 - fraction.count))
    return fraction.dropFirst(2).allSatisfy { $0 == "0" } ? [Int64(hundredths)].compactMap { $0 } : []
  }
}
