/// `NAME=value` with nothing to quote: the file that all consumers of such lines read alike.
package struct PortableDialect: Dialect {
  package let name = "portable"
  package let consumer = "every reader of NAME=value lines that skips # lines"
  package let cannotCarry = "anything that would need quotes, empty values, lines above 64 KiB"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    if assignment.value.isEmpty {
      return Obstacle("is empty", why: "some consumers take an empty variable for one that is not there")
    }
    if let offset = PlainValue.firstStranger(in: assignment.value) {
      return Obstacle(at: offset, of: assignment.value, why: "consumers agree only about \(PlainValue.alphabet)")
    }
    let length = assignment.line([]).count - 1 + assignment.value.count
    guard length > ScannedLines.mostBytes else { return nil }
    return Obstacle("makes a line of \(length) bytes", why: "some consumers read none above \(ScannedLines.mostBytes)")
  }

  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    assignment.line(assignment.value)
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var cursor = ByteCursor(text)
    var found: [ReadAssignment] = []
    while let first = cursor.peek {
      if first == UInt8(ascii: "#") {
        _ = cursor.takeLine()
      } else {
        found.append(try Self.assignment(&cursor))
      }
      guard cursor.skip(UInt8(ascii: "\n")) else { throw cursor.unreadable("the line does not end where it should") }
    }
    return found
  }

  private static func assignment(_ cursor: inout ByteCursor) throws(UnreadableText) -> ReadAssignment {
    let name = cursor.take(while: { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "\n") })
    guard !name.isEmpty, cursor.skip(UInt8(ascii: "=")) else { throw cursor.unreadable("the line assigns nothing") }
    let value = cursor.take { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      // From `+` to `:` lie the digits and `+ , - . / :`, all of them in the set.
      case UInt8(ascii: "+")...UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard !value.isEmpty else { throw cursor.unreadable("the value is empty") }
    return ReadAssignment(name: name, value: value)
  }
}
