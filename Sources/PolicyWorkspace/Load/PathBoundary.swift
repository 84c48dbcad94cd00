import PolicySource

/// The folder in which paths that a file writes must end, and links that a repository holds: the repository, or the project
/// of a file that lies in none. What git keeps in `.git` is no part of it: no file of the repository comes from there.
///
/// The author of a file in a repository, as of a pull request, names paths in it; these must not reach other files of
/// the machine. Every command asks here before it opens a file at such a path. To find the end of a path, `PathEnd`
/// looks at the names and links on its way, also outside of the boundary; it opens and lists nothing. A path of the
/// command line is the user's own choice and may lie anywhere, unless a link on its way lies in a repository and leads
/// out of it: the author of the repository chose that link.
package struct PathBoundary: Hashable, Sendable {
  /// Absolute and resolved.
  package let root: FilePath

  package init(root: FilePath) { self.root = root }

  /// The boundary of the files in a folder, which is absolute and resolved.
  package init(around folder: FilePath, in files: some SourceProvider) {
    root =
      ProjectRoot.repository(of: folder, in: files) ?? ProjectRoot.find(from: folder, isItself: false, in: files)
  }

  /// Where a path leads.
  ///
  /// - Throws: `FileProblem.outside` where that is not inside, or what the system says of a path that leads nowhere.
  package func end(of path: FilePath, in files: some SourceProvider) throws(FileProblem) -> PathEnd {
    let end = PathEnd(of: path, in: files)
    // Asked first: even why a path leads nowhere would tell of what lies outside.
    guard let inside = end.place.relative(to: root), !inside.isOfGit else { throw .outside }
    if let code = end.errorNumber { throw FileProblem(code) }
    return end
  }

  /// Whether a path of the command line can be followed.
  ///
  /// - Throws: `FileProblem.strayLink` for a link on its way that lies in a repository and leads out of it.
  package static func check(named path: FilePath, in files: some SourceProvider) throws(FileProblem) {
    for link in PathEnd(of: path, in: files).links {
      guard let repository = ProjectRoot.repository(of: link.parent, in: files) else { continue }
      do throws(FileProblem) {
        _ = try PathBoundary(root: repository).end(of: link, in: files)
      } catch .outside {
        throw .strayLink(link.relative(to: repository) ?? link)
      } catch {
        // A link that leads nowhere in its repository fails when it is opened.
        continue
      }
    }
  }
}
