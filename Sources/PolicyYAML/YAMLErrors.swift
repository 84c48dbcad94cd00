import PolicyDiagnostics

// MARK: The file as bytes

extension LanguageError {
  static let emptyFile = LanguageError(
    id: "empty-file",
    summary: "a file has no content, or only comments",
    rationale: "an empty policy would set nothing and look as if it had been checked")
  static let fileTooLarge = LanguageError(
    id: "file-too-large",
    summary: "a file has more than 1 MiB",
    rationale: "no policy needs it, and unbounded input is a way to exhaust the reader")
  static let notText = LanguageError(
    id: "not-text",
    summary: "a file has a NUL byte, so it is no text",
    rationale: "other tools stop reading at a NUL byte, so they would see another file")
  static let notUTF8 = LanguageError(
    id: "not-utf8",
    summary: "a file has bytes that are not UTF-8",
    rationale: "programs replace such bytes in different ways, so they would read different texts")
  static let utf16OrUTF32 = LanguageError(
    id: "utf16-or-utf32",
    summary: "a file is encoded in UTF-16 or UTF-32",
    rationale: "most programs of a policy's reader expect UTF-8 and see other characters")
}

// MARK: Characters

extension LanguageError {
  static let ambiguousLineBreak = LanguageError(
    id: "ambiguous-line-break",
    summary: "a character ends a line for some readers only: a lone carriage return, U+0085, U+2028 or U+2029",
    rationale: "YAML versions and editors disagree about where the line ends, so they see different keys")
  static let controlCharacter = LanguageError(
    id: "control-character",
    summary: "a control character stands in a text or a comment, raw or as an escape",
    rationale: "it does not show, and terminals and other programs act on it")
  static let invisibleCharacter = LanguageError(
    id: "invisible-character",
    summary: "an invisible or text-reversing character stands in the file, raw or as an escape",
    rationale: "what a reviewer sees would not be what the machine reads")
  static let noBreakSpace = LanguageError(
    id: "no-break-space",
    summary: "a no-break space stands outside a quoted text",
    rationale: "it looks like a space, but YAML takes it for a letter")
  static let nonASCIIKey = LanguageError(
    id: "non-ascii-key",
    summary: "a key has a character outside ASCII",
    rationale: "letters of other scripts look like Latin ones, so two different keys can look the same")
  static let tabBetweenTokens = LanguageError(
    id: "tab-between-tokens",
    summary: "a tab stands where YAML expects spaces",
    rationale: "a tab has no fixed width, and YAML readers disagree about where it may stand")
}

// MARK: Parts of YAML that the language leaves out

extension LanguageError {
  static let alias = LanguageError(
    id: "alias",
    summary: "a value is an alias such as `*name`",
    rationale: "a value has one visible origin")
  static let anchor = LanguageError(
    id: "anchor",
    summary: "a value has an anchor such as `&name`",
    rationale: "a value has one visible origin, so nothing can refer to an anchor")
  static let directive = LanguageError(
    id: "directive",
    summary: "a line is a directive other than one `%YAML 1.1` or `%YAML 1.2` above `---`",
    rationale: "directives change how the rest of the file is read")
  static let mergeKey = LanguageError(
    id: "merge-key",
    summary: "a mapping has the merge key `<<`",
    rationale: "a value has one visible origin, and a merged one is written elsewhere")
  static let severalDocuments = LanguageError(
    id: "several-documents",
    summary: "a file has more than one YAML document",
    rationale: "many readers look at the first document only, so the rest is hidden")
  static let tag = LanguageError(
    id: "tag",
    summary: "a value has a tag such as `!!int`",
    rationale: "the type of a value comes from its field, never from a tag")
}

// MARK: Keys

extension LanguageError {
  static let duplicateKey = LanguageError(
    id: "duplicate-key",
    summary: "a key appears twice in one mapping",
    rationale: "most readers keep the last value and lose the other one silently")
  static let keyNotText = LanguageError(
    id: "key-not-text",
    summary: "a key is no plain or quoted word",
    rationale: "a list, a mapping, a null or the `? ` form as a key is almost always a slip")
  static let missingSpaceAfterColon = LanguageError(
    id: "missing-space-after-colon",
    summary: "a colon after a key has no space behind it",
    rationale: "without the space YAML reads key and value as one text")
  static let textNeedsQuotes = LanguageError(
    id: "text-needs-quotes",
    summary: "a text has characters that YAML reads as its own signs",
    rationale: "brackets, braces and some other signs mean something else in YAML unless the text is quoted")
}

// MARK: The structure

extension LanguageError {
  static let nestingTooDeep = LanguageError(
    id: "nesting-too-deep",
    summary: "mappings and lists are nested more than 32 deep",
    rationale: "no policy needs it, and unbounded nesting is a way to exhaust the reader")
  static let tooManyNodes = LanguageError(
    id: "too-many-nodes",
    summary: "a file has more than 20000 keys, values, lists and mappings",
    rationale: "no policy needs it, and unbounded input is a way to exhaust the reader")
  static let yamlSyntax = LanguageError(
    id: "yaml-syntax",
    summary: "the file is no YAML from some place on",
    rationale: "behind a syntax error nobody can tell what the file says")
}

extension LanguageError {
  /// Every way in which a file can fail before its keys are looked at, sorted by id.
  package static let yamlErrors: [LanguageError] = [
    alias, ambiguousLineBreak, anchor, controlCharacter, directive, duplicateKey, emptyFile, fileTooLarge,
    invisibleCharacter, keyNotText, mergeKey, missingSpaceAfterColon, nestingTooDeep, noBreakSpace, nonASCIIKey,
    notText, notUTF8, severalDocuments, tabBetweenTokens, tag, textNeedsQuotes, tooManyNodes, utf16OrUTF32, yamlSyntax,
  ]
}
