/// A word of a sentence, looked at as something that only the people who run a program know.
struct Place {
  private let word: String

  init(_ word: String) { self.word = word }

  // MARK: Code

  /// `server.ts:42:7`, `Main.java:12`, `node:internal/timers`, anything in `node_modules`.
  var isStackFrame: Bool {
    if word.hasPrefix("node:internal/") || word.contains("node_modules/") { return true }
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).contains { file, line in
      guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return false }
      return Self.extensions.contains(String(file[file.index(after: dot)...])) && Self.isNumber(line)
    }
  }

  private static let extensions: Set = [
    "c", "cc", "cjs", "cpp", "cs", "cts", "ex", "go", "h", "java", "js", "jsx", "kt", "mjs", "mts", "php", "py", "rb",
    "rs", "sh", "swift", "ts", "tsx",
  ]

  /// An environment variable: `GATEWAY_RUN_TIMEOUT_MS`, `$HOME`, `%APPDATA%`, `process.env.HOME`.
  var isVariable: Bool {
    if word.hasPrefix("process.env.") || word.hasPrefix("os.environ") { return true }
    var name = word[...]
    let isMarked = name.first == "$" || name.first == "%" && name.last == "%"
    if isMarked { name = name.drop { $0 == "$" || $0 == "%" } }
    if isMarked, name.last == "%" { name.removeLast() }
    guard name.first?.isASCIICapital ?? false, name.allSatisfy({ $0.isASCIICapital || $0.isASCIIDigit || $0 == "_" })
    else { return false }
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty } && (isMarked ? name.count > 1 : parts.count > 1)
  }

  // MARK: Files

  /// An absolute path of a file system; `/help` and `and/or` are none, and neither is the path of an address.
  var isPath: Bool {
    if word.hasPrefix("~/") || word.hasPrefix("file://") || word.hasPrefix("\\\\") { return true }
    let start = word.prefix(3)
    if start.count == 3, start.first?.isASCIILetter ?? false, start.hasSuffix(":\\") || start.hasSuffix(":/"),
      !word.contains("://")
    {
      return true
    }
    guard word.hasPrefix("/"), !word.hasPrefix("//") else { return false }
    let parts = word.split(separator: "/")
    guard parts.allSatisfy({ $0.allSatisfy(\.isPartOfName) }) else { return false }
    return parts.count > 1 || parts.first.map { Self.roots.contains(String($0)) } ?? false
  }

  /// Folders of a file system that a sentence can name alone.
  private static let roots: Set = ["dev", "etc", "mnt", "opt", "proc", "srv", "tmp", "usr", "var"]

  // MARK: Machines

  /// The machine that it names, with or without a port; nil where it is no name of one.
  var host: Host? {
    if let scheme = word.firstRange(of: "://") {
      let authority = word[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      return Host(authority.split(separator: "@").last ?? "", isWholeName: true)
    }
    return Host(word.prefix { $0 != "/" }, isWholeName: false)
  }

  static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.count <= 9 && text.allSatisfy(\.isASCIIDigit)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
  fileprivate var isASCIICapital: Bool { isASCII && isUppercase }
  fileprivate var isPartOfName: Bool { isASCIILetter || isASCIIDigit || "._-+@%~:".contains(self) }
}
