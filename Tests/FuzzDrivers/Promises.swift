/// Takes down which promises an input breaks.
struct Promises {
  private(set) var broken: [String] = []

  mutating func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
    if !holds { broken.append(promise()) }
  }

  mutating func add(_ broken: [String]) { self.broken += broken }
}

extension String {
  /// Without control characters, so that it is one line and moves no cursor.
  var isOneLine: Bool { unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } }
}
