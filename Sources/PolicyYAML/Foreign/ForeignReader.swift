import PolicyDiagnostics
import PolicySource

/// Reads other people's YAML: whatever of the language their programs read, within the limits of `YAMLReader`.
///
/// Anchors, aliases, merge keys, tags, several documents and repeated keys are fine, and so are characters that a policy
/// may not have. The only findings are those that end the reading.
package enum ForeignReader {
  /// The most scalars, lists and mappings of a file when every alias counts as what it stands for, and each 16 bytes of
  /// a text as one more.
  ///
  /// It bounds every walk over the tree, however often a file refers to itself.
  package static let maximumExpansion = 200_000
  static let charactersOfNode = 16

  /// Reads one file, whatever its bytes are; time and memory are linear in its size.
  package static func read(_ bytes: [UInt8], file: FileID) -> ForeignReading {
    do throws(FatalFinding) {
      return try tree(of: bytes, file).map { .tree($0) } ?? .empty
    } catch {
      return error.diagnostic.map { .unreadable($0) } ?? .empty
    }
  }

  private static func tree(of bytes: [UInt8], _ file: FileID) throws(FatalFinding) -> ForeignTree? {
    guard bytes.count <= YAMLReader.maximumSize else {
      throw .limit(.fileTooLarge, "the file is larger than 1 MiB", at: .start(of: file))
    }
    // What a policy may not have is blanked, and nobody is told.
    var unheard = Findings(file: file)
    var text = try bytes.withUnsafeBufferPointer { source throws(FatalFinding) in
      try CharacterScan.prepare(bytes, ByteText(source), &unheard)
    }
    Prologue.blankDirectives(of: &text, &unheard)
    try boundDirectives(of: text, file)
    return try text.bytes.withUnsafeBufferPointer { prepared throws(FatalFinding) in
      try bytes.withUnsafeBufferPointer { source throws(FatalFinding) in
        var builder = ForeignTreeBuilder(text, ByteText(prepared), source: ByteText(source), file)
        return try builder.tree(source: bytes)
      }
    }
  }

  /// libyaml's handling of many `%TAG` lines is quadratic, also of those below the first document.
  private static func boundDirectives(of text: PreparedText, _ file: FileID) throws(FatalFinding) {
    var count = 0
    for (offset, byte) in text.bytes.enumerated().dropFirst() where byte == UInt8(ascii: "%") {
      guard text.bytes[offset - 1] == .lineFeed else { continue }
      count += 1
      guard count <= 8 else {
        throw .limit(
          .directive, "more than 8 lines begin with `%`", at: Span(file: file, offset..<offset + 1),
          help: "remove the directives")
      }
    }
  }
}

/// What `ForeignReader` made of one file.
package enum ForeignReading: Sendable {
  case tree(ForeignTree)
  /// There is no document in it.
  case empty
  /// No text, over a limit or with a syntax error.
  case unreadable(Diagnostic)
}

extension FatalFinding {
  /// A limit that bounds what foreign files can cost.
  static func limit(
    _ error: LanguageError, _ message: String, at span: Span, help: String = "name a smaller file"
  ) -> FatalFinding {
    var diagnostic = error(message, at: span, help: [help])
    diagnostic.why = "unbounded input is a way to exhaust the reader"
    return FatalFinding(diagnostic: diagnostic)
  }
}
