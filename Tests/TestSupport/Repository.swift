import Glibc

/// The checkout that the tests were built from.
package enum Repository {
  /// Absolute.
  package static let root: String = {
    var parts = #filePath.split(separator: "/").map(String.init)
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// Whether tests shall rewrite what they compare with, instead of comparing: `POLICYC_UPDATE=1 make test`.
  package static var isUpdating: Bool { getenv("POLICYC_UPDATE").map { String(cString: $0) } == "1" }

  /// The text of a file; nil when it cannot be read.
  package static func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a file; nil when it cannot be read.
  package static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen("\(root)/\(path)", "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  /// Whether a file or folder is there.
  package static func exists(_ path: String) -> Bool { access("\(root)/\(path)", F_OK) == 0 }

  /// Replaces a file of the checkout, or makes it, and its folder if need be; says whether that went well.
  package static func write(_ text: String, to path: String) -> Bool {
    mkdir("\(root)/\(path.split(separator: "/").dropLast().joined(separator: "/"))", 0o755)
    guard let file = fopen("\(root)/\(path)", "we") else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }

  /// The paths below a folder with an ending, bytewise sorted, relative to the root.
  package static func files(in folder: String, ending: String) -> [String] {
    var found: [String] = []
    var open = [folder]
    while let next = open.popLast() {
      guard let stream = opendir("\(root)/\(next)") else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        if Int(entry.pointee.d_type) == DT_DIR {
          open.append("\(next)/\(name)")
        } else if name.hasSuffix(ending) {
          found.append("\(next)/\(name)")
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names of the folders directly in a folder, bytewise sorted.
  package static func folders(in folder: String) -> [String] {
    let inside = files(in: folder, ending: "").map { $0.dropFirst(folder.utf8.count + 1) }.filter { $0.contains("/") }
    let names = Set(inside.compactMap { $0.split(separator: "/").first.map(String.init) })
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A folder that looks like a repository with the shipped policies, the example of the documents, the recorded runs and
  /// the deployments in it.
  package static func copyOfPolicies() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    mkdir(folder.path(of: ".git"), 0o755)
    let copied = ["policies", "docs/example", "Tests/Corpus/traces", "Tests/Corpus/deployments"]
    _ = try ChildProcess.run(["cp", "-R", "--parents"] + copied + [folder.path], directory: root)
    return folder
  }
}
