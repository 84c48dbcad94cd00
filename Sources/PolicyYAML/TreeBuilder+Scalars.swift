import CLibYAML
import PolicyDiagnostics

extension TreeBuilder {
  mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) throws(FatalFinding) {
    let scalar = event.pointee.data.scalar
    let start = enter(event.pointee.start_mark)
    let end = cursor.offset(of: event.pointee.end_mark)
    let lower = scalar.anchor != nil || scalar.tag != nil ? readProperties(start..<end) : start
    let form = NodeForm(scalar.style)
    let value = ByteText(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    let isBlock = form == .literal || form == .folded
    let upper = isBlock ? readBlockScalar(lower..<end, value) : max(lower, end)
    let isUnreadable = isSilent
    let isKey = expectsKey
    let node = try append(record(value, lower..<upper, form))
    if isUnreadable || lower > start && lower == upper { nodes[node].flags.insert(.unreadable) }
    consumed = max(consumed, isBlock ? upper : end)
    judgeText(node, value)
    if isKey {
      judgeKey(node, value)
    } else {
      judgeFlowValue(node)
      valueBegins()
    }
  }

  mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) throws(FatalFinding) {
    let lower = enter(event.pointee.start_mark)
    let upper = cursor.offset(of: event.pointee.end_mark)
    let isSilent = isSilent
    let isKey = expectsKey
    let node = try append(NodeRecord(lower: lower, upper: upper, form: .plain, flags: .unreadable))
    consumed = upper
    if isKey { markUnreadableKey(node) } else { valueBegins() }
    guard !isSilent else { return }
    findings.add(
      .alias, "alias \(Excerpt.quoted(source[lower..<upper]))", at: lower..<upper,
      help: ["write the value here, or share it through `extends`"])
  }

  /// The record of a scalar; its text is a slice of the source wherever the bytes are the same.
  private mutating func record(_ value: ByteText, _ span: Range<Int>, _ form: NodeForm) -> NodeRecord {
    let isQuoted = form == .singleQuoted || form == .doubleQuoted
    let slice = isQuoted ? span.lowerBound + 1..<span.upperBound - 1 : span
    var record = NodeRecord(lower: span.lowerBound, upper: span.upperBound, first: slice.lowerBound, form: form)
    record.count = UInt32(value.count)
    if !source.equal(slice, value) {
      record.first = UInt32(copiedTexts.count)
      record.flags = .copied
      copiedTexts.append(contentsOf: value)
    }
    return record
  }

  /// Reads the header of a block text for a comment and returns where its last line with content ends.
  private mutating func readBlockScalar(_ range: Range<Int>, _ value: ByteText) -> Int {
    let endOfHeader = text.endOfLine(from: range.lowerBound)
    let indicators = text.skip(from: range.lowerBound, to: endOfHeader) { !$0.isBlank }
    consumed = indicators
    scanGap(to: endOfHeader)
    guard let indentation = indentation(of: value, below: endOfHeader) else { return indicators }
    var line = range.upperBound
    while line > endOfHeader, text[line - 1] == .space || text[line - 1].isBreak { line -= 1 }
    var end = text.endOfLine(from: line)
    // A line of spaces has content when it is longer than the indentation.
    line = startOfNextLine(from: line)
    while line < range.upperBound {
      let endOfLine = text.endOfLine(from: line)
      if endOfLine - line > indentation { end = endOfLine }
      line = startOfNextLine(from: line)
    }
    return end
  }

  /// How many spaces of each line do not belong to a block text, told by its first line with content; nil without one.
  private func indentation(of value: ByteText, below endOfHeader: Int) -> Int? {
    let breaks = value.skip(from: 0, to: value.count) { $0 == .lineFeed }
    guard breaks < value.count else { return nil }
    var line = startOfNextLine(from: endOfHeader)
    for _ in 0..<breaks { line = startOfNextLine(from: line) }
    let spaces = text.skip(from: line, to: text.count) { $0 == .space } - line
    return spaces - (value.skip(from: breaks, to: value.count) { $0 == .space } - breaks)
  }

  private func startOfNextLine(from offset: Int) -> Int {
    min(text.count, text.offset(of: .lineFeed, from: offset) + 1)
  }
}

extension NodeForm {
  init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}
