import PolicySource

extension YAMLTree {
  /// The edits that take parts out of the document, each told by its bytes: an entry of a mapping by those of its key or
  /// of its value, an item of a list, or a comment.
  ///
  /// In block style whole lines go, with the comment at their end, and below them what could become a part of a text above:
  /// comments that are indented further, and behind a block text blank lines that it would keep. Other comments on lines of
  /// their own stay. A mapping or list of which nothing would be left goes as a whole. Nil when something is no such part,
  /// or the whole document would go.
  package func removal(of spans: [Span]) -> [TextEdit]? {
    var removal = Removal(tree: self, spans: Set(spans))
    guard !removal.isGone(root) else { return nil }
    removal.takeComments()
    return removal.missing.isEmpty ? removal.edits.sorted { $0.span < $1.span } : nil
  }
}

/// Takes parts out of one document.
private struct Removal {
  /// An entry of a mapping or an item of a list.
  private struct Member {
    /// From its key, or the dash of its item, to the end of its value.
    let range: Range<Int>
    /// Nil for an item.
    let key: Span?
    let content: YAMLNode
  }

  private let tree: YAMLTree
  private let spans: Set<Span>
  /// The parts that have not been met.
  private(set) var missing: Set<Span>
  private(set) var edits: [TextEdit] = []

  init(tree: YAMLTree, spans: Set<Span>) {
    self.tree = tree
    self.spans = spans
    missing = spans
  }

  // MARK: Collections

  /// Whether nothing of a node would be left; otherwise takes down what has to be edited in it.
  mutating func isGone(_ node: YAMLNode) -> Bool {
    guard spans.contains(where: node.span.contains) else { return false }
    let members = members(of: node)
    let known = edits.count
    let gone = members.map { isPart($0) || isGone($0.content) }
    guard gone.contains(true) else { return false }
    guard gone.contains(false) else {
      edits.removeSubrange(known...)
      return true
    }
    for run in runs(of: gone) { take(members, run, of: node) }
    return false
  }

  private mutating func isPart(_ member: Member) -> Bool {
    var isPart = spans.contains(member.content.span)
    if isPart { missing.remove(member.content.span) }
    if let key = member.key, spans.contains(key) {
      missing.remove(key)
      isPart = true
    }
    return isPart
  }

  private func members(of node: YAMLNode) -> [Member] {
    switch node.kind {
    case .scalar: []
    case .mapping:
      node.entries.map { key, value in
        let end = max(key.span.upper, value.span.upper)
        return Member(
          range: Int(key.span.lower)..<Int(end), key: key.span, content: value)
      }
    case .sequence:
      node.items.map { item in
        let start = node.isFlow ? item.span.range.lowerBound : dash(before: start(of: item))
        return Member(range: start..<item.span.range.upperBound, key: nil, content: item)
      }
    }
  }

