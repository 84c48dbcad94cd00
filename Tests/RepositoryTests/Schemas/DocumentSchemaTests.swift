import PolicyJSON
import PolicyModel
import PolicySchemas
import TestSupport
import Testing

/// The keys of a document are the same to its decoder, in its JSON Schema and on its page.
@Suite struct DocumentSchemaTests {
  /// One mapping of a kind of document.
  struct Mapping: Sendable, CustomTestStringConvertible {
    let document: DocumentSchema
    let schema: MappingSchema

    var testDescription: String { schema.id }

    /// A document that has a key in such a mapping, whatever else is wrong with it.
    func document(with key: String) -> String { "policyc: 1\n" + lines(with: key) }

    private var head: String { document.kind == .target ? "program: a\n" : "surface: web\n" }

    private func lines(with key: String) -> String {
      switch schema.id {
      case MappingSchema.policy.id: key == "surface" ? "surface: web\n" : "surface: web\n\(key): x\n"
      case MappingSchema.acceptance.id: "surface: web\naccept:\n  - {\(key): x}\n"
      case MappingSchema.chain.id: head + "chains:\n  - {\(key): x}\n"
      case MappingSchema.backoff.id: head + "chains:\n  - {backoff: {\(key): x}}\n"
      case MappingSchema.lease.id: head + "leases:\n  - {\(key): x}\n"
      case MappingSchema.renewal.id: head + "leases:\n  - {renewed: {\(key): x}}\n"
      case MappingSchema.target.id: key == "program" ? "program: a\n" : "program: a\n\(key): x\n"
      case MappingSchema.ownField.id: "program: a\nfields:\n  a.b: {\(key): x}\n"
      case MappingSchema.knob.id: "program: a\nknobs:\n  A: {\(key): run.hard_cap}\n"
      case MappingSchema.behaviour.id: "program: a\nbehaviour: {\(key): x}\n"
      case MappingSchema.source.id: "program: a\nsource: {\(key): x}\n"
      case MappingSchema.scenarioFile.id: key == "scenarios" ? "scenarios: []\n" : "scenarios: []\n\(key): x\n"
      case MappingSchema.scenario.id: "scenarios:\n  - {\(key): x}\n"
      case MappingSchema.step.id: "scenarios:\n  - {run: [{\(key): x}]}\n"
      case MappingSchema.expectation.id: "scenarios:\n  - {expect: {\(key): x}}\n"
      case MappingSchema.project.id: key == "project" ? "project: a\n" : "project: a\n\(key): x\n"
      case MappingSchema.ruleSetting.id: "project: a\nrules:\n  approval-outlives-hard-cap: {\(key): x}\n"
      case MappingSchema.export.id: "project: a\nexports:\n  - {\(key): x}\n"
      default: "a mapping without an example: \(schema.id)"
      }
    }
  }

  static let mappings = DocumentSchema.all.flatMap { document in
    ([document.root] + document.parts).map { Mapping(document: document, schema: $0) }
  }

  @Test(arguments: mappings)
  func decoderReadsTheKeysAndNoOthers(_ mapping: Mapping) {
    let unread = mapping.schema.names.filter { $0 != "policyc" && isUnknown($0, in: mapping) }
    #expect(unread == [])
    #expect(isUnknown("zzzzzzzz", in: mapping))
  }

  private func isUnknown(_ key: String, in mapping: Mapping) -> Bool {
    let documents = JudgedDocument.all(in: [("it.yaml", mapping.document(with: key))], of: key)
    return documents.contains { !$0.errors.isDisjoint(with: ["unknown-key", "unknown-kind"]) }
  }

  @Test(arguments: mappings)
  func publishedSchemaHasTheKeys(_ mapping: Mapping) throws {
    let name = mapping.document.kind == .scenarios ? "scenario" : mapping.document.name
    let published = try #require(PublishedSchema.all.first { $0.name == name })
    var reader = JSONReader()
    let root = try reader.read(published.bytes).root
    let place =
      switch mapping.schema.id {
      case mapping.document.root.id: root
      case MappingSchema.behaviour.id: root["properties"]?["behaviour"]
      case MappingSchema.ruleSetting.id: root["$defs"]?["setting_of_error"]?["then"]
      default: root["$defs"]?[mapping.schema.id]
      }
    let fields = mapping.schema.id == MappingSchema.policy.id ? FieldGroup.root.members.map(\.name) : []
    let keys = place?["properties"]?.members.map { $0.key.string }
    #expect(keys == mapping.schema.names + fields)
  }

  @Test(arguments: mappings)
  func pageHasTheKeys(_ mapping: Mapping) throws {
    let page = try #require(Repository.text("docs/reference/documents.md"))
    let section = try #require(page.text(behind: "\n### Keys of \(mapping.schema.name)\n\n"))
    let lines = section.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("- `") }
    #expect(lines.map { String($0.dropFirst(3).prefix { $0 != "`" }) } == mapping.schema.names)
  }
}

extension String {
  /// What follows the first occurrence of some text; nil where it does not occur.
  fileprivate func text(behind text: String) -> Substring? {
    firstRange(of: text).map { self[$0.upperBound...] }
  }
}
