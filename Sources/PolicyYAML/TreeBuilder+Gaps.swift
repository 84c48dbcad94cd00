import CLibYAML
import PolicyDiagnostics
import PolicySource

// libyaml tells of no comments, tabs, anchors' places and the like; they lie in the gaps between the tokens, where only
// blanks, line breaks, indicators and directives stand, so that every `#` there begins a comment.
extension TreeBuilder {
  /// Goes to the start of the next token and reads the gap before it.
  mutating func enter(_ mark: yaml_mark_t) -> Int {
    let start = cursor.offset(of: mark)
    scanGap(to: start)
    return start
  }

  /// Reads the gap from `consumed` to an offset for comments, tabs and `?`.
  mutating func scanGap(to end: Int) {
    var offset = consumed
    while offset < end {
      switch text[offset] {
      case .hash: offset = readComment(at: offset)
      case .tab: offset = readTabs(at: offset)
      case UInt8(ascii: "?"):
        questionMark = offset
        offset += 1
      default: offset += 1
      }
    }
    consumed = max(consumed, offset)
  }

  /// - Returns: the end of its line.
  private mutating func readComment(at offset: Int) -> Int {
    let end = text.endOfLine(from: offset)
    var before = offset
    while before > prepared.start, text[before - 1].isBlank { before -= 1 }
    let standsAlone = before == prepared.start || text[before - 1] == .lineFeed
    comments.append(YAMLComment(span: Span(file: findings.file, offset..<end), standsAlone: standsAlone))
    return end
  }

  /// Reports the blanks from a tab on up to the last tab of the run.
  ///
  /// - Returns: the end of the run.
  private mutating func readTabs(at offset: Int) -> Int {
    let end = text.skip(from: offset, to: text.count, while: \.isBlank)
    var last = end
    while text[last - 1] != .tab { last -= 1 }
    let range = offset..<last
    findings.add(.tabBetweenTokens, at: range) { span in
      LanguageError.tabBetweenTokens(
        "a tab between tokens", at: span, help: ["write a space"],
        fixIts: [FixIt("write a space", [TextEdit(span, " ")], .safe)])
    }
    return end
  }

  /// Reports the anchor and the tag at the start of a node.
  ///
  /// - Parameter range: from the first property to the end of the node's first token.
  /// - Returns: where the node itself begins; the range's end if there is nothing.
  mutating func readProperties(_ range: Range<Int>) -> Int {
    var hasAnchor = false
    var hasTag = false
    consumed = range.lowerBound
    while consumed < range.upperBound {
      switch text[consumed] {
      case UInt8(ascii: "&") where !hasAnchor:
        hasAnchor = true
        readAnchor(to: range.upperBound)
      case UInt8(ascii: "!") where !hasTag:
        hasTag = true
        readTag(to: range.upperBound)
      default: return consumed
      }
      scanGap(to: endOfSpace(from: consumed, to: range.upperBound, in: text))
    }
    return range.upperBound
  }

  private mutating func readAnchor(to end: Int) {
    let start = consumed
    consumed = text.skip(from: start + 1, to: end) {
      $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    guard !isSilent else { return }
    findings.add(
      .anchor, "anchor \(Excerpt.quoted(source[start..<consumed]))", at: start..<consumed,
      help: ["remove it, since values are shared through `extends`; a text that begins with `&` needs quotes"],
      fixIts: [removal(of: start..<consumed)])
  }

  private mutating func readTag(to end: Int) {
    let start = consumed
    let isVerbatim = text.byte(at: start + 1) == UInt8(ascii: "<")
    consumed = text.skip(from: start, to: end) {
      isVerbatim ? $0 != UInt8(ascii: ">") : !$0.isBlankOrBreak && $0 != UInt8(ascii: ",")
    }
    if isVerbatim { consumed = min(end, consumed + 1) }
    guard !isSilent else { return }
    findings.add(
      .tag, "tag \(Excerpt.quoted(source[start..<consumed]))", at: start..<consumed,
      help: ["remove it, since the type comes from the field; a text that begins with `!` needs quotes"],
      fixIts: [removal(of: start..<consumed)])
  }

  /// Removes a property with the blanks behind it, which may be the beginning of a text.
  private func removal(of property: Range<Int>) -> FixIt {
    let end = text.skip(from: property.upperBound, to: text.count, while: \.isBlank)
    let span = Span(file: findings.file, property.lowerBound..<end)
    return FixIt("remove it", [TextEdit(span, "")], .needsReview)
  }
}
