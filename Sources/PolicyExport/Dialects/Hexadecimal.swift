enum Hexadecimal {
  /// A number with zeros in front of it up to so many digits, in lower case.
  static func text(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
