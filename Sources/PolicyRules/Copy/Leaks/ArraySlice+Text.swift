extension ArraySlice<UInt8> {
  func begins(with text: String) -> Bool { starts(with: text.utf8) }

  func contains(_ text: String) -> Bool { firstIndex(of: text) != nil }

  /// Where a text begins that is not empty; nil where it is nowhere.
  func firstIndex(of text: String) -> Int? {
    guard let first = text.utf8.first else { return nil }
    return indices.first { self[$0] == first && self[$0...].begins(with: text) }
  }

  func ends(with text: [UInt8]) -> Bool { suffix(text.count).elementsEqual(text) }

  var lowercased: String { String(decoding: self, as: UTF8.self).lowercased() }

  /// One to nine digits.
  var isNumber: Bool { (1...9).contains(count) && allSatisfy(\.isDigit) }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20) }
  var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
