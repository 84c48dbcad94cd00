import PolicySource

/// What one file says, as spanned nodes; never changed after it was read.
public final class YAMLTree: Sendable {
  public let file: FileID
  /// The bytes of the file; most texts are slices of them.
  public let source: [UInt8]
  /// Every comment, in the order of the file.
  public let comments: [YAMLComment]
  let records: [NodeRecord]
  let copiedTexts: [UInt8]

  /// - Precondition: `records` is not empty; its first element is the root.
  init(file: FileID, source: [UInt8], records: [NodeRecord], copiedTexts: [UInt8], comments: [YAMLComment]) {
    precondition(!records.isEmpty, "a tree has a root")
    self.file = file
    self.source = source
    self.records = records
    self.copiedTexts = copiedTexts
    self.comments = comments
  }

  public var root: YAMLNode { YAMLNode(tree: self, index: 0) }
}

/// A comment, from `#` to the end of its line without the line break.
public struct YAMLComment: Hashable, Sendable {
  public let span: Span
  /// Whether nothing but blanks stands before it on its line.
  public let standsAlone: Bool
}
