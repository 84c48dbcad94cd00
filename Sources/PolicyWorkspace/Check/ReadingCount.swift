/// How much was read.
package struct ReadingCount {
  private var files = 0
  private var bytes = 0

  package init() {}

  package init(_ workspace: LoadedProjects) {
    let read = workspace.projects.flatMap(\.files)
    files = read.count
    bytes = read.reduce(0) { $0 + workspace.sources[$1].bytes.count }
  }

  package static func += (sum: inout ReadingCount, other: ReadingCount) {
    sum.files += other.files
    sum.bytes += other.bytes
  }

  /// `read 3 files, 1200 bytes`
  package var line: String {
    "read \(files) \(files == 1 ? "file" : "files"), \(bytes) \(bytes == 1 ? "byte" : "bytes")"
  }
}
