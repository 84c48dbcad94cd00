/// A range of commits, such as `main...HEAD`, written where git wants one revision.
package struct RevisionRange {
  /// What to write instead.
  package let help: String

  /// Nil for what is no range, whether git knows it or not.
  package init?(_ text: String) {
    // Behind these, dots and carets are words to search the history for.
    guard !text.hasPrefix(":/"), !text.contains("{/") else { return nil }
    if let ends = text.ends(around: "...") {
      let names = ends.map(\.quotedForShell)
      help = "for what a branch has changed write --since \"$(git merge-base \(names[0]) \(names[1]))\""
    } else if let ends = text.ends(around: "..") {
      help = "write --since \(ends[0].quotedForShell): files are compared as they are now"
    } else if text.utf8.first == UInt8(ascii: "^") {
      help = "write --since \(String(text.dropFirst()).quotedForShell): files are compared as they are now"
    } else if let parent = text.parent {
      help = "write --since \(parent.quotedForShell): files are compared as they are now"
    } else {
      return nil
    }
  }
}

extension String {
  /// What stands before and behind some dots; nothing is HEAD, as it is for git.
  fileprivate func ends(around dots: String) -> [String]? {
    let parts = split(separator: dots, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts.map { $0.isEmpty ? "HEAD" : String($0) } : nil
  }

  /// `REVISION^` of `REVISION^!`, `REVISION^@` and `REVISION^-`; nil for others.
  fileprivate var parent: String? {
    guard let caret = lastIndex(of: "^"), let mark = self[caret...].dropFirst().first, "!@-".contains(mark) else {
      return nil
    }
    return String(self[...caret])
  }
}
