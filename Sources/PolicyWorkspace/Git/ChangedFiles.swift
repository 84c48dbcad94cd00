import PolicySource

/// What has changed in a workspace since a revision of git: committed, staged or not, and what git does not know yet.
package struct ChangedFiles: Sendable {
  package let revision: String
  /// The changed files; all files of a project when a change can alter the findings of unchanged ones.
  package let files: Set<FileID>
  /// Policy files that are gone; absolute.
  package let deleted: Set<FilePath>

  /// - Parameter revision: of every repository that a project lies in; neither empty nor beginning with `-`.
  package init(in listing: WorkspaceListing, since revision: String) throws(GitFailure) {
    var projects: [FilePath: [ProjectListing]] = [:]
    for project in listing.projects {
      guard let repository = project.repository else {
        throw GitFailure(
          message: "\(project.shownRoot) is in no git repository", help: "check it without --since")
      }
      projects[repository, default: []].append(project)
    }
    guard !projects.isEmpty else {
      (self.revision, files, deleted) = (revision, [], [])
      return
    }
    let repositories = projects.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    let git = try Git.installed(outside: repositories)
    var (files, deleted) = (Set<FileID>(), Set<FilePath>())
    for repository in repositories {
      let projects = projects[repository] ?? []
      let changes = try RepositoryChanges(in: GitCheckout(at: repository, git), projects, since: revision)
      deleted.formUnion(changes.deleted)
      for project in projects {
        let concernsAll = changes.concernAll(of: project)
        files.formUnion(project.files.filter { concernsAll || changes.changed.contains(project.place(of: $0)) })
      }
    }
    self.revision = revision
    self.files = files
    self.deleted = deleted
  }

}
