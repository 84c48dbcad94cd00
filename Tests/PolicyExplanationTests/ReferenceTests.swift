import PolicyExplanation
import PolicyReporting
import TestSupport
import Testing

/// The reference in the repository says what the catalogues say.
@Suite struct ReferenceTests {
  /// Made once: every page shows the finding of an example, for which it is checked.
  private static let documents = Reference.documents
  private static let pages = Catalog.pages

  @Test func isCurrent() {
    for document in Self.documents {
      if Repository.isUpdating {
        #expect(Repository.write(document.text, to: document.path))
      } else {
        #expect(
          Repository.text(document.path) == document.text, "renew \(document.path) with: POLICYC_UPDATE=1 make test")
      }
    }
  }

  /// A page stays behind when its rule goes.
  @Test func thereAreNoOtherPages() {
    let strays = Set(Repository.files(in: PageAddresses.folder, ending: "")).subtracting(Self.documents.map(\.path))
    #expect(strays.sorted() == [], "remove them: git rm \(strays.sorted().joined(separator: " "))")
  }

  /// Each page shows a finding as it is really reported, and says what to do about it.
  @Test func everyPageCanBeActedOn() {
    let headings = ["Why is this bad?", "Example", "Use instead", "References"]
    #expect(Self.pages.filter { $0.summaryHeading != "What it does" }.map(\.topic) == [])
    #expect(Self.pages.filter { $0.sections.map(\.heading) != headings }.map(\.topic) == [])
  }

  @Test(.enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
  func catalogIsDescribedByItsSchema() throws {
    let script = PythonScript(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(r'''\(Repository.root)/schemas/rules.schema.json'''))
      catalog = json.load(sys.stdin)
      for error in Draft202012Validator(schema).iter_errors(catalog): print(error.message)
      print(len({rule["id"] for rule in catalog["rules"]}))
      """)
    let output = try #require(script.output(for: CatalogReport.json(Catalog.groups).bytes))
    #expect(String(decoding: output, as: UTF8.self) == "\(Self.pages.count)\n")
  }
}
