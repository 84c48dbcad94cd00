import PolicyModel
import PolicyReporting

extension ExplanationPage {
  /// A key of a target's behaviour.
  static func behaviour(_ key: BehaviourKey, _ project: ProjectAtHand?) -> ExplanationPage {
    let said = (project?.targets ?? []).compactMap { target in
      target.behaviour.spanned.map {
        Entry(target.title, $0.value.words(for: key) + target.sourcePlaces(of: key).remark)
      }
    }
    return ExplanationPage(
      key.rawValue, kind: "behaviour of a target", summary: key.summary,
      properties: [Entry("written as", key.form.words)],
      sections: [
        Section(
          "In a target",
          [
            .code("behaviour:\n  \(key.rawValue): \(key.form.example)", .yaml),
            .paragraph("Required of every target that has surfaces."),
          ])
      ] + (said.isEmpty ? [] : [Section("In this project", [.properties(said)])]))
  }
}

extension BehaviourKey.Form {
  fileprivate var words: String {
    switch self {
    case .choice(let words): words.joined(separator: " or ")
    case .flag: "true or false"
    case .list(let words): "a list of some of \(words.joined(separator: ", "))"
    }
  }

  fileprivate var example: String {
    switch self {
    case .choice(let words): words.first ?? ""
    case .flag: "true"
    case .list(let words): "[\(words.prefix(2).joined(separator: ", "))]"
    }
  }
}

extension Behaviour {
  /// What a target says under a key, as it would write it.
  func words(for key: BehaviourKey) -> String {
    switch key {
    case .hardCapStarts: hardCapStarts.rawValue
    case .setupBounded: "\(setupIsBounded)"
    case .approvalAnchor: approvalAnchor.rawValue
    case .approvalStops: approvalStops.rawValue
    case .askWithoutDeadline: askWithoutDeadline.rawValue
    case .rearmDuringApproval: rearmDuringApproval.rawValue
    case .rejectClosesAll: "\(rejectClosesAll)"
    case .tie: tie.rawValue
    case .capBeforeQueue: "\(capIsBeforeQueue)"
    case .abortsAgent: "\(abortsAgent)"
    case .failureCopy: "[\(failureCopy.map(\.rawValue).joined(separator: ", "))]"
    case .failureKinds: "[\(failureKinds.map(\.rawValue).joined(separator: ", "))]"
    }
  }
}
