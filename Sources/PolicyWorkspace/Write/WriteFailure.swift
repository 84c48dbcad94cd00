import PolicyDiagnostics
import Glibc

/// Why a file was not written or not read. Paths are as the user typed them.
package enum WriteFailure: Error, Hashable {
  case notAFileName(String)
  case folderMissing(String)
  case notAFolder(String)
  /// A file names a folder that lies outside of its repository, or project.
  case outside(String)
  /// A link on the way is not followed, or leads nowhere; the problem comes in words.
  case unfollowed(String, problem: String)
  case symbolicLink(String)
  /// A folder, device, FIFO or socket; the kind comes with its article.
  case notRegular(String, kind: String)
  /// More bytes than this.
  case tooLarge(String, Int)
  case notOurs(String)
  /// Its text is not the one that was read.
  case changed(String)
  /// It was read, and is gone.
  case missing(String)
  /// Nobody has the permission to write to it.
  case readOnly(String)
  /// It has so many names.
  case hardLinked(String, names: Int)
  /// The path is shown with U+FFFD for bytes of its name, and is not the file's.
  case nameNotUTF8(String)
  /// Two outputs of one command would be one file.
  case namedTwice(String)
  /// Two exports would be one file.
  case sameFile(String, String)
  /// A project is read from it.
  case source(String)
  /// A path that would break the lines in which it is printed or compared.
  case controlCharacter(String)
  /// It lies in `.git`, or is it.
  case ofGit(String)
  /// Another process holds the temporary file.
  case busy(String)
  /// Something else than a regular file has the name of the temporary file.
  case temporaryTaken(String)
  /// The file has been replaced, but may be lost with the power.
  case notDurable(String, errno: CInt)
  /// A call failed; the deed is in the infinitive: "write", "lock".
  case system(deed: String, String, errno: CInt)

  /// One line: what is in the way.
  package var message: String {
    switch self {
    case .notAFileName(let path): "\(path.isEmpty ? "an empty path" : path) names no file"
    case .folderMissing(let folder): "there is no folder \(folder)"
    case .notAFolder(let folder): "\(folder) is not a folder"
    case .outside(let folder): "the folder \(folder) lies outside of the repository"
    case .unfollowed(let path, let problem): "\(path): \(problem)"
    case .symbolicLink(let path): "\(path) is a symbolic link, and only a regular file is replaced"
    case .notRegular(let path, let kind): "\(path) is \(kind), and only a regular file is replaced"
    case .tooLarge(let path, let most):
      "\(path) is larger than \(most >> 20) MiB, and no output of policyc is"
    case .notOurs(let path): "\(path) was not written by policyc"
    case .namedTwice(let path): "\(path) is named for two reports"
    case .sameFile(let first, let second):
      first.utf8.elementsEqual(second.utf8) ? "\(first) is exported twice" : "\(first) and \(second) are the same file"
    case .source(let path): "\(path) is a file that policies are read from, and is never replaced"
    case .controlCharacter(let path): "the path \(path) has a control character"
    case .ofGit(let path): "\(path) lies in .git, where nothing is written"
    case .changed(let path): "\(path) has changed since it was read"
    case .missing(let path): "\(path) is gone since it was read"
    case .readOnly(let path): "\(path) is read-only"
    case .hardLinked(let path, let names):
      "\(path) is one of \(names) names (hard links) of a file, and the others would keep the old text"
    case .nameNotUTF8(let path): "\(path) has a name that is not UTF-8, and is not replaced"
    case .busy(let path): "another policyc is writing \(path)"
    case .temporaryTaken(let path): "\(path) is in the way, and is not a temporary file of policyc"
    case .notDurable(let path, let code): "\(path) is written, but may not outlast a power cut: \(Self.text(of: code))"
    case .system(let deed, let path, let code): "cannot \(deed) \(path): \(Self.text(of: code))"
    }
  }

  /// What to do, as an order; nil where the message leaves no doubt or the cure is not ours to know.
  package var help: String? {
    switch self {
    case .folderMissing(let folder): "create it: mkdir -p \(folder)"
    case .outside: "name a file inside, or allow it with --allow-outside"
    case .symbolicLink: "remove the link, or name the file it leads to"
    case .tooLarge: "remove the file, or choose another"
    case .notOurs: "choose another file, or replace this one with --force"
    case .changed: "run it again"
    case .readOnly(let path): "allow it: chmod u+w \(path)"
    case .hardLinked: "make it a file of its own, or change it with an editor that keeps hard links"
    case .nameNotUTF8: "rename it"
    case .namedTwice: "name a file of its own for each"
    case .sameFile: "give each export a file of its own"
    case .source, .ofGit, .controlCharacter: "choose another file"
    case .busy: "wait for it to end, then try again"
    case .temporaryTaken(let path): "remove \(path)"
    case .notAFileName, .notAFolder, .notRegular, .missing, .notDurable, .unfollowed, .system: nil
    }
  }

  private static func text(of code: CInt) -> String { String(cString: strerror(code)).lowercased() }
}

extension Refusal {
  package init(_ failure: WriteFailure) { self.init(failure.message, help: failure.help) }
}
