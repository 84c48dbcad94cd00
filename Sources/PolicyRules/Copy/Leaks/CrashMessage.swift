/// The beginnings of panics, tracebacks and fatal errors as runtimes print them.
///
/// They are matched to the letter, since prose has the same words: "Don't panic: nothing is lost."
enum CrashMessage {
  /// How many bytes of a crash message begin at a place; nil where none does.
  ///
  /// - Parameter place: the beginning of a word.
  static func length(in bytes: ArraySlice<UInt8>, at place: Int) -> Int? {
    let rest = bytes[place...]
    guard let first = rest.first, first < 0x80 else { return nil }
    if let phrase = byFirstByte[Int(first)].first(where: { rest.starts(with: $0) }) { return phrase.count }
    switch first {
    case UInt8(ascii: "g"): return goroutine(rest)
    case UInt8(ascii: "p"): return panic(rest, in: bytes)
    case UInt8(ascii: "a"): return assertion(rest)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return errorNumber(rest) ?? exitStatus(rest)
    default: return nil
    }
  }

  /// Go: `goroutine 17 [running]`.
  private static func goroutine(_ rest: ArraySlice<UInt8>) -> Int? {
    guard rest.begins(with: "goroutine ") else { return nil }
    let number = rest.dropFirst(10).prefix(while: \.isDigit)
    guard !number.isEmpty, bytes(rest, from: number.endIndex, begin: " [") else { return nil }
    return number.endIndex - rest.startIndex
  }

  /// Go: `panic: ` at the beginning of a line or a quotation. Rust: `panicked at src/main.rs:4:5`, `panicked at '…'`.
  private static func panic(_ rest: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) -> Int? {
    if rest.begins(with: "panic: ") {
      let before = bytes[..<rest.startIndex].reversed().drop { $0 == 0x20 || $0 == 0x09 }.first
      return before.map(opensQuotation) ?? true ? 6 : nil
    }
    guard rest.begins(with: "panicked at ") else { return nil }
    let place = rest.dropFirst(12).prefix { $0 != 0x20 && $0 != 0x0A }
    let isPlace = place.first == UInt8(ascii: "'") || CodeName.lineNumber(in: place) != nil
    return isPlace ? 11 : nil
  }

  /// Rust: ``assertion `left == right` failed``.
  private static func assertion(_ rest: ArraySlice<UInt8>) -> Int? { rest.begins(with: "assertion `") ? 11 : nil }

  /// C: `errno 111`, `errno=111`. Python: `[Errno 111]`.
  private static func errorNumber(_ rest: ArraySlice<UInt8>) -> Int? {
    guard rest.begins(with: "errno") || rest.begins(with: "Errno") else { return nil }
    let mark = rest.dropFirst(5).prefix { " =:".utf8.contains($0) }
    let number = rest[mark.endIndex...].prefix(while: \.isDigit)
    guard (1...2).contains(mark.count), (1...4).contains(number.count) else { return nil }
    return number.endIndex - rest.startIndex
  }

  /// The exit status of a process that a signal ended, 128 and its number; a smaller one may be that of somebody's tests.
  private static func exitStatus(_ rest: ArraySlice<UInt8>) -> Int? {
    for words in exits where rest.begins(with: words) {
      let number = rest.dropFirst(words.utf8.count).prefix(while: \.isDigit)
      guard number.count == 3, let status = Int(String(decoding: number, as: UTF8.self)), (129...192).contains(status)
      else { continue }
      return number.endIndex - rest.startIndex
    }
    return nil
  }

  private static let exits = ["exit code ", "exit status ", "exited with code ", "exited with status "]

  private static func opensQuotation(_ byte: UInt8) -> Bool { "\n:\"'`([".utf8.contains(byte) }

  private static func bytes(_ rest: ArraySlice<UInt8>, from place: Int, begin text: String) -> Bool {
    rest[place...].begins(with: text)
  }

  private static let byFirstByte: [[[UInt8]]] = {
    var phrases = [[[UInt8]]](repeating: [], count: 0x80)
    for phrase in all.map({ Array($0.utf8) }) { phrases[Int(phrase[0])].append(phrase) }
    return phrases
  }()

  private static let all = go + python + node + jvm + rust + ruby + dotNet + php + swift + native

  private static let go = [
    "panic: runtime error", "runtime error: index out of range", "invalid memory address or nil pointer dereference",
    "nil pointer dereference", "assignment to entry in nil map", "all goroutines are asleep",
    "concurrent map read and map write", "concurrent map writes",
    "slice bounds out of range [",
    "index out of range [",
  ]
  private static let python = [
    "Traceback (most recent call last)", "During handling of the above exception", "list index out of range",
    "The above exception was the direct cause", "maximum recursion depth exceeded", "Fatal Python error",
  ]
  private static let node = [
    "Cannot read properties of", "Cannot set properties of", "Cannot read property '", "Cannot read property \"",
    "undefined is not an object", "undefined is not a function", "Uncaught (in promise)", "UnhandledPromiseRejection",
    "unhandledRejection", "uncaughtException", "Maximum call stack size exceeded", "JavaScript heap out of memory",
  ]
  private static let jvm = ["Exception in thread \"", "Exception in thread '", "Native Method)", "Unknown Source)"]
  private static let rust = ["stack backtrace:", "index out of bounds: the len is"]
  private static let ruby = ["undefined method `", "undefined method '", "undefined local variable or method"]
  private static let dotNet = [
    "Unhandled exception:", "Unhandled exception.", "Unhandled exception at ", "Unhandled Exception",
    "Object reference not set to an instance", "End of stack trace from", "End of inner exception stack trace",
  ]
  private static let php = [
    "PHP Fatal error", "PHP Parse error", "PHP Warning:", "PHP Notice:", "PHP Deprecated:",
    "Fatal error: Uncaught", "Fatal error: Allowed memory size", "Uncaught Error", "Uncaught Exception",
    "Call to undefined function", "Call to undefined method", "Call to a member function",
  ]
  private static let swift = [
    "Unexpectedly found nil", "unexpectedly found nil", "Fatal error: Index out of range",
    "Fatal error: Unexpectedly found nil", "Fatal error: Division by zero", "Fatal error: Can't ",
    "Current stack trace:", "EXC_BAD_ACCESS", "EXC_BAD_INSTRUCTION", "EXC_BREAKPOINT", "EXC_CRASH",
  ]
  private static let native = [
    "Segmentation fault", "segmentation fault", "core dumped", "terminate called after throwing",
    "null pointer dereference", "Assertion failed:", "assertion failed:", "OOMKilled", "signal: killed",
    "signal: terminated", "signal: aborted", "signal: segmentation fault", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL",
    "SIGFPE", "SIGKILL", "SIGTERM", "SIGPIPE", "SIGTRAP",
  ]
}
