import Glibc
import PolicySource

/// Why a file could not be read.
public enum FileProblem: Error, Equatable, Sendable {
  /// Nothing is there.
  case missing
  /// It is a device, a FIFO or a socket.
  case notRegular
  /// It is a folder where a file is needed.
  case isFolder
  /// It is no folder where one is needed.
  case notFolder
  /// A file names it, and it ends outside of the file's repository or project.
  case outside
  /// On the way lies this link of a repository, relative to it, that leads out of it.
  case strayLink(FilePath)
  /// What the system says, in words.
  case system(String)

  package var words: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .notRegular: "it is not a regular file"
    case .isFolder: "it is a folder"
    case .notFolder: "it is not a folder"
    case .outside: "it lies outside of the repository"
    case .strayLink(let link): "the link `\(link.text)` leads out of its repository, and is not followed"
    case .system(let words): words
    }
  }

  /// The problem behind the system's last error.
  static var last: FileProblem { FileProblem(errno) }

  init(_ errorNumber: CInt) {
    switch errorNumber {
    case ENOENT, ENOTDIR: self = .missing
    case let code: self = .system(String(cString: strerror(code)).lowercasingFirst)
    }
  }
}

extension String {
  fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}
