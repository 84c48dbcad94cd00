// PolicyCompiler decodes, resolves, checks, identifies and lowers policies, with values in memory only.

import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// The way of a policy through the house: bytes, trees, documents, a resolved project, a checked one, budgets.
///
/// Every arrow is a pure function of values in memory.
package enum Compiler {
  /// Reads, decodes, resolves and checks the files of one project. Of a check that is cancelled the result is of no use.
  package static func check(_ project: ProjectFiles, in sources: SourceMap, options: CheckOptions) -> CheckedProject {
    var language = LanguageErrors(options)
    var own = OwnFieldSearch(project.files, in: sources, mayHideFiles: project.mayHideFiles)
    var (documents, exported) = decode(project, own.fields, in: sources, options, &language)
    // What policyc has written is no document and declares nothing; which files that are, the documents say.
    let none = exported.all
    if !own.declaring.isDisjoint(with: none) {
      let files = project.files.filter { !none.contains($0) }
      own = OwnFieldSearch(files, in: sources, mayHideFiles: project.mayHideFiles)
      language = LanguageErrors(options)
      (documents, exported) = decode(project, own.fields, in: sources, options, isAgain: true, &language)
    }
    let mayHideFiles = project.mayHideFiles || !exported.doubtful.isEmpty
    let (resolved, conflicts) = Resolver.resolve(
      documents, own.fields, sources, at: project.paths, mayHideFiles: mayHideFiles)
    language.add(betweenFiles: own.diagnostics)
    language.add(betweenFiles: conflicts)
    language.read(KnobReadings(of: documents.flatMap(\.bareNumbers), in: resolved))
    var checked = Checker.check(
      resolved, of: documents.map(\.file), in: sources, language: language, mayHideFiles: mayHideFiles, options: options
    )
    checked.exported = exported
    return checked
  }

  /// The documents of a project without what is wrong with each, which goes to the language errors, and the files that
  /// are none because `policyc export` writes them.
  private static func decode(
    _ project: ProjectFiles, _ fields: FieldVocabulary, in sources: SourceMap, _ options: CheckOptions,
    isAgain: Bool = false, _ language: inout LanguageErrors
  ) -> (documents: [DecodedFile], exported: ExportedFiles) {
    var search = ExportSearch(project, sources)
    let documents = project.files.compactMap { file -> DecodedFile? in
      guard !options.isCancelled else { return nil }
      defer { if !isAgain { options.progress?.countDecoded() } }
      let document = DocumentDecoder.decode(sources[file].bytes, file: file, fields: fields)
      search.take(document)
      if document.claim.contains(.version) { language.add(ofFile: document.diagnostics) }
      return document.withoutFindings
    }
    let exported = search.result
    let none = exported.all
    // Few files lack the version. Reading them again costs less memory than keeping what is wrong with all of them.
    for document in documents where !document.claim.contains(.version) && !none.contains(document.file) {
      language.add(
        ofFile: DocumentDecoder.decode(sources[document.file].bytes, file: document.file, fields: fields).diagnostics)
    }
    return (none.isEmpty ? documents : documents.filter { !none.contains($0.file) }, exported)
  }

  /// Reads a file alone, whatever it holds; its places name the first file of all.
  package static func document(_ bytes: [UInt8]) -> DecodedFile {
    DocumentDecoder.decode(bytes, file: FileID(0), fields: .language)
  }

  /// Whether a line of a file begins with the key of the language version, as nearly every document has it. It costs no
  /// parser, and a document in flow style may have the key elsewhere.
  package static func showsVersion(_ bytes: [UInt8]) -> Bool {
    !KeyLines.found(["policyc"], in: bytes, indented: false).isEmpty
  }

  /// Lowers a checked project; nil when it has errors.
  package static func lower(_ project: CheckedProject, in sources: SourceMap) -> BudgetSet? {
    project.policies.map { Lowering.lower($0, sources) }
  }
}
