// PolicySchemas makes the published JSON Schemas of the documents and of the reports.

import PolicyJSON
import PolicyModel

/// A JSON Schema that describes one kind of file, as it is published in `schemas/`.
package struct PublishedSchema: Sendable {
  /// The file's name before `.schema.json`.
  package let name: String
  private let root: JSONValue

  init(_ name: String, title: String, _ description: String, _ root: JSONValue, definitions: [JSONValue.Member]) {
    self.name = name
    let head: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(title),
      "description": .string(description),
    ]
    self.root = head.adding(root).adding(["$defs": .members(definitions)])
  }

  /// A schema of documents, described by what its kind is for.
  ///
  /// - Parameter remark: sentences behind that, with a blank before them.
  init(
    _ name: String, title: String, _ document: DocumentSchema, remark: String = "", root: JSONValue,
    definitions: [JSONValue.Member]
  ) {
    self.init(name, title: title, JSONValue.sentence(document.summary) + remark, root, definitions: definitions)
  }

  package var fileName: String { "\(name).schema.json" }

  /// The file's bytes: UTF-8 with a final line break, the same on every machine.
  package var bytes: [UInt8] { root.bytes(.pretty) + [UInt8(ascii: "\n")] }

  /// All of them, by name.
  package static let all = [
    audit, baseline, budget, finding, findings, policy, project, replay, rules, scenario, show, target, test,
  ]
}
