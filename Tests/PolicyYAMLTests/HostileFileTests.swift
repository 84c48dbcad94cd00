import FuzzDrivers
import PolicySource
import PolicyYAML
import TestSupport
import Testing

/// Files made to exhaust a reader; anything quadratic would take minutes here, and they take milliseconds.
struct HostileFileTests {
  private static func filled(_ pieces: String..., prefix: String = "", suffix: String = "") -> [UInt8] {
    let piece = Array(pieces.joined().utf8)
    let room = Effort.part(of: 1 << 18) - prefix.utf8.count - suffix.utf8.count
    return Array(prefix.utf8) + repeatElement(piece, count: room / piece.count).joined() + Array(suffix.utf8)
  }

  static let files: [String: [UInt8]] = [
    "open brackets": filled("["), "open braces": filled("{a: "), "dashes": filled("- "), "question marks": filled("? "),
    "keys on one line": filled("a: "), "quotes": filled("\""), "apostrophes": filled("'"),
    "one word": filled("x", prefix: "a: "),
    "words": filled("x ", prefix: "a: "), "items": filled("a,", prefix: "[", suffix: "]"),
    "equal keys": filled("a: 1\n"),
    "equal flow keys": filled("a,", prefix: "{", suffix: "}"), "tag directives": filled("%TAG !a! tag:x\n"),
    "tag directives below": filled("%TAG !a! tag:x\n", prefix: "a: 1\n"), "version directives": filled("%YAML 1.2\n"),
    "documents": filled("---\n", prefix: "a: 1\n"), "document ends": filled("...\n", prefix: "a: 1\n"),
    "comments": filled("# c\n", prefix: "a: 1\n"), "blank lines": filled("\n", prefix: "a: |\n  x\n"),
    "zero width spaces": filled("\u{200B}"), "byte-order marks": filled("\u{FEFF}"), "bells": filled("\u{07}"),
    "no-break spaces": filled("\u{A0}", prefix: "a: "), "no-break lines": filled("\u{A0}\n", prefix: "a: 1\n"),
    "quoted no-break spaces": filled("\u{A0}", prefix: "a: '", suffix: "'"), "lone returns": filled("\r"),
    "tabs": filled("\t", prefix: "a:", suffix: "1"), "tabs in flow": filled("\t\n", prefix: "[", suffix: "]"),
    "tabs in text": filled("\tx", prefix: "a: x"), "escapes": filled("\\e", prefix: "a: \"", suffix: "\""),
    "anchors": filled("- &a\n"), "aliases": filled("- *a\n"), "one anchor": filled("a", prefix: "a: &"),
    "templates": filled("- {{a}}\n"), "no colons": filled("  y\n", prefix: "a: x\n", suffix: "  z: 1\n"),
    "colons": filled(":"), "two bytes a letter": filled("é", prefix: "a: "), "explicit keys": filled("? a\n"),
  ]

  @Test(arguments: files.keys.sorted()) func endSoon(_ name: String) {
    let time = processorTime { #expect(YAMLInvariants(Self.files[name] ?? []).broken.isEmpty) }
    #expect(time < .soonForItsPart)
  }

  /// Long keys that differ in their last bytes only.
  @Test func longKeysAreCompared() {
    let keys = (0..<1_000).map { String(repeating: "k", count: 1_000) + "\($0): 1\n" }
    let time = processorTime {
      let reading = YAMLReader.read(Array(keys.joined().utf8), file: FileID(0))
      #expect(reading.tree?.root.count == 1_000 && reading.diagnostics.isEmpty)
    }
    #expect(time < .soon)
  }
}
