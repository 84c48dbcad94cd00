import PolicyModel

extension ResolvedProject {
  /// For each knob the policies that it is read for, in their order; a knob that no policy uses has no entry.
  var policiesByKnob: [ObjectIdentifier: [ResolvedPolicy]] {
    var policies: [ObjectIdentifier: [ResolvedPolicy]] = [:]
    for policy in self.policies {
      for (knob, _) in policy.target?.knobs(on: policy.surface.value) ?? [] {
        policies[ObjectIdentifier(knob), default: []].append(policy)
      }
    }
    return policies
  }
}
