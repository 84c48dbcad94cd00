/// The env files of `kubectl create configmap` and `kubectl create secret generic`.
package struct KubectlDialect: Dialect {
  package let name = "kubectl"
  package let consumer = "kubectl create configmap NAME --from-env-file"
  package let cannotCarry = "line feeds, a carriage return at the end, bytes that are not UTF-8, lines above 64 KiB"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    ScannedLines.obstacle(
      to: assignment, for: "kubectl",
      tooLong: "kubectl drops a line above \(ScannedLines.mostBytes) bytes and all behind it, without a word")
  }

  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] { assignment.line(assignment.value) }

  /// As kubectl 1.32 (`pkg/cmd/util/env_file.go`), which takes no name twice.
  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var names: Set<[UInt8]> = []
    return try ScannedLines(text).assignments { name in
      guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
      return name.allSatisfy(Self.belongsToName) && names.insert(name).inserted
    }
  }

  private static func belongsToName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): true
    default: false
    }
  }
}
