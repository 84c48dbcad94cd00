import PolicyWorkspace
import PolicyDiagnostics
import PolicySource
import PolicyModel

/// policyc as its reports present it.
package struct ReportingTool: Sendable {
  /// As Semantic Versioning 2.0.0 writes it.
  package let version: String
  package let pages: PageAddresses
  /// What the catalogue holds under an id, and its whole page; nil for an id that is in no catalogue.
  package let describe: @Sendable (String) -> (entry: CatalogEntry, page: ExplanationPage)?

  package init(
    version: String, pages: PageAddresses,
    describe: @escaping @Sendable (String) -> (entry: CatalogEntry, page: ExplanationPage)?
  ) {
    self.version = version
    self.pages = pages
    self.describe = describe
  }
}
