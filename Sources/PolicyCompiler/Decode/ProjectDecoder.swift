import PolicyDiagnostics
import PolicyModel
import PolicyRules
import PolicyYAML

/// Decodes the project configuration.
enum ProjectDecoder {
  static let keys = ["policyc", "project", "rules", "exports"]
  private static let exportKeys = ["target", "dialect", "path"]

  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> ProjectDocument? {
    guard let project = entries.first(where: { $0.name == "project" }), let name = reader.name(project) else {
      return nil
    }
    var document = ProjectDocument(file: reader.file, name: name)
    for entry in entries {
      switch entry.name {
      case "project": break
      case "rules": document.rules = rules(entry, &reader)
      case "exports": document.exports = exports(entry, &reader)
      default: reader.reportUnknownKey(entry, in: ProjectRoot.configurationName, among: keys)
      }
    }
    return document
  }

  // MARK: Rules

  private static func rules(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [RuleSetting] {
    guard let entries = reader.mapping(entry.value, of: entry, wanted: "a mapping of rules to severities") else {
      return []
    }
    return entries.compactMap { setting(of: $0, &reader) }
  }

  private static func setting(of entry: NodeReader.Entry, _ reader: inout NodeReader) -> RuleSetting? {
    let id = Spanned(entry.name, at: entry.keySpan)
    guard let metadata = RuleCatalog.metadata(of: id.value) else {
      reader.reportUnknownRule(id)
      return nil
    }
    guard let (severity, reason) = severity(of: entry, &reader) else { return nil }
    let isLowered = severity.map { $0 < metadata.severity } ?? true
    guard isLowered else { return RuleSetting(rule: id, severity: severity) }
    guard metadata.isAcceptable else {
      reader.diagnostics.add(
        LanguageError.notAcceptable(
          "\(id.value) cannot be lowered", at: entry.keySpan, help: ["mend what it reports: \(metadata.summary)"]))
      return nil
    }
    guard metadata.severity == .error, reason == nil else { return RuleSetting(rule: id, severity: severity) }
    reader.reportMissing(
      "reason", in: "the lowered rule \(id.value)", at: entry.keySpan,
      help: "write {severity: \(severity?.rawValue ?? "off"), reason: …}")
    return nil
  }

  /// `off`, a severity, or a mapping of `severity` and `reason`.
  private static func severity(
    of entry: NodeReader.Entry, _ reader: inout NodeReader
  ) -> (severity: Severity?, reason: String?)? {
    guard entry.value.kind == .mapping else { return severityWord(entry, &reader).map { ($0.severity, nil) } }
    guard let members = reader.mapping(entry.value, of: entry, wanted: "a severity") else { return nil }
    var severity: (severity: Severity?, Void)?
    var reason: String?
    for member in members {
      switch member.name {
      case "severity": severity = severityWord(member, &reader)
      case "reason": reason = AcceptanceDecoder.longEnough(member, &reader)?.value
      default: reader.reportUnknownKey(member, in: "a rule's setting", among: ["severity", "reason"])
      }
    }
    if !members.contains(where: { $0.name == "severity" }), !entry.value.missesKeys {
      reader.reportMissing("severity", in: "the setting of \(entry.name)", at: entry.keySpan, help: "write a severity")
    }
    return severity.map { ($0.severity, reason) }
  }

  private static func severityWord(
    _ entry: NodeReader.Entry, _ reader: inout NodeReader
  ) -> (severity: Severity?, Void)? {
    let words = Severity.allCases.map(\.rawValue) + ["off"]
    return reader.word(among: words, entry.value, of: entry).map { (Severity(rawValue: $0.value), ()) }
  }

  // MARK: Exports

  private static func exports(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [ExportEntry] {
    guard let items = reader.sequence(entry.value, of: entry, wanted: "a list of exports") else { return [] }
    return items.compactMap { export(of: $0, entry, &reader) }
  }

  private static func export(
    of node: YAMLNode, _ parent: NodeReader.Entry, _ reader: inout NodeReader
  ) -> ExportEntry? {
    guard let entries = reader.mapping(node, of: parent, wanted: "a mapping with target, dialect and path") else {
      return nil
    }
    var target: Spanned<String>?
    var dialect: Spanned<DialectName>?
    var path: Spanned<String>?
    for entry in entries {
      switch entry.name {
      case "target": target = reader.name(entry)
      case "dialect": dialect = reader.word(DialectName.self, entry)
      case "path": path = reader.relativePath(entry)
      default: reader.reportUnknownKey(entry, in: "an export", among: exportKeys)
      }
    }
    for key in exportKeys where !node.missesKeys && !entries.contains(where: { $0.name == key }) {
      reader.reportMissing(
        key, in: "the export", at: entries.first?.keySpan ?? node.span, help: "an export has target, dialect and path")
    }
    guard let target, let dialect, let path else { return nil }
    return ExportEntry(target: target, dialect: dialect.value, path: path)
  }
}

extension NodeReader {
  /// A path relative to the project root that names a file.
  mutating func relativePath(_ entry: Entry) -> Spanned<String>? {
    guard let path = text(entry) else { return nil }
    let parts = path.value.split(separator: "/", omittingEmptySubsequences: false)
    let problem: String? =
      path.value.hasPrefix("/")
      ? "is absolute" : parts.last.map { $0.isEmpty || $0 == "." || $0 == ".." } ?? true ? "names no file" : nil
    guard let problem else { return path }
    diagnostics.add(
      LanguageError.notAPath(
        "\(entry.name) \(path.value.quoted) \(problem)", at: path.span,
        help: ["write a path relative to the project root, such as exports/gateway.env"]))
    return nil
  }
}
