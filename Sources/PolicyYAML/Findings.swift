import PolicyDiagnostics

/// The findings of one file while it is read, with a bound on those that name single characters.
struct Findings {
  /// The most findings about single characters in one file; one more finding counts the rest.
  static let characterLimit = 50

  let file: FileID
  private var diagnostics: [Diagnostic] = []
  private var characterCount = 0
  private var firstBeyondLimit: (error: LanguageError, range: Range<Int>)?

  init(file: FileID) { self.file = file }

  mutating func add(_ diagnostic: Diagnostic) {
    // Twice the bag's capacity is enough to fill it after sorting, and keeps hostile files from growing the list.
    if diagnostics.count < 2 * DiagnosticBag.capacity { diagnostics.append(diagnostic) }
  }

  mutating func add(
    _ error: LanguageError, _ message: String, at range: Range<Int>, notes: [Note] = [], help: [String] = [],
    fixIts: [FixIt] = []
  ) {
    add(error(message, at: Span(file: file, range), notes: notes, help: help, fixIts: fixIts))
  }

  /// Adds a finding about one character; `diagnostic` is only asked for below the limit.
  mutating func addCharacter(_ error: LanguageError, at range: Range<Int>, _ diagnostic: () -> Diagnostic) {
    characterCount += 1
    if characterCount <= Self.characterLimit {
      add(diagnostic())
    } else if firstBeyondLimit == nil {
      firstBeyondLimit = (error, range)
    }
  }

  /// All findings in the order of the file.
  var bag: DiagnosticBag {
    var bag = DiagnosticBag()
    var sorted = diagnostics
    if let (error, range) = firstBeyondLimit {
      let more = characterCount - Self.characterLimit
      sorted.append(error("\(more) more refused characters from here on", at: Span(file: file, range)))
    }
    sorted.sort { $0.span < $1.span }
    bag.add(contentsOf: sorted)
    return bag
  }
}

/// The end of a file's reading, with the finding that says why; nil when an earlier finding said it.
struct FatalFinding: Error {
  let diagnostic: Diagnostic?
}
