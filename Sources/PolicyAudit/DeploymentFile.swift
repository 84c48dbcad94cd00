import PolicyDiagnostics
import PolicySource
import PolicyYAML

/// A file of a deployment, recognised by its content and its name.
package struct DeploymentFile: Sendable {
  package enum Content: Sendable {
    case compose([ForeignNode])
    case workflow([ForeignNode])
    /// - Parameter isExample: whether it only shows people what they may set.
    case environment(EnvironmentFile, isExample: Bool)
  }

  /// Why a file is none.
  package enum Failure: Error, Sendable {
    /// It cannot be read; the finding says why.
    case unreadable(Diagnostic)
    /// It is something else.
    case unknownKind
  }

  /// What a file can be, for people.
  package static let kinds = [
    "a compose file has services", "a workflow has on and jobs", "an environment file has lines NAME=value",
  ]

  package let file: FileID
  package let content: Content
  /// How many keys and values it stands for, as `ForeignReader.maximumExpansion` counts them; 0 where it has no aliases.
  package private(set) var expansion = 0

  /// - Parameter name: of the file, without its folder.
  package init(_ bytes: [UInt8], named name: String, file: FileID) throws(Failure) {
    self.file = file
    // Too large a file of any kind is told in the words of the reader.
    guard bytes.count > YAMLReader.maximumSize || !Self.isEnvironmentName(name) else {
      content = .environment(EnvironmentFile(bytes, file: file), isExample: Self.isExampleName(name))
      return
    }
    switch ForeignReader.read(bytes, file: file) {
    case .tree(let tree) where tree.documents.contains { $0.entry("services") != nil }:
      content = .compose(tree.documents)
      expansion = tree.expansion
    case .tree(let tree) where tree.documents.contains { $0.entry("jobs") != nil && $0.entry("on") != nil }:
      content = .workflow(tree.documents)
      expansion = tree.expansion
    case _ where bytes.count <= YAMLReader.maximumSize && EnvironmentFile.isOne(bytes):
      content = .environment(EnvironmentFile(bytes, file: file), isExample: Self.isExampleName(name))
    case .tree, .empty: throw .unknownKind
    case .unreadable(let finding): throw .unreadable(finding)
    }
  }

  /// `.env`, `.env.example`, `gateway.env`, `example.env`.
  private static func isEnvironmentName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.dropFirst().contains("env") && !FilePath(name).hasYAMLExtension
  }

  private static func isExampleName(_ name: String) -> Bool {
    name.split { !$0.isLetter }.contains { ["example", "sample", "template", "dist"].contains($0) }
  }
}
