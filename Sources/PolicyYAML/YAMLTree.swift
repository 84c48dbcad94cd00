import PolicySource

/// What one file says, as spanned nodes; never changed after it was read.
package final class YAMLTree: Sendable {
  package let file: FileID
  /// The bytes of the file; most texts are slices of them.
  package let source: [UInt8]
  /// Every comment, in the order of the file.
  package let comments: [YAMLComment]
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

  package var root: YAMLNode { YAMLNode(tree: self, index: 0) }
}

/// A comment, from `#` to the end of its line without the line break.
package struct YAMLComment: Hashable, Sendable {
  package let span: Span
  /// Whether nothing but blanks stands before it on its line.
  package let standsAlone: Bool
}
