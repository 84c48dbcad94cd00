import PolicyYAML

/// A document that comes through a pipe instead of from a file.
package struct StandardInput: Sendable {
  /// At most the limit of a file and one byte, so that a document over the limit shows as one.
  let bytes: [UInt8]
  /// Where the document belongs, as the user typed it; nil for a project of its own.
  let filename: String?

  package init(bytes: [UInt8], filename: String?) {
    self.bytes = bytes
    self.filename = filename
  }

  /// Reads standard input to its end, or to the limit.
  package static func read(as filename: String?) throws(FileProblem) -> StandardInput {
    StandardInput(bytes: try Disk.readStandardInput(limit: YAMLReader.maximumSize), filename: filename)
  }
}
