import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import PolicyYAML

/// Decodes the project configuration.
enum ProjectDecoder {
  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> ProjectDocument? {
    guard let project = entries.first(where: { $0.name == ProjectKey.project.rawValue }) else { return nil }
    let name = reader.name(project)
    var document = ProjectDocument(file: reader.file, name: name ?? Spanned("", at: project.value.span))
    for entry in entries {
      switch ProjectKey(rawValue: entry.name) {
      case .policyc, .project: break
      case .rules: document.rules = rules(entry, &reader)
      case .exports: document.exports = exports(entry, &reader)
      case nil: reader.reportUnknownKey(entry, of: .project, siblings: entries)
      }
    }
    return name == nil ? nil : document
  }

  // MARK: Rules

  private static func rules(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [RuleSetting] {
    guard let entries = reader.mapping(entry.value, of: entry, wanted: "a mapping of rules to severities") else {
      return []
    }
    return entries.compactMap { setting(of: $0, &reader) }
  }

  /// A setting with a mistake in it holds nonetheless: what it lowers would be a second finding for one mistake.
  private static func setting(of entry: NodeReader.Entry, _ reader: inout NodeReader) -> RuleSetting? {
    let id = Spanned(entry.name, at: entry.keySpan)
    if RuleCatalog.retirement(of: id.value) != nil {
      return RuleSetting(rule: id, severity: Setting(entry, &reader).severity)
    }
    let meant = RuleCatalog.metadata(of: id.value) == nil ? reader.reportUnknownRule(id) : id.value
    let setting = Setting(entry, &reader)
    guard let meant, let metadata = RuleCatalog.metadata(of: meant) else { return nil }
    let isLowered = setting.isReadable && setting.severity.map { $0 < metadata.severity } ?? true
    if isLowered, !metadata.isAcceptable {
      reader.diagnostics.add(
        LanguageError.notAcceptable(
          "\(meant) cannot be lowered", at: id.span, help: ["mend what it reports: \(metadata.summary)"]))
    } else if isLowered, metadata.severity == .error, setting.lacksReason {
      reader.reportMissing(
        [("reason", "write {severity: \(setting.severity?.rawValue ?? "off"), reason: …}")],
        in: "the lowered rule \(meant)", at: id.span)
    }
    return metadata.isAcceptable ? RuleSetting(rule: Spanned(meant, at: id.span), severity: setting.severity) : nil
  }

  /// `off`, a severity, or a mapping of `severity` and `reason`.
  private struct Setting {
    /// Nil is `off`, and what could not be read.
    private(set) var severity: Severity?
    private(set) var isReadable = false
    private(set) var lacksReason = true

    init(_ entry: NodeReader.Entry, _ reader: inout NodeReader) {
      guard entry.value.kind == .mapping else {
        readSeverity(entry, &reader)
        return
      }
      guard let members = reader.mapping(entry.value, of: entry, wanted: "a severity") else { return }
      for member in members {
        switch RuleSettingKey(rawValue: member.name) {
        case .severity: readSeverity(member, &reader)
        case .reason: _ = AcceptanceDecoder.longEnough(member, &reader)
        case nil: reader.reportUnknownKey(member, of: .ruleSetting, siblings: members)
        }
      }
      lacksReason = reader.lacks(RuleSettingKey.reason.rawValue, members, of: entry.value, .ruleSetting)
      reader.reportMissing(
        reader.missingKeys(members, of: entry.value, .ruleSetting), in: "the setting of \(entry.name)",
        at: entry.keySpan)
    }

    private mutating func readSeverity(_ entry: NodeReader.Entry, _ reader: inout NodeReader) {
      guard let word = reader.word(among: ValueSchema.severities, entry.value, of: entry) else { return }
      severity = Severity(rawValue: word.value)
      isReadable = true
    }
  }

  // MARK: Exports

  private static func exports(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [ExportEntry] {
    guard let items = reader.sequence(entry.value, of: entry, wanted: "a list of exports") else { return [] }
    return items.compactMap { export(of: $0, entry.part, &reader) }
  }

  private static func export(
    of node: YAMLNode, _ parent: NodeReader.Entry, _ reader: inout NodeReader
  ) -> ExportEntry? {
    let schema = MappingSchema.export
    guard let entries = reader.mapping(node, of: parent, wanted: schema.shape) else { return nil }
    var target: Spanned<String>?
    var dialect: Spanned<DialectName>?
    var path: Spanned<String>?
    var name: ObjectName?
    let text = NodeReader.text(in: entries)
    let forbidden = schema.names.filter { schema.forbids($0, where: text) }
    for entry in entries {
      switch ExportKey(rawValue: entry.name) {
      case .target: target = reader.name(entry)
      case .dialect: dialect = reader.word(DialectName.self, entry)
      case .path: path = reader.relativePath(entry)
      case .name where !forbidden.contains(entry.name): name = reader.objectName(entry)
      case .name, nil:
        let named = text(ExportKey.dialect.rawValue).flatMap(DialectName.init)
        reader.reportUnknownKey(
          entry, in: schema.name + (named.map { " for \($0.rawValue)" } ?? ""),
          among: schema.names.filter { !forbidden.contains($0) }, siblings: entries)
      }
    }
    reader.reportMissing(reader.missingKeys(entries, of: node, schema, without: forbidden), in: "the export", of: node)
    guard let target, let dialect, let path, name != nil || !dialect.value.namesObject else { return nil }
    return ExportEntry(target: target, dialect: dialect.value, path: path, name: name)
  }
}

extension NodeReader {
  /// A path relative to the project root that names a file.
  mutating func relativePath(_ entry: Entry) -> Spanned<String>? {
    guard let path = text(entry) else { return nil }
    let name = FilePath(path.value).name
    let namesNothing = name.isEmpty || name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8)
    // A line break is the only one that gets here: at the end of a text of several lines, and as the escape `\n`.
    let hasControl = path.value.unicodeScalars.contains(where: \.isControl)
    let problem: String? =
      path.value.utf8.first == UInt8(ascii: "/")
      ? "is absolute" : hasControl ? "has a control character" : namesNothing ? "names no file" : nil
    guard let problem else { return path }
    diagnostics.add(
      LanguageError.notAPath(
        "\(entry.name) \(path.value.quoted) \(problem)", at: path.span,
        help: ["write a path relative to the project root, such as exports/gateway.env"]))
    return nil
  }

  /// What an object of Kubernetes is called.
  mutating func objectName(_ entry: Entry) -> ObjectName? {
    guard let text = text(entry) else { return nil }
    if let name = ObjectName(text.value) { return name }
    diagnostics.add(
      LanguageError.notAName(
        "\(entry.name) is \(text.value.quoted), which Kubernetes takes for no name", at: text.span,
        help: ["write \(ObjectName.description)"]))
    return nil
  }
}
