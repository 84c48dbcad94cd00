import PolicyExport
import TestSupport
import Testing

struct UnifiedDiffTests {
  @Test(arguments: [
    ("a\n", "a\n", ""),
    ("a\n", "b\n", "--- o\n+++ n\n@@ -1 +1 @@\n-a\n+b\n"),
    ("", "a\n", "--- o\n+++ n\n@@ -0,0 +1 @@\n+a\n"),
    ("a\n", "", "--- o\n+++ n\n@@ -1 +0,0 @@\n-a\n"),
    ("a", "a\n", "--- o\n+++ n\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\nb", "c\nb", "--- o\n+++ n\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n"),
    ("a\r\n", "a\n", "--- o\n+++ n\n@@ -1 +1 @@\n-a\r\n+a\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\ny\n",
      "--- o\n+++ n\n@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+y\n"
    ),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n", "x\n2\n3\n4\n5\n6\n7\ny\n",
      "--- o\n+++ n\n@@ -1,8 +1,8 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n"
    ),
  ])
  func texts(_ old: String, _ new: String, _ expected: String) {
    let diff = UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), oldName: "o", newName: "n")
    #expect(String(decoding: diff.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("a.env", "a.env"), ("a b.env", "a b.env\t"), ("a\"b\\", #""a\"b\\""#), ("a\n\u{1}", #""a\n\001""#),
  ])
  func names(_ name: String, _ shown: String) {
    let diff = UnifiedDiff(from: [], to: [0x0A], oldName: "/dev/null", newName: name)
    #expect(String(decoding: diff.bytes, as: UTF8.self) == "--- /dev/null\n+++ \(shown)\n@@ -0,0 +1 @@\n+\n")
  }

  /// Old files that would keep a search for the shortest difference busy for minutes.
  @Test func hostileFiles() {
    let distinct = (0..<20_000).flatMap { Array("\($0)\n".utf8) }
    let others = (0..<20_000).flatMap { Array("x\($0 % 7)\n".utf8) }
    let same = [UInt8](repeating: 0x0A, count: 200_000)
    let pairs = [(distinct, others), (others, distinct), (same, others), (distinct, same + [0x61]), (same, distinct)]
    let time = processorTime {
      let counts = pairs.map { UnifiedDiff(from: $0, to: $1, oldName: "o", newName: "n").bytes.count }
      #expect(counts.allSatisfy { $0 > 100_000 })
    }
    #expect(time < .soon)
  }

  /// `patch` makes the new text of the old one and the difference, and the difference is no longer than GNU's.
  @Test(.enabled(if: isComparable, "diff and patch are not on this machine"))
  func againstPatch() throws {
    var generator = SeededGenerator(for: "UnifiedDiffTests.againstPatch")
    let folder = try TemporaryFolder()
    let count = 60
    for index in 0..<count {
      let old = Self.text(using: &generator)
      let new = Bool.random(using: &generator) ? Self.text(using: &generator) : Self.edited(old, using: &generator)
      try folder.write(old, to: "\(index).old")
      try folder.write(new, to: "\(index).new")
      try folder.write(UnifiedDiff(from: old, to: new, oldName: "o", newName: "n").bytes, to: "\(index).diff")
    }
    // `patch --binary` keeps CRLF; GNU diff is asked for the shortest difference.
    let script = """
      i=0; while [ $i -lt \(count) ]; do
        cp $i.old $i.out
        if [ -s $i.diff ]; then patch --binary --quiet --no-backup-if-mismatch --force $i.out <$i.diff || echo "$i: patch fails"; fi
        cmp -s $i.new $i.out || echo "$i: patch gives something else"
        diff -a -d -u $i.old $i.new | tail -n +3 | grep -ac '^[-+]' >$i.gnu
        tail -n +3 $i.diff | grep -ac '^[-+]' >$i.ours
        [ "$(cat $i.ours)" -le "$(cat $i.gnu)" ] || echo "$i: longer than GNU diff"
        i=$((i + 1)); done
      """
    let result = try ChildProcess.run(["sh", "-c", script], directory: folder.path)
    #expect(
      result.succeeded && result.text == "" && result.errorText == "", "POLICYC_SEED=\(generator.seed) \(result.text)")
  }

  private static let isComparable = ChildProcess.find("diff") != nil && ChildProcess.find("patch") != nil

  /// Up to thirty lines of few kinds, so that many of them are common.
  private static func text(using generator: inout SeededGenerator) -> [UInt8] {
    let lines: [[UInt8]] = [[], [0x61], [0x62], [0x63], [0x61, 0x0D], [0xFF], [0x2D, 0x61], [0x5C, 0x20, 0x4E]]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
      text += (lines.randomElement(using: &generator) ?? []) + [0x0A]
    }
    if Int.random(in: 0..<4, using: &generator) == 0 { text.append(0x7A) }
    return text
  }

  private static func edited(_ text: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var edited = text
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0...edited.count, using: &generator)
      if Bool.random(using: &generator), place < edited.count {
        edited.remove(at: place)
      } else {
        edited.insert(contentsOf: [0x71, 0x0A], at: place)
      }
    }
    return edited
  }
}
