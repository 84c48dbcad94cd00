import PolicyDiagnostics
import PolicySource

// libyaml is not asked to go on behind the first document: it would read further documents and directives, whose
// handling is quadratic in places.
extension TreeBuilder {
  /// Reads what stands behind the document: only blanks, comments and `...` may.
  mutating func readTail() throws(FatalFinding) {
    var hasEnded = false
    while true {
      let stop = endOfSpace(from: consumed, to: text.count, in: text)
      scanGap(to: stop)
      guard stop < text.count else { return }
      let startsLine = stop == prepared.start || text[stop - 1] == .lineFeed
      switch startsLine ? DocumentMarker(at: stop, in: text) : nil {
      case .end: hasEnded = true
      case .start:
        // Without a node nothing has been read yet: this one opens the document.
        guard nodes.isEmpty else { return reportNextDocument(at: stop) }
      case nil: return try reportText(at: stop, behindEnd: hasEnded, startsLine: startsLine)
      }
      consumed = stop + 3
    }
  }

  /// Reports a second document at its `---`; when it is empty, the line can go.
  private mutating func reportNextDocument(at offset: Int) {
    let isEmpty = endOfSpace(from: offset + 3, to: text.count, in: text) == text.count
    let range = offset..<offset + 3
    let removal = FixIt("remove the line's `---`", [TextEdit(Span(file: findings.file, range), "")], .safe)
    findings.add(
      .severalDocuments, isEmpty ? "`---` begins a second, empty document" : "`---` begins a second document",
      at: range, help: [isEmpty ? "remove it" : "give each document a file of its own"],
      fixIts: isEmpty ? [removal] : [])
  }

  private mutating func reportText(at offset: Int, behindEnd: Bool, startsLine: Bool) throws(FatalFinding) {
    let range = offset..<endOfValue(from: offset, in: text)
    if startsLine, text[offset] == UInt8(ascii: "%") {
      findings.add(
        .directive, "directive \(Excerpt.quoted(source[range])) below the first document", at: range,
        help: ["remove the line; a text that begins with `%` needs quotes"])
    } else if behindEnd {
      findings.add(
        .severalDocuments, "text behind the `...` that ends the document", at: range,
        help: ["remove `...`, or give each document a file of its own"])
    } else {
      throw FatalFinding(diagnostic: syntaxReport(at: offset, context: Int(nodes[0].lower)).endOfEntry(isLast: true))
    }
  }
}
