import PolicyCompiler
import PolicyWorkspace

extension WorkspaceListing {
  /// Says what is passed over, and which files are projects of their own.
  func remark(to output: Output) {
    for notice in notices { Remark.write(notice, to: output) }
  }
}

extension Workspace {
  /// Reads and checks the projects that paths belong to, and says what is passed over.
  func projects(_ paths: [String], _ options: CheckOptions, remarks: Output) -> CheckedProjects {
    let listing = list(paths)
    listing.remark(to: remarks)
    return projects(listing, options)
  }
}
