import Glibc
import PolicySource

/// An entry of a revision or of the index, with the object name of its content.
package struct TrackedFile: Equatable {
  package enum Kind: Equatable {
    case file, link
    /// A folder with everything in it. In the index it is a folder that a sparse checkout leaves out.
    case folder
  }

  package let kind: Kind
  /// Hexadecimal digits, 40 of SHA-1 or 64 of SHA-256.
  package let object: ArraySlice<UInt8>

  /// Fails for a submodule.
  ///
  /// - Parameter mode: as `git ls-tree` and `git ls-files --stage` write it.
  package init?(mode: ArraySlice<UInt8>, object: ArraySlice<UInt8>) {
    switch String(decoding: mode, as: UTF8.self) {
    case "040000": kind = .folder
    case "100644", "100755", "100664": kind = .file
    case "120000": kind = .link
    default: return nil
    }
    self.object = object
  }

  /// Whether a working tree holds just these bytes. No filter, no line end is converted: where git would convert them,
  /// the bytes differ.
  package func isContent(_ bytes: [UInt8]) -> Bool {
    let message = Array("blob \(bytes.count)\0".utf8) + bytes
    let digest = object.count == 64 ? SHA256.hexDigest(of: message) : SHA1.hexDigest(of: message)
    return object.elementsEqual(digest.utf8)
  }
}

extension FilePath {
  /// The text of a link; nil for anything else.
  package var linkTarget: FilePath? {
    let text = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = withCString { path in
        buffer.withMemoryRebound(to: CChar.self) { text in
          text.baseAddress.map { readlink(path, $0, text.count) } ?? -1
        }
      }
      count = max(0, length)
    }
    return text.isEmpty ? nil : FilePath(bytes: text)
  }
}
