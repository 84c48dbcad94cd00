import PolicyDiagnostics
import PolicySource

/// The lines above a document, where directives may stand.
///
/// They are judged before libyaml reads the file, because its handling of many `%TAG` lines is quadratic.
enum Prologue {
  /// Reports every directive that the language refuses and hides it from libyaml.
  static func blankDirectives(of text: inout PreparedText, _ findings: inout Findings) {
    let start = text.start
    let (directives, isClosed) = text.bytes.withUnsafeBufferPointer { Self.directives(in: ByteText($0), from: start) }
    var versionSeen = false
    for directive in directives {
      let isRead = !versionSeen && directive.isReadVersion && isClosed
      versionSeen = versionSeen || directive.isReadVersion
      guard !isRead else { continue }
      report(directive, isClosed: isClosed, &findings)
      text.overwrite(directive.range, with: .space)
    }
  }

  private struct Directive {
    /// From `%` to its last byte that is not blank, a comment behind it left out.
    let range: Range<Int>
    let isReadVersion: Bool
    /// Whether it is one that YAML knows, and no text that begins with `%`.
    let isKnown: Bool
    let excerpt: String
  }

  /// The directives of the prologue, and whether `---` closes it.
  private static func directives(in text: ByteText, from start: Int) -> ([Directive], isClosed: Bool) {
    var directives: [Directive] = []
    var offset = start
    while offset < text.count {
      let end = text.endOfLine(from: offset)
      let content = text.skip(from: offset, to: end) { $0.isBlank }
      if text[offset] == UInt8(ascii: "%") {
        directives.append(directive(in: text, offset..<end))
      } else if content < end, text[content] != .hash {
        return (directives, DocumentMarker(at: offset, in: text) == .start)
      }
      offset = text.skip(from: end, to: text.count) { $0 == .carriageReturn } + 1
    }
    return (directives, false)
  }

  private static func directive(in text: ByteText, _ line: Range<Int>) -> Directive {
    var end = line.lowerBound
    while end < line.upperBound, !(text[end] == .hash && text[end - 1].isBlank) { end += 1 }
    while end > line.lowerBound, text[end - 1].isBlank { end -= 1 }
    let range = line.lowerBound..<end
    let words = text[range].split(whereSeparator: \.isBlank)
    let isReadVersion =
      words.count == 2 && words[0].elementsEqual("%YAML".utf8)
      && (words[1].elementsEqual("1.1".utf8) || words[1].elementsEqual("1.2".utf8))
    let isKnown = words.first.map { $0.elementsEqual("%YAML".utf8) || $0.elementsEqual("%TAG".utf8) } ?? false
    return Directive(
      range: range, isReadVersion: isReadVersion, isKnown: isKnown, excerpt: Excerpt.quoted(text[range]))
  }

  private static func report(_ directive: Directive, isClosed: Bool, _ findings: inout Findings) {
    findings.add(.directive, at: directive.range) { span in
      LanguageError.directive(
        message(directive, isClosed: isClosed), at: span,
        help: ["remove the line; only one `%YAML 1.1` or `1.2` is read"],
        fixIts: [FixIt("remove the directive", [TextEdit(span, "")], directive.isKnown ? .safe : .needsReview)])
    }
  }

  private static func message(_ directive: Directive, isClosed: Bool) -> String {
    guard directive.isReadVersion else { return "directive \(directive.excerpt)" }
    return isClosed
      ? "a second directive \(directive.excerpt)" : "directive \(directive.excerpt) without a `---` line below it"
  }
}

/// A line `---` or `...`.
enum DocumentMarker {
  case start, end

  /// The marker at the start of a line, if one stands there.
  init?(at offset: Int, in text: ByteText) {
    guard text.byte(at: offset + 3)?.isBlankOrBreak ?? true else { return nil }
    if text.has("---", at: offset) {
      self = .start
    } else if text.has("...", at: offset) {
      self = .end
    } else {
      return nil
    }
  }
}