  /// Neighbours that go together.
  private func runs(of gone: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in gone.indices where gone[index] {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private mutating func take(_ members: [Member], _ run: Range<Int>, of node: YAMLNode) {
    let next = run.upperBound < members.count ? members[run.upperBound].range.lowerBound : nil
    let start = members[run.lowerBound].range.lowerBound
    let end = members[run.upperBound - 1].range.upperBound
    if node.isFlow {
      let before = run.lowerBound > 0 ? members[run.lowerBound - 1].range.upperBound : start
      cut(flowRange(start..<end, behind: before, before: next))
    } else if startsLine(start) {
      let column = start - startOfLine(start)
      let text = blockIndicators(above: start, in: tree.root)
      for member in members[run] {
        let lines = lines(of: member.range)
        cut(lines.lowerBound..<endOfRemains(lines.upperBound, deeperThan: column, below: text))
      }
    } else {
      // Behind a dash: the next entry takes the place.
      cut(start..<(next ?? end))
    }
  }

  private mutating func cut(_ range: Range<Int>) {
    edits.append(TextEdit(Span(file: tree.file, range), ""))
  }

  // MARK: Layout

  /// The bytes that go with members between brackets: up to the next one, or from the end of the last one that stays.
  /// Where comments stand between, only the comma goes.
  private func flowRange(_ range: Range<Int>, behind previous: Int, before next: Int?) -> Range<Int> {
    let gap = next.map { range.upperBound..<$0 } ?? previous..<range.lowerBound
    let hasComment = tree.comments.contains { gap.contains($0.span.range.lowerBound) }
    if !hasComment { return next.map { range.lowerBound..<$0 } ?? previous..<range.upperBound }
    guard next != nil, let comma = gap.first(where: { tree.source[$0] == UInt8(ascii: ",") }) else { return range }
    return range.lowerBound..<comma + 1
  }

  /// The whole lines of a range, with the last line break.
  private func lines(of range: Range<Int>) -> Range<Int> {
    startOfLine(range.lowerBound)..<endOfLine(range.upperBound)
  }

  private func startOfLine(_ offset: Int) -> Int {
    var start = offset
    while start > first, tree.source[start - 1] != .lineFeed { start -= 1 }
    return start
  }

  private func endOfLine(_ offset: Int) -> Int {
    var end = offset
    while end < tree.source.count, tree.source[end] != .lineFeed { end += 1 }
    return min(end + 1, tree.source.count)
  }

  /// Where what cannot stay below a cut ends: the last comment that is indented further than a column, or the last blank
  /// line that would become a part of the block text above. Only comments and blank lines stand up to there.
  private func endOfRemains(_ start: Int, deeperThan column: Int, below text: ArraySlice<UInt8>?) -> Int {
    let keepsBreaks = text?.contains(UInt8(ascii: "+")) ?? false
    var (end, line) = (start, start)
    while line < tree.source.count {
      let next = endOfLine(line)
      let content = tree.source[line..<next].drop(while: \.isBlank)
      let isBlank = content.allSatisfy(\.isBreak)
      let isComment = content.first == UInt8(ascii: "#") && content.startIndex - line > column
      // Blanks are content where a line is longer than the indentation of the text.
      if isComment || isBlank && (keepsBreaks || text != nil && content.startIndex > line) {
        end = next
      } else if !isBlank {
        break
      }
      line = next
    }
    return end
  }

  /// How the block text begins that ends above an offset once the edits are made, as in `|2+`; nil where none does.
  private func blockIndicators(above offset: Int, in node: YAMLNode) -> ArraySlice<UInt8>? {
    guard node.kind != .scalar else { return tree.blockIndicators(of: node) }
    let above = members(of: node).last { member in
      let start = member.range.lowerBound
      return start < offset && !edits.contains { $0.span.range.contains(start) }
    }
    return above.flatMap { blockIndicators(above: offset, in: $0.content) }
  }

  private func startsLine(_ offset: Int) -> Bool {
    tree.source[startOfLine(offset)..<offset].allSatisfy(\.isBlank)
  }

  /// Where the `-` of an item stands that begins at an offset.
  private func dash(before offset: Int) -> Int {
    var place = offset
    while place > first, tree.source[place - 1] != UInt8(ascii: "-") {
      guard tree.source[place - 1].isBlankOrBreak else { return offset }
      place -= 1
    }
    return place > first ? place - 1 : offset
  }

  /// Where a node begins: a list in block style with its first dash, which may stand behind another one.
  private func start(of node: YAMLNode) -> Int {
    guard node.kind == .sequence, !node.isFlow, let item = node.items.first(where: { _ in true }) else {
      return node.span.range.lowerBound
    }
    return dash(before: start(of: item))
  }

  /// The offset behind a byte-order mark.
  private var first: Int { LineTable.hasByteOrderMark(tree.source) ? 3 : 0 }

  // MARK: Comments

  /// Takes out those parts that are comments.
  mutating func takeComments() {
    for comment in tree.comments where spans.contains(comment.span) {
      missing.remove(comment.span)
      guard !edits.contains(where: { $0.span.contains(comment.span) }) else { continue }
      let range = comment.span.range
      var start = range.lowerBound
      while start > first, tree.source[start - 1].isBlank { start -= 1 }
      guard comment.standsAlone else {
        cut(start..<range.upperBound)
        continue
      }
      let lines = lines(of: range)
      let text = blockIndicators(above: start, in: tree.root)
      let end = endOfRemains(lines.upperBound, deeperThan: text == nil ? .max : range.lowerBound - start, below: text)
      cut(lines.lowerBound..<end)
    }
  }
}
