import Glibc

/// Writes new files all together or not at all, and never over anything that is there.
package struct StarterWriter {
  /// Where every file goes, as the user would type it.
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// The paths on which something lies already, whatever it is.
  package func obstacles(to files: [StarterProject.File]) -> [String] {
    files.map { path(of: $0) }.filter { path in
      var status = stat()
      return lstat(path, &status) == 0
    }
  }

  /// - Throws: `WriteFailure`; nothing that was written is left then.
  package func write(_ files: [StarterProject.File]) throws(WriteFailure) {
    let missing = missingFolders(for: files)
    let writer = CarefulWriter(createsFolders: true)
    var written: [String] = []
    do throws(WriteFailure) {
      for file in files {
        let path = path(of: file)
        _ = try writer.write(Array(file.text.utf8), to: OutputPath(path)) { _ in false }
        written.append(path)
      }
    } catch {
      for path in written { unlink(path) }
      // A folder in which somebody has put something meanwhile stays, because it is not empty.
      for folder in missing.reversed() { rmdir(folder) }
      throw error
    }
  }

  package func path(of file: StarterProject.File) -> String {
    let isPlain = folder == "." || folder.isEmpty
    return isPlain ? file.path : folder.hasSuffix("/") ? folder + file.path : "\(folder)/\(file.path)"
  }

  /// The folders on the way to the files that are not there, outer ones first.
  private func missingFolders(for files: [StarterProject.File]) -> [String] {
    var folders: [String] = []
    for file in files {
      let bytes = Array(path(of: file).utf8)
      for slash in bytes.indices where bytes[slash] == UInt8(ascii: "/") && slash > 0 {
        let folder = String(decoding: bytes[..<slash], as: UTF8.self)
        var status = stat()
        if !folders.contains(folder), lstat(folder, &status) != 0 { folders.append(folder) }
      }
    }
    return folders
  }
}
