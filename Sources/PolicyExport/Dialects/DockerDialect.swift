/// The env files of `docker run`, which no quotes can make more of.
public struct DockerDialect: Dialect {
  public let name = "docker"
  public let consumer = "docker run --env-file"
  public let cannotCarry = "line feeds, a carriage return at the end, bytes that are not UTF-8, lines above 64 KiB"
  public let allowsComments = true

  public init() {}

  public func obstacle(to assignment: Assignment) -> Obstacle? {
    ScannedLines.obstacle(
      to: assignment, for: "docker", tooLong: "docker refuses a line above \(ScannedLines.mostBytes) bytes")
  }

  public func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] { assignment.line(assignment.value) }

  /// As docker/cli 28 (`pkg/kvfile/kvfile.go`).
  public func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    try ScannedLines(text).assignments { name in
      !name.isEmpty && !String(decoding: name, as: UTF8.self).unicodeScalars.contains { $0.properties.isWhitespace }
    }
  }
}
