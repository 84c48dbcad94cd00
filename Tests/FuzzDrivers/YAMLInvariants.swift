import PolicyDiagnostics
import PolicySource
import PolicyYAML

/// What holds for one reading, whatever the bytes: every span is where it says it is.
package struct YAMLInvariants {
  package private(set) var broken: [String] = []
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let reading = YAMLReader.read(bytes, file: FileID(0))
    let findings = reading.diagnostics.diagnostics
    if reading.tree == nil, findings.isEmpty { broken.append("no tree and no finding") }
    for finding in findings { check(finding) }
    guard let tree = reading.tree else { return }
    check(tree.root, isClean: findings.isEmpty)
    var last = 0
    for comment in tree.comments {
      check(comment, behind: last)
      last = comment.span.range.upperBound
    }
  }

  private mutating func require(_ condition: Bool, _ what: @autoclosure () -> String, _ span: Span) {
    if !condition { broken.append("\(what()) at \(span.range)") }
  }

  private mutating func check(_ finding: Diagnostic) {
    let edits = finding.fixIts.flatMap(\.edits).map(\.span)
    for span in [finding.span] + finding.notes.compactMap(\.span) + edits {
      require(span.range.upperBound <= bytes.count, "\(finding.id) outside the file", span)
    }
    let text = ([finding.message] + finding.help + finding.notes.map(\.message)).joined()
    let isClean = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && CharacterRefusal($0.value) == nil }
    require(isClean && text.utf8.count < 1_000, "words of \(finding.id)", finding.span)
  }

  private mutating func check(_ node: YAMLNode, isClean: Bool) {
    let span = node.span
    require(span.range.upperBound <= bytes.count, "a node outside the file", span)
    guard span.range.upperBound <= bytes.count else { return }
    checkEnds(node, isClean: isClean)
    var last = span.range.lowerBound
    for child in node.items.map({ $0 }) + node.entries.flatMap({ [$0.key, $0.value] }) {
      require(span.contains(child.span), "a child outside its parent \(span.range)", child.span)
      require(child.span.range.lowerBound >= last, "a child before its sibling's end \(last)", child.span)
      last = child.span.range.upperBound
      check(child, isClean: isClean)
    }
  }

  /// The first and the last byte of a node say what it is.
  private mutating func checkEnds(_ node: YAMLNode, isClean: Bool) {
    let slice = bytes[node.span.range]
    let ends = [slice.first, slice.last].map { $0.map { Character(Unicode.Scalar($0)) } ?? " " }
    switch node.style {
    case .singleQuoted: require(ends == ["'", "'"] && slice.count > 1, "single quotes", node.span)
    case .doubleQuoted: require(ends == ["\"", "\""] && slice.count > 1, "double quotes", node.span)
    case .literal: require(ends[0] == "|", "a literal", node.span)
    case .folded: require(ends[0] == ">", "a folded text", node.span)
    case .plain:
      require(
        !ends.contains("\n") && (slice.isEmpty || !ends.contains(" ") && !ends.contains("\t")), "a plain text",
        node.span)
      let isOneLine = !slice.contains(UInt8(ascii: "\n"))
      if isClean, isOneLine { require(node.text.utf8.elementsEqual(slice), "a slice", node.span) }
    case nil:
      let isClosed = ends == ["[", "]"] || ends == ["{", "}"]
      let isPair = node.kind == .mapping && node.count == 1
      require(!node.isFlow || isClosed || isPair, "brackets", node.span)
    }
  }

  private mutating func check(_ comment: YAMLComment, behind last: Int) {
    let range = comment.span.range
    require(range.lowerBound >= last && range.upperBound <= bytes.count, "a comment out of order", comment.span)
    guard range.upperBound <= bytes.count else { return }
    require(bytes[range].first == UInt8(ascii: "#"), "a comment without #", comment.span)
    require(!bytes[range].contains(UInt8(ascii: "\n")), "a comment of two lines", comment.span)
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : UInt8(ascii: "\n")
    require(next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r"), "a comment that ends early", comment.span)
  }
}
