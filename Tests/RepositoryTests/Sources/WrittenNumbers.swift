import PolicyModel

/// The numbers in a line of a program, in the forms that people write them in: `30 * 60_000`, `'1800000'`, `x / 2`, `'30m'`.
struct WrittenNumbers {
  /// Products of whole numbers; the factors of a product do not count by themselves.
  private(set) var products: Set<Int64> = []
  /// What something is divided by.
  private(set) var divisors: Set<Int64> = []
  /// Durations in words, in milliseconds.
  private(set) var durations: Set<Int64> = []
  /// Whether the line speaks of seconds, as in the name of a constant.
  private let isInSeconds: Bool

  /// - Parameter line: what follows `//` is left out.
  init(in line: String) {
    let code = String(line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex))
    isInSeconds = code.lowercased().contains("second")
    var tokens = Self.tokens(of: code)[...]
    var divides = false
    while let token = tokens.popFirst() {
      switch token {
      case .sign("/"): divides = true
      case .number(var product):
        while tokens.first == .sign("*"), case .number(let factor)? = tokens.dropFirst().first {
          product = product.multipliedReportingOverflow(by: factor).partialValue
          tokens = tokens.dropFirst(2)
        }
        if divides { divisors.insert(product) } else { products.insert(product) }
        divides = false
      case .word(let word):
        if let duration = try? Duration(parsing: word) { durations.insert(duration.milliseconds) }
        divides = false
      case .sign: divides = false
      }
    }
  }

  /// What a value of a field may be in the line, each in the value's own unit; nil for a value that is no number.
  func readings(like value: FieldValue) -> Set<Int64>? {
    switch value {
    case .duration:
      products.union(durations).union(
        isInSeconds ? Set(products.map { $0.multipliedReportingOverflow(by: 1_000).partialValue }) : [])
    case .count: products
    case .share: products.union(divisors.filter { $0 > 0 }.map { 100 / $0 })
    case .off, .flag, .choice, .words, .text: nil
    }
  }

  // MARK: Tokens

  private enum Token: Equatable {
    case number(Int64)
    case word(String)
    case sign(Character)
  }

  /// Digits with underscores are a number; letters and digits in a row are a word, of which no number is a part.
  private static func tokens(of code: String) -> [Token] {
    var tokens: [Token] = []
    var rest = code[...]
    while let first = rest.first {
      if first.isLetter || first.isNumber || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        tokens.append(Int64(word.filter { $0 != "_" }).map { .number($0) } ?? .word(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        if !first.isWhitespace { tokens.append(.sign(first)) }
        rest = rest.dropFirst()
      }
    }
    return tokens
  }
}

extension FieldValue {
  /// The number that a value is, in milliseconds or percent; nil for one that is none.
  var number: Int64? {
    switch self {
    case .duration(let duration): duration.milliseconds
    case .count(let count): count
    case .share(let share): share.percent
    case .off, .flag, .choice, .words, .text: nil
    }
  }
}
