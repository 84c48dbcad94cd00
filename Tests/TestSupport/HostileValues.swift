/// Values made to break whoever quotes them badly.
package enum HostileValues {
  /// The cases that people and tools have tripped over, NUL left out.
  package static let fixed: [[UInt8]] =
    [
      "", " ", "  leading", "trailing  ", "\t", "a b", "'", "''", "'''", "\"", "\"\"", "`", "'\"`", "a'b", "a\"b",
      "a`b",
      "'a'", "\"a\"", "`a`", "'a", "a'", "\"a", "a\"", "\\", "\\\\", "a\\", "\\'", "\\\"", "'\\", "\"\\", "\\n",
      "\\\\n",
      "a\\nb", "\\t", "\\0101", "\\x41", "\\u0041", "\\$", "\\\\$", "$", "$$", "$$$", "$A", "${A}", "${A:-d}",
      "${A:?e}",
      "${", "${}", "$(echo hi)", "`echo hi`", "$((1+1))", "a$", "$'a'", "$\"a\"", "%", "%%", "%s", "%{a}", "%self",
      "%n",
      "#", " #", "a #b", "a#b", "#a", "a # b # c", "=", "a=b", "=a", "export A=1", "A: v", ";", "a;b", "&", "|", "a|b",
      "<", ">", "(", ")", "*", "?", "[a]", "{a,b}", "!", "!!", "~", "~root", "^", "\n", "\n\n", "a\nb", "a\n", "\na",
      "a\n#b", "\n#", "a\n#b\n#c\n", "#\n#", "a\nB=c", "a\r", "\ra", "a\r\nb", "\r\n", "a\rb", "\u{1}", "\u{7F}",
      "\u{1B}[31m", "\u{8}\u{C}\u{B}", "é", "e\u{301}", "日本語", "🏁", "\u{85}", "\u{A0}", "\u{A0}a\u{A0}", "\u{2028}",
      "\u{FEFF}a", "\u{200B}", "\u{202E}a", "\u{10FFFF}", "null", "true", "~", "- a", "yes", "0x1F", "1e3", "1_000",
      "@a",
      "EOF", "A<<EOF", "$${", "$$${a}", "$$$${a}", "%%{",
      "%%%{a}", "$%{a}", "%${a}", "\u{F600}", "a\u{301}", "\u{1100}\u{1161}\u{11A8}",
      "\u{212A}", "ab\u{327}\u{301}", "C:\\dir\\", "a b\\", "--", "-n", "-e a", "{{ a }}", "{\"a\": 1}",
      "https://a.example/?b=c&d=%20#e", "900", "1800000",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0x61, 0xFE, 0x62], [0x80, 0x0A, 0x23],
      // U+FDD0, which is for no text, and U+FFFE, which looks like a byte order mark.
      [0xEF, 0xB7, 0x90], [0xEF, 0xBF, 0xBE, 0x61],
    ]

  /// Up to `length` pieces, each a byte or a sequence that means something to somebody; never NUL.
  package static func random(using generator: inout SeededGenerator, upTo length: Int = 12) -> [UInt8] {
    (0..<Int.random(in: 0...length, using: &generator)).flatMap { _ -> [UInt8] in
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: [UInt8.random(in: 1...255, using: &generator)]
      case 1...6: Array((pieces.randomElement(using: &generator) ?? "").utf8)
      default: [UInt8.random(in: 0x20...0x7E, using: &generator)]
      }
    }
  }

  private static let pieces = [
    "'", "\"", "`", "\\", "$", "${", "}", "$$", "#", " #", "=", ":", " ", "\t", "\n", "\n#", "\r", "\r\n", "%", "%{",
    "a",
    "b", "A", "n", "t", "r", "0", "01", "1", "é", "\u{2028}", "!", "~", "*", "(", ")", ";", "&", "|", "<<", "export ",
  ]

  /// Values of the bytes that every consumer takes unquoted.
  package static func plain(using generator: inout SeededGenerator) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.,:/@%+-".utf8)
    return (0..<Int.random(in: 1...16, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? 0x41
    }
  }
}
