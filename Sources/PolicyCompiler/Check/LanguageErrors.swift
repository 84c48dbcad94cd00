import PolicyDiagnostics
import PolicySource

/// The language errors of a project: those of its files, and those between them.
struct LanguageErrors {
  private(set) var diagnostics: [Diagnostic] = []
  /// How many of a file were counted and then dropped.
  private(set) var droppedCounts: [FileID: Int] = [:]
  /// Whether the project had too many, so that not even one may be left of a file.
  private(set) var isCut = false
  private let most: Int
  /// How many bytes reports of what comes may still have with its fixes.
  private var roomForFixes: Int

  /// - Parameters:
  ///   - most: how many of single files are kept, beside one of each file that would have none.
  ///   - mostReportBytes: how many bytes reports may have before fixes are withheld.
  init(_ options: CheckOptions) {
    self.init(atMost: options.mostFindings, mostReportBytes: CheckedProject.mostReportBytes)
  }

  init(atMost most: Int, mostReportBytes: Int) {
    self.most = most
    roomForFixes = mostReportBytes
  }

  /// Takes in those of one file.
  mutating func add(ofFile bag: DiagnosticBag) {
    // A file that is wrong keeps a finding that says so, however many others have some.
    let kept = bag.keeping(atMost: max(most - diagnostics.count, 1))
    isCut = isCut || kept.dropped > bag.dropped
    add(kept)
  }

  /// Takes in those between files. Nobody knows in which files those are that were dropped.
  mutating func add(betweenFiles bag: DiagnosticBag) {
    isCut = isCut || bag.dropped > 0
    add(bag)
  }

  /// Offers for numbers without a unit what the knobs of their fields read in them.
  mutating func read(_ readings: KnobReadings) {
    guard !readings.isEmpty else { return }
    diagnostics = diagnostics.map(readings.applied)
  }

  private mutating func add(_ bag: DiagnosticBag) {
    for diagnostic in bag.diagnostics.withoutRepetitions() {
      let size = diagnostic.reportSize
      diagnostics.append(size <= roomForFixes ? diagnostic : diagnostic.withholdingFixes())
      roomForFixes -= min(roomForFixes, size)
    }
    guard bag.dropped > 0, let file = bag.diagnostics.first?.span.file else { return }
    droppedCounts[file, default: 0] += bag.dropped
  }
}
