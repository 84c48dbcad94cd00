import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes one file: finds out which kind of document it is, then reads it as that kind.
enum DocumentDecoder {
  private static let kindHelp = "write \(DocumentSchema.all.map(\.order).joined(separator: ", "))"
  private static let exportHelp = "policyc export has written it: name it under exports: in policyc.yaml"

  /// Reads and decodes one file, whatever its bytes are.
  static func decode(_ bytes: [UInt8], file: FileID, fields: FieldVocabulary) -> DecodedFile {
    let reading = YAMLReader.read(bytes, file: file)
    var reader = NodeReader(file: file, fields: fields)
    reader.diagnostics.add(contentsOf: reading.diagnostics)
    let content = reading.tree.flatMap { decode($0.root, &reader) } ?? .unreadable
    let placed = reading.tree.map { placedAcceptances(in: $0, content, &reader) } ?? []
    return DecodedFile(
      file: file, content: content, claim: claim(of: content, reading.tree, bytes), placedAcceptances: placed,
      bareNumbers: reader.bareNumbers, diagnostics: reader.diagnostics)
  }

  /// Most files have been understood and begin with their version, which is all there is to know about them.
  private static func claim(of content: DecodedFile.Content, _ tree: YAMLTree?, _ bytes: [UInt8]) -> SourceClaim {
    switch content {
    case .policy, .target, .scenarios:
      if tree?.root.entries.contains(where: { $0.key.utf8Equals("policyc") }) ?? false { return .version }
    case .project, .unreadable: break
    }
    return SourceClaim(tree, of: bytes, kindKeys: DocumentSchema.signs)
  }

  private static func placedAcceptances(
    in tree: YAMLTree, _ content: DecodedFile.Content, _ reader: inout NodeReader
  ) -> [PlacedAcceptance] {
    switch content {
    case .policy, .target: return CommentAcceptanceDecoder.decode(tree, &reader)
    case .project, .scenarios: CommentAcceptanceDecoder.refuse(in: tree, &reader)
    case .unreadable: break
    }
    return []
  }

  private static func decode(_ root: YAMLNode, _ reader: inout NodeReader) -> DecodedFile.Content? {
    guard let entries = reader.mapping(root, of: nil, wanted: "a mapping of keys to values") else { return nil }
    let kind = kind(of: entries, root, &reader)
    guard hasKnownVersion(entries, root, isReported: kind != nil, &reader), let kind else { return nil }
    let rest = entries.filter { $0.name != "policyc" }
    switch kind {
    case .policy: return .policy(PolicyDecoder.decode(rest, root, &reader))
    case .target: return TargetDecoder.decode(rest, root, &reader).map { .target($0) }
    case .project: return ProjectDecoder.decode(rest, root, &reader).map { .project($0) }
    case .scenarios: return .scenarios(ScenarioDecoder.decode(rest, root, &reader))
    }
  }

  // MARK: Version

  /// - Parameter isReported: whether a missing version is worth a finding; a file of no kind has a finding already.
  private static func hasKnownVersion(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, isReported: Bool, _ reader: inout NodeReader
  ) -> Bool {
    guard let entry = entries.first(where: { $0.name == "policyc" }) else {
      let mayBeMisspelt = entries.contains { Words.nearest(to: $0.name, among: ["policyc"]) != nil }
      guard isReported, !root.missesKeys, !mayBeMisspelt else { return true }
      reader.diagnostics.add(
        LanguageError.missingVersion(
          "the document does not say its language version", at: .start(of: reader.file),
          fixIts: [FixIt("write policyc: 1", [versionEdit(root)], .safe)]))
      return true
    }
    guard let version = reader.scalar(entry.value, of: entry, wanted: "1") else { return !root.isUnreadable }
    if version.value == "1" { return true }
    reader.diagnostics.add(
      LanguageError.unknownVersion(
        "language version \(version.value.quoted) is not known", at: version.span,
        help: ["write policyc: 1, the version that this policyc reads"]))
    return false
  }

  /// The version as the first entry of the document, indented or parted by a comma as its entries are.
  private static func versionEdit(_ root: YAMLNode) -> TextEdit {
    let start = root.span.lower
    if root.isFlow {
      let separator = root.count == 0 ? "" : ", "
      return TextEdit(Span(file: root.span.file, lower: start + 1, upper: start + 1), "policyc: 1\(separator)")
    }
    let indentation = root.tree.source[..<Int(start)].reversed().prefix { $0 == UInt8(ascii: " ") }
    return TextEdit(
      Span(file: root.span.file, lower: start, upper: start),
      "policyc: 1\(root.tree.lineBreak)\(String(repeating: " ", count: indentation.count))")
  }

  // MARK: Kind

  private static func kind(
    of entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> DocumentSchema.Kind? {
    let telling = entries.compactMap { entry in DocumentSchema.kind(toldBy: entry.name).map { (entry: entry, kind: $0) }
    }
    guard let first = telling.first else {
      reportNoKind(entries, root, &reader)
      return nil
    }
    if let other = telling.first(where: { $0.kind != first.kind }) {
      let names = [first, other].map { DocumentSchema.schema(of: $0.kind).name }
      reader.diagnostics.add(
        LanguageError.severalKinds(
          "\(first.entry.name) makes this a \(names[0]), \(other.entry.name) a \(names[1])",
          at: other.entry.keySpan, notes: [Note("the first kind is told here", at: first.entry.keySpan)],
          help: ["keep one of them, and put the rest into a file of its own"]))
      return nil
    }
    return first.kind
  }

  private static func reportNoKind(_ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader) {
    guard !root.missesKeys else { return }
    for entry in entries {
      // A list under `surfaces` is the list of a target, no misspelt `surface`.
      guard let meant = Words.nearest(to: entry.name, among: DocumentSchema.signs),
        entry.value.kind == (meant == ScenarioFileKey.scenarios.rawValue ? .sequence : .scalar)
      else { continue }
      reader.diagnostics.add(
        LanguageError.unknownKey(
          "a document has no key \(entry.name.quoted)", at: entry.keySpan,
          fixIts: reader.corrections(of: entry.name, among: DocumentSchema.signs, at: entry.keySpan)))
      return
    }
    reader.diagnostics.add(
      LanguageError.unknownKind(
        "the document is neither a policy nor a target nor a scenario file nor a project configuration",
        at: .start(of: reader.file),
        help: root.tree.source.starts(with: "# \(ExportEntry.opening)".utf8)
          ? [exportHelp] : [kindHelp, "where there are no policies yet, policyc init writes some into a folder"]))
  }
}
