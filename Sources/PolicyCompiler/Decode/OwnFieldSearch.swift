import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyYAML

/// Finds the fields of its own that a project declares, before anything else of it is decoded.
struct OwnFieldSearch {
  /// What the documents of the project can speak of.
  let fields: FieldVocabulary
  /// What is wrong between declarations; what is wrong with one of them alone is said where its file is decoded.
  let diagnostics: DiagnosticBag

  /// - Parameter files: in their order.
  init(_ files: [FileID], in sources: SourceMap, mayHideFiles: Bool) {
    var declared: [Spanned<FieldDefinition>] = []
    var isComplete = !mayHideFiles
    for file in files where Self.mayDeclare(sources[file].bytes) {
      guard let found = Self.declarations(in: sources[file].bytes, of: file) else {
        isComplete = false
        continue
      }
      declared += found
    }
    guard !declared.isEmpty || !isComplete else {
      (fields, diagnostics) = (.language, DiagnosticBag())
      return
    }
    let conflicts = Conflicts(declared)
    fields = FieldVocabulary(own: conflicts.undisputed, mayHideFields: !isComplete || !conflicts.diagnostics.isEmpty)
    diagnostics = conflicts.diagnostics
  }

  /// Whether a file may have a key `fields`: few files have the word, and only an escape or another encoding hides it.
  private static func mayDeclare(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let word = Array("fields".utf8)
      if let first = bytes.first, first >= 0xFE || first == 0 { return true }
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\\") { return true }
        if bytes[index] == word[0], bytes.count - index >= word.count,
          word.indices.allSatisfy({ bytes[index + $0] == word[$0] })
        {
          return true
        }
        index += 1
      }
      return false
    }
  }

  /// What a file declares if it is a target; nil where that could not be read in full.
  private static func declarations(in bytes: [UInt8], of file: FileID) -> [Spanned<FieldDefinition>]? {
    guard let root = YAMLReader.read(bytes, file: file).tree?.root, !root.isUnreadable else { return nil }
    guard root.kind == .mapping else { return [] }
    var reader = NodeReader(file: file)
    guard let entries = reader.mapping(root, of: nil, wanted: ""), !root.missesKeys else { return nil }
    guard let entry = entries.first(where: { $0.name == TargetKey.fields.rawValue }) else { return [] }
    // A document of no kind may be a target whose name is misspelt.
    guard let kind = entries.lazy.compactMap({ DocumentSchema.kind(toldBy: $0.name) }).first else { return nil }
    return kind == .target ? OwnFieldsDecoder.decode(entry, &reader) : []
  }

  /// What declarations say against each other.
  private struct Conflicts {
    private(set) var diagnostics = DiagnosticBag(capacity: CheckedProject.mostFindings)
    private(set) var undisputed: [FieldDefinition] = []

    init(_ declared: [Spanned<FieldDefinition>]) {
      var first: [String: Spanned<FieldDefinition>] = [:]
      var disputed: Set<String> = []
      var order: [Spanned<FieldDefinition>] = []
      for declaration in declared {
        guard let other = first[declaration.value.path] else {
          first[declaration.value.path] = declaration
          order.append(declaration)
          continue
        }
        guard other.value.id != declaration.value.id else { continue }
        disputed.insert(declaration.value.path)
        report(
          "\(declaration.value.path) is declared differently elsewhere", declaration, other,
          "say the same of it in both places")
      }
      for declaration in order {
        guard let whole = Self.whole(of: declaration.value, among: first) else { continue }
        disputed.insert(declaration.value.path)
        report(
          "\(declaration.value.path) lies under \(whole.value.path), which is a field and no group", declaration, whole,
          "give one of them another group")
      }
      undisputed = order.map(\.value).filter { !disputed.contains($0.path) }
      guard undisputed.count > OwnFieldDeclaration.limit else { return }
      let surplus = order[OwnFieldDeclaration.limit]
      diagnostics.add(
        LanguageError.tooManyFields(
          "the project has \(undisputed.count) fields of its own", at: surplus.span,
          help: ["declare at most \(OwnFieldDeclaration.limit)"]))
      undisputed.removeSubrange(OwnFieldDeclaration.limit...)
    }

    /// The field whose path a longer one continues.
    private static func whole(
      of field: FieldDefinition, among fields: [String: Spanned<FieldDefinition>]
    ) -> Spanned<FieldDefinition>? {
      (2..<field.components.count).lazy.compactMap { fields[field.components[..<$0].joined(separator: ".")] }.first
    }

    private mutating func report(
      _ message: String, _ declaration: Spanned<FieldDefinition>, _ other: Spanned<FieldDefinition>, _ help: String
    ) {
      diagnostics.add(
        LanguageError.fieldDeclaredTwice(
          message, at: declaration.span, notes: [Note("\(other.value.path) is declared here", at: other.span)],
          help: [help]))
    }
  }
}
