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
    let upper = isBlock ? readBlockScalar(lower..<end) : max(lower, end)
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
  private mutating func readBlockScalar(_ range: Range<Int>) -> Int {
    let endOfHeader = text.endOfLine(from: range.lowerBound)
    let indicators = text.skip(from: range.lowerBound, to: endOfHeader) { !$0.isBlank }
    consumed = indicators
    scanGap(to: endOfHeader)
    var end = range.upperBound
    while end > endOfHeader, text[end - 1] == .space || text[end - 1].isBreak { end -= 1 }
    return end > endOfHeader ? text.endOfLine(from: end) : indicators
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
