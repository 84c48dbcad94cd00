import TestSupport
import Testing

/// Editors find the schema of a shipped policy by its first line.
@Suite struct ShippedSchemaLineTests {
  @Test(arguments: Shipped.paths)
  func namesItsSchemaFirst(_ path: String) throws {
    let text = try #require(Repository.text(path))
    let up = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    let kind = JudgedDocument(name: path, text: text, errors: []).schema
    #expect(text.hasPrefix("# yaml-language-server: $schema=\(up)schemas/\(kind).schema.json\n"))
  }
}
