import PolicySource
import PolicyYAML

/// What one document of a compose file says about its services, as far as an audit asks (compose-spec, 05-services).
struct ComposeFile: Sendable {
  struct Service: Sendable {
    let name: Spanned<String>
    /// The key `environment`; nil without one.
    let environmentKey: Span?
    /// Of a repeated name the last one counts.
    let environment: [PassedVariable]
    let environmentFiles: [EnvironmentFileEntry]
    let extends: Extends?
    /// Whether what earlier files say under the key is left out, as `!reset` and `!override` say.
    let replacesEnvironment: Bool
    let replacesEnvironmentFiles: Bool
  }

  /// One file of `env_file`.
  struct EnvironmentFileEntry: Hashable, Sendable {
    let reference: FileReference
    let span: Span
    let isRaw: Bool
  }

  struct Extends: Sendable {
    let service: String
    /// Nil for a service of the same file.
    let reference: FileReference?
    let span: Span
  }

  let file: FileID
  /// The key `services`.
  let servicesKey: Span
  let services: [Service]
  private let places: [[UInt8]: Int]

  /// - Parameter wanted: the variables that are asked about; others are passed over.
  /// - Returns: nil for a document without services.
  init?(_ document: ForeignNode, file: FileID, wanted: Set<String>) {
    guard let entry = document.entry("services"), entry.value.kind == .mapping || entry.value.isNull else { return nil }
    self.file = file
    servicesKey = entry.key.span
    let services = entry.value.entries.map { Service($0, in: file, wanted: wanted) }
    self.services = services
    places = Dictionary(services.indices.map { (Array(services[$0].name.value.utf8), $0) }) { first, _ in first }
  }

  /// The service of a name.
  func service(_ name: String) -> Service? { places[Array(name.utf8)].map { services[$0] } }
}

/// A path as a file of the deployment writes it.
package struct FileReference: Hashable, Sendable {
  /// The file that names it; a relative path begins at that file's folder.
  package let file: FileID
  package let path: String

  package init(file: FileID, path: String) {
    self.file = file
    self.path = path
  }
}

// MARK: Services

extension ComposeFile.Service {
  fileprivate init(_ entry: ForeignNode.Entry, in file: FileID, wanted: Set<String>) {
    name = Spanned(entry.key.text, at: entry.key.span)
    let entries = entry.value.entries
    let environment = entries.first { $0.key.utf8Equals("environment") }
    let files = entries.first { $0.key.utf8Equals("env_file") }
    environmentKey = environment.flatMap { $0.value.isReset ? nil : $0.key.span }
    self.environment = environment.map { Self.passedVariables(of: $0.value, wanted: wanted) } ?? []
    environmentFiles = files.map { Self.environmentFiles(of: $0.value, in: file) } ?? []
    extends = entries.first { $0.key.utf8Equals("extends") }.flatMap { ComposeFile.Extends($0.value, in: file) }
    replacesEnvironment = environment?.value.replaces ?? false
    replacesEnvironmentFiles = files?.value.replaces ?? false
  }

  // MARK: environment

  /// Both of its forms: a mapping of names to values, and a list of `NAME=value` and `NAME`.
  private static func passedVariables(of node: ForeignNode, wanted: Set<String>) -> [PassedVariable] {
    guard !node.isReset else { return [] }
    let passedVariables =
      node.kind == .mapping
      ? node.entries.compactMap { passedVariable($0) } : node.items.compactMap { passedVariable(item: $0) }
    return passedVariables.filter { wanted.contains($0.name) }
  }

  private static func passedVariable(_ entry: ForeignNode.Entry) -> PassedVariable? {
    guard let name = variableName(entry.key.text), entry.value.kind == .scalar else { return nil }
    guard !entry.value.isNull else { return PassedVariable(name, .inherited, by: .environment, at: entry.key.span) }
    let span = entry.value.span.range.isEmpty ? entry.key.span : entry.value.span
    let value = entry.value.wholeNumber.map { .fixed($0) } ?? PassedValue(interpolating: entry.value.text)
    return PassedVariable(name, value, by: .environment, at: span, text: entry.value.textSpan)
  }

  private static func passedVariable(item: ForeignNode) -> PassedVariable? {
    let parts = item.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let name = variableName(String(first)) else { return nil }
    guard parts.count == 2 else { return PassedVariable(name, .inherited, by: .environment, at: item.span) }
    let text = item.textSpan.map { span in
      Span(file: span.file, span.range.lowerBound + name.utf8.count + 1..<span.range.upperBound)
    }
    return PassedVariable(
      name, PassedValue(interpolating: String(parts[1])), by: .environment, at: item.span, text: text)
  }

  private static func variableName(_ text: String) -> String? { VariableName.isOne(text.utf8) ? text : nil }

  // MARK: env_file

  /// All of its forms: a path, a list of paths, and a list of mappings with `path`, `required` and `format`.
  private static func environmentFiles(of node: ForeignNode, in file: FileID) -> [ComposeFile.EnvironmentFileEntry] {
    guard !node.isReset else { return [] }
    return (node.kind == .sequence ? node.items : [node]).compactMap { item in
      let path = item.kind == .mapping ? item["path"] : item
      guard let path, path.kind == .scalar, !path.isNull, let reference = FileReference(path, in: file) else {
        return nil
      }
      return ComposeFile.EnvironmentFileEntry(
        reference: reference, span: path.span, isRaw: item["format"]?.utf8Equals("raw") ?? false)
    }
  }
}

extension ComposeFile.Extends {
  /// Both of its forms: the name of a service, and a mapping with `service` and `file`.
  fileprivate init?(_ node: ForeignNode, in file: FileID) {
    let service = node.kind == .mapping ? node["service"] : node
    guard let service, service.kind == .scalar, !service.isNull else { return nil }
    self.service = service.text
    reference = node["file"].flatMap { FileReference($0, in: file) }
    span = service.span
  }
}

extension FileReference {
  /// A path with its variables at their defaults, since nobody knows the shell that Compose will run in.
  fileprivate init?(_ node: ForeignNode, in file: FileID) {
    guard let path = Interpolation(node.text)?.filled({ _ in nil }), !path.isEmpty else { return nil }
    self.init(file: file, path: path)
  }
}

extension ForeignNode {
  /// The digits of `1_800_000`, which Compose hands on as YAML 1.1 reads them; nil for every other text.
  fileprivate var wholeNumber: String? {
    guard isPlain, tag == nil, let first = text.utf8.first, UInt8(ascii: "1")...UInt8(ascii: "9") ~= first,
      text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "_") })
    else { return nil }
    return text.filter { $0 != "_" }
  }

  /// `!reset` takes a key of earlier files away, whatever value stands with it.
  fileprivate var isReset: Bool { tag == "!reset" }

  fileprivate var replaces: Bool { isReset || tag == "!override" }
}
