import PolicySource

/// Questions to git about one working tree. All paths in parameters and results are absolute unless said otherwise.
package struct GitCheckout {
  /// What the index holds at a path.
  package struct IndexEntry: Equatable {
    /// Nil for a submodule, and while a merge has left several versions.
    package let file: TrackedFile?
    /// Whether a sparse checkout leaves it out of the working tree.
    package let isLeftOut: Bool
  }

  /// The top folder of the working tree, resolved.
  package let top: FilePath
  private let git: Git

  /// - Parameter top: a folder with `.git`.
  package init(at top: FilePath, _ git: Git) throws(GitFailure) {
    (self.top, self.git) = (top, git)
    let answer = try git.ask(["rev-parse", "--is-bare-repository", "--show-toplevel"], in: top)
    let lines = answer.output.split(separator: 0x0A, maxSplits: 1).map(Array.init)
    guard answer.status == 0, lines.count == 2 else {
      guard lines.first == Array("true".utf8) else { throw failure(answer) }
      throw GitFailure(
        message: "the repository \(top.text) is bare, so nothing is checked out there",
        help: "check a clone or a worktree of it, or check without --since")
    }
    let found = FilePath(bytes: lines[1].last == 0x0A ? lines[1].dropLast() : lines[1])
    guard found == top else {
      throw GitFailure(
        message: "the working tree of the repository \(top.text) is \(found.text)",
        help: "core.worktree says so; check the files there")
    }
  }

  /// The commit that a revision names; nil for the HEAD of a repository that has no commit yet.
  ///
  /// - Parameter revision: neither empty nor beginning with `-`.
  package func commit(_ revision: String) throws(GitFailure) -> String? {
    if let range = RevisionRange(revision) {
      throw GitFailure(message: "\(revision) is a range, which is not accepted", help: range.help)
    }
    // Behind `:/` everything is a word to search for, and what is found is a commit.
    let wanted = revision.hasPrefix(":/") ? revision : "\(revision)^{commit}"
    let found = try git.ask(["rev-parse", "--verify", "--quiet", wanted], in: top)
    if found.status == 0 { return String(decoding: found.output.prefix { $0 != 0x0A }, as: UTF8.self) }
    if try isUnborn(revision) { return nil }
    let isShallow = try answer(["rev-parse", "--is-shallow-repository"]).starts(with: "true".utf8)
    throw GitFailure(
      message: "git knows no revision \(revision) in \(top.text)",
      help: isShallow
        ? "the clone is shallow: fetch the rest with git fetch --unshallow" : "name a branch, a tag or a commit")
  }

  /// Whether the revision is HEAD, and HEAD a branch without a commit.
  private func isUnborn(_ revision: String) throws(GitFailure) -> Bool {
    guard revision == "HEAD" || revision == "@" else { return false }
    guard try git.ask(["rev-parse", "--verify", "--quiet", "HEAD"], in: top).status != 0 else { return false }
    return try git.ask(["symbolic-ref", "--quiet", "HEAD"], in: top).status == 0
  }

  /// The files and folders of a commit.
  ///
  /// - Parameters:
  ///   - scope: files, and folders with everything in them, relative to the top. An empty scope is the whole commit.
  ///   - isWanted: whether the result has a file. It has all folders of the scope.
  package func files(
    of commit: String, in scope: [FilePath], where isWanted: (FilePath) -> Bool
  ) throws(GitFailure) -> [FilePath: TrackedFile] {
    let question = ["--literal-pathspecs", "ls-tree", "-r", "-t", "-z", "--full-tree", commit, "--"]
    let listing = try git.ask(question, scope, in: top)
    guard listing.status == 0 else {
      throw GitFailure(
        message: "git cannot read what the revision holds: \(listing.reason)",
        help:
          "policyc lets git fetch nothing; what a partial clone lacks comes with git fetch --refetch --filter=blob:none"
      )
    }
    var files: [FilePath: TrackedFile] = [:]
    // MODE TYPE OBJECT<TAB>PATH
    try Self.forEachEntry(of: listing.output) { fields, path in
      guard fields.count == 3 else { return false }
      let place = top.appending(path)
      let file = TrackedFile(mode: fields[0], object: fields[2])
      if file?.kind == .folder || isWanted(place) { files[place] = file }
      return true
    }
    return files
  }

  /// The entries of the index, with the parameters of `files`. Git does not look at the working tree for them.
  package func index(
    in scope: [FilePath], where isWanted: (FilePath) -> Bool
  ) throws(GitFailure) -> [FilePath: IndexEntry] {
    var entries: [FilePath: IndexEntry] = [:]
    // TAG MODE OBJECT STAGE<TAB>PATH
    try Self.forEachEntry(of: try indexListing(of: scope)) { fields, path in
      guard fields.count == 4 else { return false }
      let isMerged = fields[3].elementsEqual("0".utf8)
      let file = isMerged ? TrackedFile(mode: fields[1], object: fields[2]) : nil
      let place = top.appending(file?.kind == .folder ? path.dropLast() : path)
      if file?.kind == .folder || isWanted(place) {
        entries[place] = IndexEntry(file: file, isLeftOut: fields[0].elementsEqual("S".utf8))
      }
      return true
    }
    return entries
  }

  /// With `--sparse` a folder that a sparse checkout leaves out is one entry. Git writes objects when it expands such a
  /// folder. Git before 2.36 has no such option and always expands.
  private func indexListing(of scope: [FilePath]) throws(GitFailure) -> [UInt8] {
    let options = ["--stage", "-t", "-z", "--full-name", "--"]
    let listing = try git.ask(["--literal-pathspecs", "ls-files", "--sparse"] + options, scope, in: top)
    if listing.status == 0 { return listing.output }
    let isUnknownOption = listing.status == 129
    guard isUnknownOption else { throw failure(listing) }
    return try answer(["--literal-pathspecs", "ls-files"] + options, scope)
  }

  /// The files among some that match an ignore pattern.
  ///
  /// - Parameter files: below the top, and in no other repository.
  package func ignored(_ files: [FilePath]) throws(GitFailure) -> Set<FilePath> {
    guard !files.isEmpty else { return [] }
    // A leading `:` would be a pattern to git.
    let paths = files.compactMap { $0.relative(to: top).map { Array("./".utf8) + $0.bytes } }
    let answer = try git.ask(
      ["check-ignore", "-z", "--stdin", "--no-index"], in: top, input: Array(paths.map { $0 + [0] }.joined()))
    // 1: none of them.
    guard answer.status <= 1 else { throw failure(answer) }
    return Set(answer.output.split(separator: 0).map { top.appending(Array($0.dropFirst(2))) })
  }

  /// Splits a list of `FIELD FIELD …<TAB>PATH<NUL>`.
  ///
  /// - Parameter body: returns false when the fields are not the expected ones.
  private static func forEachEntry(
    of listing: [UInt8], _ body: (_ fields: [ArraySlice<UInt8>], _ path: [UInt8]) -> Bool
  ) throws(GitFailure) {
    for entry in listing.split(separator: 0) {
      guard let tab = entry.firstIndex(of: 0x09),
        body(entry[..<tab].split(separator: 0x20), Array(entry[(tab + 1)...]))
      else {
        throw GitFailure(message: "git gives a list that policyc cannot read", help: "policyc needs git 2.15 or newer")
      }
    }
  }

  private func answer(_ question: [String], _ paths: [FilePath] = []) throws(GitFailure) -> [UInt8] {
    let answer = try git.ask(question, paths, in: top)
    guard answer.status == 0 else { throw failure(answer) }
    return answer.output
  }

  private func failure(_ answer: Git.Answer) -> GitFailure {
    let path = top.text.quotedForShell
    return GitFailure(
      message: "git says: \(answer.reason)",
      help: answer.reason.contains("dubious ownership")
        ? "it belongs to another user; if you trust them: git config --global --add safe.directory \(path)"
        : "see git -C \(path) rev-parse HEAD, or check without --since")
  }
}
