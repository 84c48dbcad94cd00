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
  /// The files that declare something, or may.
  let declaring: Set<FileID>

  /// - Parameter files: in their order.
  init(_ files: [FileID], in sources: SourceMap, mayHideFiles: Bool) {
    var declared: [Spanned<FieldDefinition>] = []
    var declaring: Set<FileID> = []
    var isComplete = !mayHideFiles
    for file in files where Self.mayDeclare(sources[file].bytes) {
      let found = Self.declarations(in: sources[file].bytes, of: file)
      if found?.isEmpty ?? false { continue }
      declaring.insert(file)
      declared += found ?? []
      isComplete = isComplete && found != nil
    }
    self.declaring = declaring
    guard !declared.isEmpty || !isComplete else {
      (fields, diagnostics) = (.language, DiagnosticBag())
      return
    }
    let conflicts = Conflicts(declared)
    fields = FieldVocabulary(own: conflicts.undisputed, mayHideFields: !isComplete || !conflicts.diagnostics.isEmpty)
    diagnostics = conflicts.diagnostics
  }

  /// Whether a file may have a key `fields`, or one that is misspelt: few files have the word or a line that begins with a
  /// neighbour of it, and only an escape or another encoding hides it.
  private static func mayDeclare(_ bytes: [UInt8]) -> Bool {
    if let first = bytes.first, first >= 0xFE || first == 0 { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      var lineStart = 0
      for index in bytes.indices {
        switch bytes[index] {
        case UInt8(ascii: "\\"): return true
        case word[0] where bytes[index...].starts(with: word): return true
        case UInt8(ascii: "\n"): lineStart = index + 1
        case UInt8(ascii: ":") where isMisspelt(bytes[lineStart..<index]): return true
        default: break
        }
      }
      return false
    }
  }

  private static let key = TargetKey.fields.rawValue
  private static let word = Array(key.utf8)

  /// Whether a key at the beginning of a line is none of a document, and near to `fields`.
  private static func isMisspelt(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = line.first, first != UInt8(ascii: " "), (word.count - 2...word.count + 2).contains(line.count)
    else { return false }
    return isMisspelt(String(decoding: line, as: UTF8.self))
  }

  private static func isMisspelt(_ name: String) -> Bool {
    name != key && Words.nearest(to: name, among: MappingSchema.target.names) == key
  }

  /// What a file declares if it is a target; nil where that could not be read in full.
  private static func declarations(in bytes: [UInt8], of file: FileID) -> [Spanned<FieldDefinition>]? {
    guard let root = YAMLReader.read(bytes, file: file).tree?.root, !root.isUnreadable else { return nil }
    guard root.kind == .mapping else { return [] }
    var reader = NodeReader(file: file)
    guard let entries = reader.mapping(root, of: nil, wanted: ""), !root.missesKeys else { return nil }
    guard let entry = entries.first(where: { $0.name == key }) else {
      return entries.contains { isMisspelt($0.name) } ? nil : []
    }
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
