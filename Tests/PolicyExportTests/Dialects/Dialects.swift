import PolicyExport
import Testing

enum Dialects {
  /// The dialect of a name; the test fails where there is none.
  static func named(_ name: String) throws -> any Dialect {
    try #require(DialectCatalog.all.first { $0.name == name })
  }
}
