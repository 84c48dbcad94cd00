import PolicyJSON
import TestSupport
import Testing

/// Another reader and writer of JSON judges ours.
@Suite("JSON beside Python's", .enabled(if: PythonScript.isAvailable("json"), "python3 is missing"))
struct JSONPeerTests {
  /// Reads one text a line, in hexadecimal, and prints it again as it understood it, or `refused`.
  private static let script = PythonScript(
    #"""
    import json, sys

    def unique(pairs):
        if len(dict(pairs)) < len(pairs): raise ValueError("duplicate key")
        return dict(pairs)

    def constant(word): raise ValueError(word)

    for line in sys.stdin:
        try:
            text = bytes.fromhex(line).decode("utf-8", "strict")
            value = json.loads(text, object_pairs_hook=unique, parse_constant=constant)
            answer = json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "strict")
            print(answer.hex())
        except (ValueError, RecursionError):
            print("refused")
    """#)

  @Test func agreesAboutWhatIsJSONAndWhatItSays() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomJSON(seed: seed)
    let texts = (0..<Effort.part(of: 6_000)).map { round -> [UInt8] in
      let text = random.value().bytes(round % 2 == 0 ? .compact : .pretty)
      return round % 3 == 0 ? text : random.damaged(text)
    }
    let input = texts.map { Self.hex($0) + "\n" }.joined()
    let output = try #require(Self.script.output(for: Array(input.utf8)))
    let answers = String(decoding: output, as: UTF8.self).split(separator: "\n")
    let disagreements = zip(texts, answers).filter { text, answer in
      let ours = try? JSONValue(parsing: text)
      let theirs = answer == "refused" ? nil : try? JSONValue(parsing: Self.bytes(answer))
      return !Self.mean(ours, theirs)
    }
    let shown = disagreements.prefix(5).map { "\(String(decoding: $0, as: UTF8.self)) → \($1)" }
    #expect(answers.count == texts.count && disagreements.isEmpty, "seed \(seed): \(shown)")
  }

  /// Equal, with numbers compared as binary fractions, which is what the peer keeps of them.
  private static func mean(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    switch (left, right) {
    case (.array(let left)?, .array(let right)?): left.elementsEqual(right) { mean($0, $1) }
    case (.object(let left)?, .object(let right)?):
      left.members.elementsEqual(right.members) { $0.key.utf8.elementsEqual($1.key.utf8) && mean($0.value, $1.value) }
    case (.decimal(let left)?, .decimal(let right)?): left.double == right.double
    // A number too large for a binary fraction is an infinity there, which it then refuses to write.
    case (.some, nil): hasHugeNumber(left)
    default: left == right
    }
  }

  private static func hasHugeNumber(_ value: JSONValue?) -> Bool {
    switch value {
    case .decimal(let number)?: number.double == nil
    case .array(let elements)?: elements.contains { hasHugeNumber($0) }
    case .object(let object)?: object.members.contains { hasHugeNumber($0.value) }
    default: false
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func bytes(_ hex: Substring) -> [UInt8] {
    let digits = hex.utf8.map { UInt8(String(Unicode.Scalar($0)), radix: 16) ?? 0 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
