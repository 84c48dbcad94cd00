import PolicyDiagnostics
import PolicyModel

extension ResolvedPolicy {
  /// "gateway 0.104 …", at the place where the target says so; empty where it does not.
  func notes(on key: BehaviourKey, _ predicate: String) -> [Note] {
    guard let target = target?.document, let span = target.behaviourSpan(of: key) else { return [] }
    return [Note("\(target.title) \(predicate)", at: span)]
  }
}
