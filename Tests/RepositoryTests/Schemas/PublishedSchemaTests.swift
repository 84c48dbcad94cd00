import PolicyJSON
import PolicySchemas
import TestSupport
import Testing

/// The files in `schemas/` are what the catalogues say.
@Suite struct PublishedSchemaTests {
  @Test(arguments: PublishedSchema.all.map(\.name))
  func isPublishedAsGenerated(_ name: String) throws {
    let schema = try #require(PublishedSchema.all.first { $0.name == name })
    var reader = JSONReader()
    #expect(throws: Never.self, "a key stands there twice") { try reader.read(schema.bytes) }
    let text = String(decoding: schema.bytes, as: UTF8.self)
    let path = "schemas/\(schema.fileName)"
    if Repository.isUpdating {
      #expect(Repository.write(text, to: path))
    } else {
      #expect(Repository.text(path) == text, "read the change, then renew it with: POLICYC_UPDATE=1 make test")
    }
  }

  @Test func thereAreNoOthers() {
    let published = PublishedSchema.all.map { "schemas/\($0.fileName)" }
    #expect(Repository.files(in: "schemas", ending: ".schema.json") == published)
  }
}
