import TestSupport
import Testing

@testable import PolicyReporting

/// The cells of characters against the tables of wcwidth, which the emulator of `CaretTests` draws with.
@Suite(.enabled(if: PythonScript.isAvailable("wcwidth"), "python3 with wcwidth is missing"))
struct CharacterCellsPeerTests {
  @Test func agreeWhereCharactersStandAlone() throws {
    let lines = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).compactMap { scalar in
      Self.cells(of: scalar).map { "\(String(scalar.value, radix: 16)) \($0)\n" }
    }
    let output = try #require(Self.script.output(for: Array(lines.joined().utf8)))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }

  /// Nil for what is drawn as its code point, for halves of flags, of which two take two cells together, and for spacing
  /// marks: wcwidth 0.2.9 and later count none, while the C library, and the terminals that follow it, give each a cell.
  private static func cells(of scalar: Unicode.Scalar) -> Int? {
    if scalar.properties.generalCategory == .spacingMark { return nil }
    return switch CharacterCells(scalar) {
    case .hidden, .regional: nil
    case .joining: 0
    case .one: 1
    case .two: 2
    }
  }

  private static let script = PythonScript(
    #"""
    import sys, unicodedata
    from wcwidth import wcwidth

    for line in sys.stdin:
        code, cells = line.split()
        c = chr(int(code, 16))
        if wcwidth(c) == int(cells): continue
        print(code, unicodedata.category(c), unicodedata.name(c, ""), "takes", cells, "here and", wcwidth(c), "there")
    print("done")
    """#)
}
