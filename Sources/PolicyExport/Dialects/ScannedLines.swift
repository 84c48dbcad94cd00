/// `NAME=value` lines as Go's `bufio.Scanner` hands them over, which is how docker and kubectl read env files: nothing is
/// quoted, and the value is everything behind the first `=`.
struct ScannedLines {
  /// The longest line, without its line feed, that fits into the scanner's buffer of 64 KiB.
  static let mostBytes = 65_535

  // MARK: What cannot be written

  /// - Parameter tooLong: what the program does with a longer line: "docker refuses a line above 65535 bytes".
  static func obstacle(to assignment: Assignment, for program: String, tooLong: String) -> Obstacle? {
    let value = assignment.value
    if let obstacle = Obstacle.notUTF8(in: value, why: "\(program) refuses a file that is not UTF-8") {
      return obstacle
    }
    if let offset = value.firstIndex(of: UInt8(ascii: "\n")) {
      return Obstacle(at: offset, of: value, why: "\(program) takes one line for one variable")
    }
    if value.last == UInt8(ascii: "\r") {
      return Obstacle(at: value.count - 1, of: value, why: "\(program) takes it for a part of the line break")
    }
    let length = assignment.name.utf8.count + 1 + value.count
    return length > mostBytes ? Obstacle("makes a line of \(length) bytes", why: tooLong) : nil
  }

  // MARK: What is read

  private var lines: [[UInt8]]

  init(_ text: [UInt8]) {
    let bytes = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text[3...] : text[...]
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }

  /// - Parameter isName: whether the program takes a name.
  func assignments(isName: ([UInt8]) -> Bool) throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    for (index, line) in lines.enumerated() {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw UnreadableText(line: index + 1, problem: "the line is not UTF-8")
      }
      guard line.count <= Self.mostBytes else {
        throw UnreadableText(line: index + 1, problem: "the line is longer than \(Self.mostBytes) bytes")
      }
      let rest = Array(String(text.unicodeScalars.drop { $0.properties.isWhitespace }).utf8)
      guard let first = rest.first, first != UInt8(ascii: "#") else { continue }
      // A name alone would take its value from the environment of whoever runs the program.
      guard let end = rest.firstIndex(of: UInt8(ascii: "=")) else {
        throw UnreadableText(line: index + 1, problem: "the line assigns nothing")
      }
      guard isName(Array(rest[..<end])) else {
        throw UnreadableText(line: index + 1, problem: "the name is not one that the program takes")
      }
      found.append(ReadAssignment(name: Array(rest[..<end]), value: Array(rest[(end + 1)...])))
    }
    return found
  }
}
