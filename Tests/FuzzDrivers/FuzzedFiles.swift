/// Several files in one input: a line `=== NAME` begins the file of that name.
struct FuzzedFiles {
  typealias File = (name: String, bytes: [UInt8])

  /// Each name once; of files of one name the first.
  private(set) var files: [File] = []

  /// - Parameter name: of what stands before the first such line.
  init(_ bytes: [UInt8], first name: String) {
    var open: File = (name, [])
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        close(open)
        // No name of a file has a NUL.
        open = (String(decoding: line.dropFirst(4).filter { $0 != 0 }, as: UTF8.self), [])
      } else {
        open.bytes += line + [UInt8(ascii: "\n")]
      }
    }
    // The last line had no line break.
    open.bytes.removeLast(min(1, open.bytes.count))
    close(open)
  }

  private mutating func close(_ file: File) {
    guard !file.bytes.isEmpty, !files.contains(where: { $0.name.utf8.elementsEqual(file.name.utf8) }) else { return }
    files.append(file)
  }
}
