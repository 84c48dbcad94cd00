/// The env files of `docker run`, which no quotes can make more of.
package struct DockerDialect: Dialect {
  package let name = "docker"
  package let consumer = "docker run --env-file"
  package let cannotCarry = "line feeds, a carriage return at the end, bytes that are not UTF-8, lines above 64 KiB"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    ScannedLines.obstacle(
      to: assignment, for: "docker", tooLong: "docker refuses a line above \(ScannedLines.mostBytes) bytes")
  }

  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] { assignment.line(assignment.value) }

  /// As docker/cli 28 (`pkg/kvfile/kvfile.go`).
  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    try ScannedLines(text).assignments { name in
      !name.isEmpty && !String(decoding: name, as: UTF8.self).unicodeScalars.contains { $0.properties.isWhitespace }
    }
  }
}
