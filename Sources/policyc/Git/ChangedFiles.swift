import PolicyCompiler
import PolicyDiagnostics

/// What has changed in a workspace since a revision of git: committed, staged or not, and what git does not know yet.
struct ChangedFiles: Sendable {
  let revision: String
  /// The changed files; all of a project where its configuration has changed or a file of it is gone, since either can
  /// change the findings of any other file.
  let files: Set<FileID>
  /// What is gone, relative to the repository.
  let deleted: Set<FilePath>

  /// - Parameter revision: of every repository that a project lies in; neither empty nor beginning with `-`.
  init(in listing: WorkspaceListing, since revision: String) throws(GitFailure) {
    var repositories: [FilePath: RepositoryChanges] = [:]
    var (files, deleted) = (Set<FileID>(), Set<FilePath>())
    for project in listing.projects {
      guard let repository = project.repository else {
        throw GitFailure(
          message: "\(project.shownRoot) is in no git repository", help: "check it without --since")
      }
      let changes: RepositoryChanges
      if let known = repositories[repository] {
        changes = known
      } else {
        changes = try RepositoryChanges(of: repository, since: revision)
        repositories[repository] = changes
      }
      deleted.formUnion(changes.deleted.compactMap { $0.relative(to: repository) })
      let changed = project.files.filter { changes.contain(project.place(of: $0)) }
      let isShaken =
        changes.deleted.contains { $0.hasYAMLExtension && $0.relative(to: project.root) != nil }
        || changes.contain(project.root.appending(ProjectRoot.configurationName))
      files.formUnion(isShaken ? project.files : changed)
    }
    self.revision = revision
    self.files = files
    self.deleted = deleted
  }
}

/// What has changed in one repository; paths are absolute.
private struct RepositoryChanges {
  private var changed: Set<FilePath> = []
  private(set) var deleted: Set<FilePath> = []

  init(of repository: FilePath, since revision: String) throws(GitFailure) {
    if let range = RevisionRange(revision) {
      throw GitFailure(message: "\(revision) is a range, which is not accepted", help: range.help)
    }
    let top = try Self.top(of: repository)
    let commit = try Self.commit(revision, in: repository)
    let difference = try Self.answer(
      ["diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-relative", commit, "--"], in: top)
    var fields = difference.split(separator: 0, omittingEmptySubsequences: false).dropLast().makeIterator()
    while let status = fields.next(), let path = fields.next() {
      let place = top.appending(Array(path))
      if status.first == UInt8(ascii: "D") { deleted.insert(place) } else { changed.insert(place) }
    }
    let unknown = try Self.answer(["ls-files", "--others", "--exclude-standard", "-z"], in: top)
    changed.formUnion(unknown.split(separator: 0).map { top.appending(Array($0)) })
    // What was deleted and written anew without being added is both.
    deleted.subtract(changed)
  }

  /// A link has changed when what it leads to has.
  func contain(_ place: FilePath) -> Bool {
    changed.contains(place) || place.resolved.map(changed.contains) ?? false
  }

  private static func top(of repository: FilePath) throws(GitFailure) -> FilePath {
    let path = try answer(["rev-parse", "--show-toplevel"], in: repository)
    return FilePath(bytes: path.last == 0x0A ? path.dropLast() : path)
  }

  /// The commit that a revision names, so that git takes it for nothing else afterwards.
  private static func commit(_ revision: String, in repository: FilePath) throws(GitFailure) -> String {
    // Behind `:/` everything is a word to search for, and what is found is a commit.
    let wanted = revision.hasPrefix(":/") ? revision : "\(revision)^{commit}"
    let found = try Git.ask(["rev-parse", "--verify", "--quiet", wanted], in: repository)
    if found.status == 0 { return String(decoding: found.output.prefix { $0 != 0x0A }, as: UTF8.self) }
    let isShallow = try answer(["rev-parse", "--is-shallow-repository"], in: repository).starts(with: "true".utf8)
    throw GitFailure(
      message: "git knows no revision \(revision) in \(repository.text)",
      help: isShallow
        ? "the clone is shallow: fetch the rest with git fetch --unshallow" : "name a branch, a tag or a commit")
  }

  /// What to do about something that git says.
  private static func help(on words: String, about folder: FilePath) -> String {
    let path = folder.text.quotedForShell
    guard words.contains("dubious ownership") else { return "see git -C \(path) status, or check without --since" }
    return "it belongs to another user; if you trust them: git config --global --add safe.directory \(path)"
  }

  private static func answer(_ arguments: [String], in folder: FilePath) throws(GitFailure) -> [UInt8] {
    let answer = try Git.ask(arguments, in: folder)
    guard answer.status == 0 else {
      throw GitFailure(message: "git says: \(answer.words)", help: help(on: answer.words, about: folder))
    }
    return answer.output
  }
}
