import PolicyDiagnostics
import PolicySource
import PolicyModel

/// One finding for each defect: what several policies inherit from one place is one finding that concerns them all.
struct MergedFindings {
  struct Entry {
    var diagnostic: Diagnostic
    /// What accepts it in any of the policies.
    var acceptances: [Acceptance]
  }

  /// In the order in which the first of each came.
  private(set) var entries: [Entry] = []
  /// How many findings of a file there was no room for.
  private(set) var droppedCounts: [FileID: Int] = [:]
  private let most: Int
  private var places: [Place: Int] = [:]

  /// What makes two findings the same.
  private struct Place: Hashable {
    let id: String
    let relation: String?
    let span: Span

    init(_ diagnostic: Diagnostic) {
      id = diagnostic.id
      relation = diagnostic.relation
      span = diagnostic.span
    }
  }

  /// - Parameter most: how many are kept; the rest is counted, each for itself.
  init(atMost most: Int) { self.most = most }

  var diagnostics: [Diagnostic] { entries.map(\.diagnostic) }

  /// Whether there was no room for some finding.
  var isCut: Bool { !droppedCounts.isEmpty }

  /// Whether a finding would be kept rather than counted.
  func hasRoom(for diagnostic: Diagnostic) -> Bool { entries.count < most || entry(of: diagnostic) != nil }

  mutating func add(_ diagnostic: Diagnostic, acceptedBy acceptances: [Acceptance] = []) {
    if let index = entry(of: diagnostic) {
      entries[index].diagnostic.absorb(diagnostic)
      entries[index].acceptances = (entries[index].acceptances + acceptances).withoutRepetitions()
    } else if entries.count < most {
      places[Place(diagnostic)] = entries.count
      entries.append(Entry(diagnostic: diagnostic, acceptances: acceptances.withoutRepetitions()))
    } else {
      droppedCounts[diagnostic.span.file, default: 0] += 1
    }
  }

  /// Where the same finding is about other policies, each of another surface.
  private func entry(of diagnostic: Diagnostic) -> Int? {
    places[Place(diagnostic)].flatMap { index in
      Set(entries[index].diagnostic.surfaces).isDisjoint(with: diagnostic.surfaces) ? index : nil
    }
  }
}

extension Diagnostic {
  /// Takes in the same finding of another policy: its surfaces, and what differs as notes.
  fileprivate mutating func absorb(_ other: Diagnostic) {
    if other.message != message {
      notes.append(Note("for \(Words.list(other.surfaces)): \(other.message)"))
    }
    if other.timeline != timeline { notes.append(Note("the run shown is not one of \(Words.list(other.surfaces))")) }
    notes += other.notes.filter { !notes.contains($0) }
    // Policies that need different values leave it to a person to choose one.
    fixIts += other.fixIts.filter { !fixIts.contains($0) }
    surfaces = Surface.ordered(surfaces + other.surfaces)
    policies.formUnion(other.policies)
  }
}
