import PolicySource

extension Diagnostic {
  /// About how many bytes a report takes for it in the longest of the formats, so that all reports can be bounded before
  /// one is written.
  package var reportSize: Int {
    let texts = [message, why ?? ""] + timeline + help + surfaces
    let notes = notes.reduce(0) { $0 + Self.placeSize + $1.message.utf8.count }
    return texts.reduce(Self.placeSize) { $0 + $1.utf8.count } + notes + fixIts.reduce(0) { $0 + $1.reportSize }
  }

  /// The same finding without its fixes, and with a word about that.
  package func withholdingFixes() -> Diagnostic {
    guard !fixIts.isEmpty else { return self }
    var diagnostic = self
    diagnostic.fixIts = []
    diagnostic.help.append(
      "there is so much to fix that this is not offered yet: fix the rest first, or this file alone")
    return diagnostic
  }

  /// A place with its file, two positions and the keys around them, as an indented format writes it.
  fileprivate static let placeSize = 600
}

extension FixIt {
  fileprivate var reportSize: Int {
    edits.reduce(Diagnostic.placeSize + title.utf8.count) { $0 + Diagnostic.placeSize + $1.replacement.utf8.count }
  }
}
