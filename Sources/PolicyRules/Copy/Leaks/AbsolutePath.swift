/// An absolute path of a file system, on Unix or Windows.
enum AbsolutePath {
  /// Whether a word is one or ends with one behind a colon or an `@`.
  ///
  /// `/help`, `/24/7`, `/r/name` and `and/or` are none.
  static func matches(_ word: ArraySlice<UInt8>) -> Bool {
    // Of a longer word the beginning says enough.
    let word = word.prefix(512)
    if isPath(word) { return true }
    let marks = word.indices.filter { word[$0] == UInt8(ascii: ":") || word[$0] == UInt8(ascii: "@") }
    return marks.contains { isOnUnix(word[($0 + 1)...]) }
  }

  private static func isPath(_ word: ArraySlice<UInt8>) -> Bool {
    if word.begins(with: "~/") {
      return word.dropFirst(2).first.map { $0.isLetter || $0.isDigit || $0 == 0x2E } ?? false
    }
    if word.begins(with: "file:/") { return true }
    return isOnUnix(word) || isOnWindows(word)
  }

  /// A folder with something in it, or one of the folders of the system.
  private static func isOnUnix(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.begins(with: "/") else { return false }
    let parts = word.split(separator: slash)
    guard parts.allSatisfy({ $0.allSatisfy(\.isPartOfName) }), parts.contains(where: { !$0.allSatisfy(\.isDigit) })
    else {
      return false
    }
    // `//server/share` is one, `//cdn.example.com/x` the address of a page.
    if word.begins(with: "//"), parts[0].contains(UInt8(ascii: ".")) { return false }
    // Communities and people of Reddit.
    if parts.count == 2, ["r", "u"].contains(where: { $0.utf8.elementsEqual(parts[0]) }) { return false }
    return parts.count > 1 || roots.contains { $0.utf8.elementsEqual(parts[0]) }
  }

  /// `C:\Users`, `C:/Users`, `\\server\share`, `\\?\C:\Users`.
  private static func isOnWindows(_ word: ArraySlice<UInt8>) -> Bool {
    if word.begins(with: "\\\\") {
      let server = word.dropFirst(2).prefix { $0 != backslash }
      return !server.isEmpty && server.endIndex < word.endIndex
    }
    guard word.first?.isLetter ?? false, word.dropFirst().first == UInt8(ascii: ":") else { return false }
    let rest = word.dropFirst(2)
    return (rest.first == backslash || rest.first == slash) && rest.dropFirst().first.map(\.isPartOfName) ?? false
  }

  private static let slash = UInt8(ascii: "/")
  private static let backslash = UInt8(ascii: "\\")

  /// Folders that a sentence can name alone, and files that programs look for.
  private static let roots = ["dev", "etc", "mnt", "opt", "proc", "srv", "tmp", "usr", "var", ".env", ".dockerenv"]
}

extension UInt8 {
  fileprivate var isPartOfName: Bool { isLetter || isDigit || self >= 0x80 || "._-+@%~:#$".utf8.contains(self) }
}
