/// A word of a sentence, looked at as something that only the people who run a program know.
struct Place {
  private let word: ArraySlice<UInt8>

  /// - Parameter word: its UTF-8.
  init(_ word: ArraySlice<UInt8>) { self.word = word }

  // MARK: Code

  /// `server.ts:42:7`, `Main.java:12`, `node:internal/timers`, anything in `node_modules`.
  var isStackFrame: Bool {
    if word.begins(with: "node:internal/") || word.contains("node_modules/") { return true }
    let parts = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).contains { file, line in
      guard line.isNumber, let dot = file.lastIndex(of: UInt8(ascii: ".")), dot > file.startIndex else { return false }
      return Self.extensions.contains { $0.utf8.elementsEqual(file[(dot + 1)...]) }
    }
  }

  private static let extensions = [
    "c", "cc", "cjs", "cpp", "cs", "cts", "ex", "go", "h", "java", "js", "jsx", "kt", "mjs", "mts", "php", "py", "rb",
    "rs", "sh", "swift", "ts", "tsx",
  ]

  /// An environment variable: `GATEWAY_RUN_TIMEOUT_MS`, `$HOME`, `%APPDATA%`, `process.env.HOME`.
  var isVariable: Bool {
    if word.begins(with: "process.env.") || word.begins(with: "os.environ") { return true }
    var name = word
    let (dollar, percent) = (UInt8(ascii: "$"), UInt8(ascii: "%"))
    let isMarked = name.first == dollar || name.first == percent && name.last == percent
    if isMarked { name = name.drop { $0 == dollar || $0 == percent } }
    if isMarked, name.last == percent { name.removeLast() }
    guard name.first?.isCapital ?? false, name.allSatisfy({ $0.isCapital || $0.isDigit || $0 == UInt8(ascii: "_") })
    else { return false }
    let parts = name.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty } && (isMarked ? name.count > 1 : parts.count > 1)
  }

  // MARK: Files

  /// An absolute path of a file system; `/help` and `and/or` are none, and neither is the path of an address.
  var isPath: Bool {
    if word.begins(with: "~/") || word.begins(with: "file://") || word.begins(with: "\\\\") { return true }
    if word.first?.isLetter ?? false, word.dropFirst().begins(with: ":\\") || word.dropFirst().begins(with: ":/"),
      !word.contains("://")
    {
      return true
    }
    guard word.begins(with: "/"), !word.begins(with: "//") else { return false }
    let parts = word.split(separator: UInt8(ascii: "/"))
    guard parts.allSatisfy({ $0.allSatisfy(\.isPartOfName) }) else { return false }
    return parts.count > 1 || parts.first.map { part in Self.roots.contains { $0.utf8.elementsEqual(part) } } ?? false
  }

  /// Folders of a file system that a sentence can name alone.
  private static let roots = ["dev", "etc", "mnt", "opt", "proc", "srv", "tmp", "usr", "var"]

  // MARK: Machines

  /// The machine that it names, with or without a port; nil where it is no name of one.
  var host: Host? {
    guard let scheme = word.firstIndex(of: "://") else {
      return Host(word.prefix { $0 != UInt8(ascii: "/") }, isWholeName: false)
    }
    let authority = word[(scheme + 3)...].prefix { !"/?#".utf8.contains($0) }
    return Host(authority.split(separator: UInt8(ascii: "@")).last ?? [], isWholeName: true)
  }
}

extension ArraySlice<UInt8> {
  func begins(with text: String) -> Bool { starts(with: text.utf8) }

  func contains(_ text: String) -> Bool { firstIndex(of: text) != nil }

  /// Where a text begins that is not empty; nil where it is nowhere.
  func firstIndex(of text: String) -> Int? {
    guard let first = text.utf8.first else { return nil }
    return indices.first { self[$0] == first && self[$0...].begins(with: text) }
  }

  func ends(with text: [UInt8]) -> Bool { suffix(text.count).elementsEqual(text) }

  var lowercased: String { String(decoding: self, as: UTF8.self).lowercased() }

  /// One to nine digits.
  var isNumber: Bool { (1...9).contains(count) && allSatisfy(\.isDigit) }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  fileprivate var isPartOfName: Bool { isLetter || isDigit || "._-+@%~:".utf8.contains(self) }
}
