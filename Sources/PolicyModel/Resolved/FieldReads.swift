import Synchronization

/// Takes down which fields a policy is asked about, so that what a rule depends on can be measured.
package final class FieldReads: Sendable {
  private let seen = Mutex<Set<FieldID>>([])

  package init() {}

  package var fields: Set<FieldID> { seen.withLock { $0 } }

  func note(_ field: FieldID) { seen.withLock { _ = $0.insert(field) } }
}
