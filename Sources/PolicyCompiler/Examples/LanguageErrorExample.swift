import PolicyDiagnostics
import PolicyModel

/// A project in miniature that has one language error, and the same without it.
package struct LanguageErrorExample: Sendable {
  package typealias File = (name: String, text: String)

  /// Of the error that it shows.
  package let id: String
  private let rejectedFiles: [Bytes]
  private let acceptedFiles: [Bytes]

  private typealias Bytes = (name: String, bytes: [UInt8])

  private init(_ id: String, _ rejected: [Bytes], accepted: [Bytes]) {
    self.id = id
    rejectedFiles = rejected
    acceptedFiles = accepted
  }

  /// Files as they stand.
  init(_ id: String, _ rejected: [File], accepted: [File]) {
    self.init(
      id, rejected.map { ($0.name, Array($0.text.utf8)) }, accepted: accepted.map { ($0.name, Array($0.text.utf8)) })
  }

  /// One policy as it stands, which may be no text.
  init(_ id: String, bytes rejected: [UInt8], accepted: String) {
    self.init(id, [("web.yaml", rejected)], accepted: [("web.yaml", Array(accepted.utf8))])
  }

  /// One policy as it stands.
  init(_ id: String, whole rejected: String, accepted: String) {
    self.init(id, [("web.yaml", rejected)], accepted: [("web.yaml", accepted)])
  }

  /// One policy without the keys that every policy has.
  init(_ id: String, _ rejected: String, accepted: String) {
    self.init(id, whole: Self.head + rejected, accepted: Self.head + accepted)
  }

  /// One target without the keys that every target has.
  init(_ id: String, target rejected: String, accepted: String) {
    self.init(
      id, [("targets/gateway.yaml", Self.targetHead + rejected)],
      accepted: [("targets/gateway.yaml", Self.targetHead + accepted)])
  }

  static let head = "policyc: 1\nsurface: web\ntarget: example\n"
  static let targetHead = "policyc: 1\nprogram: gateway\nversion: \"1\"\nruntime: node\n"

  package var rejected: JudgedExample { Self.judge(rejectedFiles) }
  package var accepted: JudgedExample { Self.judge(acceptedFiles) }

  /// With a target that honours everything beside it, for the policies that name it.
  private static func judge(_ files: [Bytes]) -> JudgedExample {
    let all = (files + [("targets/example.yaml", Array(ExampleTarget.text.utf8))])
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return JudgedExample(all, ownNames: Set(files.map(\.name)))
  }

  /// Whether findings of an error come with a fix in some form of it.
  package static func offersFix(_ id: String) -> Bool {
    (all + withFix).contains { example in
      example.id == id && example.rejected.findings(of: id).contains { !$0.fixIts.isEmpty }
    }
  }

  /// The example of an error that people are shown; nil for an id that no error has.
  package static func example(of id: String) -> LanguageErrorExample? { byID[id] }

  package static let all = ofYAML + ofFields + ofDocuments + ofProjects

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
