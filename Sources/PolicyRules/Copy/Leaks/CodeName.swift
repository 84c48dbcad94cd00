import PolicyDiagnostics

/// A word that only a program or its runtime writes: a frame of a stack, an exception, a symbol, an address in memory.
struct CodeName {
  private let word: ArraySlice<UInt8>
  private let before: ArraySlice<UInt8>
  private let bytes: ArraySlice<UInt8>

  /// - Parameters:
  ///   - word: a part of the text, without what ends its sentence.
  ///   - before: the word before it.
  ///   - bytes: the whole text.
  init(_ word: ArraySlice<UInt8>, before: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) {
    (self.word, self.before, self.bytes) = (word, before, bytes)
  }

  var leak: Leak? {
    if isMemoryAddress { return Leak(.memoryAddress, word) }
    if isStackFrame { return Leak(.stackFrame, word) }
    if Self.isException(word) { return Leak(.exception, word) }
    if Self.isErrorCode(word) { return Leak(.errorCode, word) }
    return isSymbol ? Leak(.symbol, word) : nil
  }

  // MARK: Stacks

  private var isStackFrame: Bool {
    if word.begins(with: "node:internal/") || word.contains("node_modules/") { return true }
    return Self.lineNumber(in: word) != nil || isCodeFileBeforeLine || isCall || isFunctionInBrackets
  }

  /// Where `server.ts:42:7` and `src/server.ts#L42` have the line; nil for all else.
  static func lineNumber(in word: ArraySlice<UInt8>) -> Int? {
    let marks = word.indices.filter { word[$0] == UInt8(ascii: ":") || word[$0] == UInt8(ascii: "#") }
    return marks.first { mark in
      guard isCodeFile(word[..<mark].suffix(longestFile)) else { return false }
      var number = word[(mark + 1)...]
      if word[mark] == UInt8(ascii: "#") {
        guard number.first == UInt8(ascii: "L") else { return false }
        number.removeFirst()
      }
      let digits = number.prefix(while: \.isDigit)
      return (1...9).contains(digits.count) && !(word[digits.endIndex...].first?.isLetter ?? false)
    }
  }

  /// `File "run.py", line 12` (Python), `run.swift, line 12`, `run.php on line 12`, `Run.cs:line 12` (.NET), `run.php(12)`.
  private var isCodeFileBeforeLine: Bool {
    let file = word.ends(with: Array(":line".utf8)) ? word.dropLast(5) : word
    guard Self.isCodeFile(file.suffix(Self.longestFile)) else { return false }
    if file.count < word.count { return true }
    let rest = bytes[word.endIndex...].prefix(24)
    if rest.first == UInt8(ascii: "(") { return rest.dropFirst().first?.isDigit ?? false }
    var after = rest.drop { "\"',: ".utf8.contains($0) }
    if after.begins(with: "on ") { after = after.dropFirst(3) }
    return after.begins(with: "line ") && after.dropFirst(5).first?.isDigit ?? false
  }

  /// A name that ends like the file of a program: `server.ts`.
  private static func isCodeFile(_ name: ArraySlice<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
    return extensions.contains { $0.utf8.elementsEqual(name[(dot + 1)...]) }
  }

  /// Of a longer name the end is enough.
  private static let longestFile = 64

  private static let extensions = [
    "c", "cc", "cjs", "clj", "cpp", "cs", "cts", "dart", "erl", "ex", "exs", "fs", "go", "h", "hpp", "java", "js",
    "jsx",
    "kt", "lua", "m", "mjs", "mm", "mts", "php", "pl", "py", "rb", "rs", "scala", "sh", "svelte", "swift", "ts", "tsx",
    "vb", "vue", "zig",
  ]

  /// `at Orders.Service.Find(` of .NET and Java, also without a file.
  private var isCall: Bool {
    guard before.elementsEqual("at".utf8), bytes[word.endIndex...].first == UInt8(ascii: "(") else { return false }
    return word.contains(UInt8(ascii: ".")) && word.first?.isLetter ?? false
      && word.allSatisfy { $0.isLetter || $0.isDigit || "._$`+".utf8.contains($0) }
  }

  /// `<anonymous>` of Node, `<module>` of Python, `{main}` of PHP.
  private var isFunctionInBrackets: Bool {
    guard word.startIndex > bytes.startIndex, word.endIndex < bytes.endIndex else { return false }
    let brackets = (bytes[word.startIndex - 1], bytes[word.endIndex])
    if brackets == (UInt8(ascii: "{"), UInt8(ascii: "}")) { return word.elementsEqual("main".utf8) }
    return brackets == (UInt8(ascii: "<"), UInt8(ascii: ">")) && Self.functions.contains { $0.utf8.elementsEqual(word) }
  }

  private static let functions = ["anonymous", "module", "lambda", "listcomp"]

  // MARK: Names

  /// `0x00007fff5fbff8c0`; a colour has six digits.
  private var isMemoryAddress: Bool {
    let digits = word.drop { $0 == UInt8(ascii: "+") }
    return digits.begins(with: "0x") && digits.count >= 10 && digits.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  /// `NullPointerException`, `java.io.IOException`, `TypeError`.
  static func isException(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.ends(with: error) || word.ends(with: exception) else { return false }
    let name = word.reversed().prefix { $0.isLetter || $0.isDigit }.reversed()
    return name.first?.isCapital ?? false && !error.elementsEqual(name) && !exception.elementsEqual(name)
  }

  private static let error = Array("Error".utf8)
  private static let exception = Array("Exception".utf8)

  /// A code of the operating system as Node prints it (Node documentation, errors, common system errors).
  static func isErrorCode(_ word: ArraySlice<UInt8>) -> Bool {
    word.first == UInt8(ascii: "E") && errorCodes.contains { $0.utf8.elementsEqual(word) }
  }

  private static let errorCodes = [
    "EACCES", "EADDRINUSE", "EADDRNOTAVAIL", "EAI_AGAIN", "EBADF", "EBUSY", "ECONNABORTED", "ECONNREFUSED",
    "ECONNRESET",
    "EEXIST", "EHOSTDOWN", "EHOSTUNREACH", "EINVAL", "EISDIR", "EMFILE", "ENETDOWN", "ENETUNREACH", "ENFILE",
    "ENOENT", "ENOMEM", "ENOSPC", "ENOTCONN", "ENOTDIR", "ENOTEMPTY", "ENOTFOUND", "EPERM", "EPIPE", "EPROTO", "EROFS",
    "ETIMEDOUT", "EXDEV",
  ]

  /// `std::bad_alloc`, `Option::unwrap`, `core::panicking::panic_fmt`: names between `::` that no sentence has.
  private var isSymbol: Bool {
    guard word.contains("::") else { return false }
    let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: true)
    guard parts.count > 1, parts.allSatisfy(Self.isIdentifier) else { return false }
    return parts.count > 2 || parts.contains { $0.contains(UInt8(ascii: "_")) || $0.first?.isCapital ?? false }
  }

  private static func isIdentifier(_ part: ArraySlice<UInt8>) -> Bool {
    let underscore = UInt8(ascii: "_")
    return part.first.map { $0.isLetter || $0 == underscore } ?? false
      && part.allSatisfy { $0.isLetter || $0.isDigit || $0 == underscore }
  }
}
