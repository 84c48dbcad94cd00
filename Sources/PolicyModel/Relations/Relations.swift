import PolicySource

/// What a policy or a target says about times that contain or outlive each other.
package struct Relations: Sendable {
  package static let none = Relations()

  package var chains: [Chain] = []
  package var leases: [Lease] = []

  package init() {}

  package var isEmpty: Bool { chains.isEmpty && leases.isEmpty }

  /// The names in it, each once for each statement that has it.
  package var names: [Spanned<String>] { chains.map(\.name) + leases.map(\.name) }
}

extension ResolvedPolicy {
  /// The chains that hold for this policy: its own, those of its parents, those of its target and of what that uses.
  package var chains: [Chain] {
    relations.flatMap(\.chains).filter { $0.surfaces?.contains(surface.value) ?? true }
  }

  /// The leases that hold for this policy, from the same documents.
  package var leases: [Lease] {
    relations.flatMap(\.leases).filter { $0.surfaces?.contains(surface.value) ?? true }
  }
}
