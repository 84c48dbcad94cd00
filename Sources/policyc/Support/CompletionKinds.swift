import ArgumentParser

extension CompletionKind {
  /// A file that policies can be read from, or a folder on the way to one.
  static let yamlFile = CompletionKind.file(extensions: ["yaml", "yml", "YAML", "YML"])
}
