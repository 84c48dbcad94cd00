import TestSupport
import Testing

/// `public` is what a user of the library may rely on: little, in the targets of the product alone, and documented.
@Suite struct PublicInterfaceTests {
  /// The public types of the product, by target. A new one here is a promise.
  private static let types: [String: [String]] = [
    "PolicySource": [
      "FileID", "FilePath", "LineTable", "LineTable.Position", "SourceFile", "SourceMap", "SourcePath", "Span",
      "TextEdit", "UnprintableCharacter", "WorkflowCommand",
    ],
    "PolicyDiagnostics": [
      "CheckProgress", "Diagnostic", "FixIt", "FixIt.Safety", "Note", "Refusal", "Refusal.Reason", "Severity",
    ],
    "PolicyModel": [
      "Budget", "Budget.Entry", "Budget.Source", "BudgetSet", "CalendarDate", "Duration", "FieldCatalog",
      "FieldDefinition", "FieldID", "FieldValue", "Guarantees", "Guarantees.BlindWindow", "Guarantees.Clock",
      "Guarantees.Clock.Obstacle", "Guarantees.Interruption", "Guarantees.TimelyAsks", "Guarantees.TimelyAsks.Later",
      "Guarantees.TimelyAsks.Obstacle", "Guarantees.Work", "KnobUnit", "Origin", "Origin.Kind", "Program",
      "Program.Variable", "Share", "Surface",
    ],
    "PolicyWorkspace": [
      "CheckOutcome", "CheckSummary", "Disk", "FileKind", "FileProblem", "MemoryFiles", "Overlay", "ProjectResult",
      "ReportRoot", "SourceProvider", "SystemError", "Workspace",
    ],
  ]

  private static let declarations = Repository.files(in: "Sources", ending: ".swift").flatMap { file in
    PublicDeclaration.all(in: Repository.text(file) ?? "", of: file)
  }

  @Test func onlyTheTypesForUsersArePublic() {
    let found = Dictionary(grouping: Self.declarations.filter(\.isType)) {
      $0.file.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }
    #expect(found.mapValues { $0.map(\.name).sorted() } == Self.types)
  }

  @Test func onlyTargetsOfTheProductHaveWhatIsPublic() {
    let folders = Self.types.keys.map { "Sources/\($0)/" }
    let strays = Self.declarations.filter { declaration in !folders.contains { declaration.file.hasPrefix($0) } }
    #expect(strays.map(\.description) == [])
  }

  @Test func everythingPublicIsDocumented() {
    #expect(Self.declarations.count > 200)
    #expect(Self.declarations.filter { !$0.isDocumented }.map(\.description) == [])
  }

  /// The samples hold the tests themselves to what they shall find.
  @Test(arguments: [
    ("public struct A {\n  public var b: Int\n}\n", ["A", "A.b"]),
    ("/// A.\npublic struct A {\n  /// B.\n  public var b: Int\n}\n", []),
    ("package struct A {\n  package var b: Int\n}\n", []),
    ("extension A {\n  /// B.\n  @discardableResult\n  public func b() -> Int { 1 }\n}\n", []),
    ("extension A {\n  @Sendable public static func b() -> Int { 1 }\n}\n", ["A.b"]),
    ("/// A.\npublic enum A {\n  case b, c\n  /// D.\n  case d\n}\n", ["A.b"]),
    ("/// A.\npublic enum A {\n  var b: Int {\n    switch self {\n    case c: 1\n    }\n  }\n}\n", []),
    ("package enum A {\n  case b\n}\n", []),
    ("/// A.\npublic protocol A {\n  var b: Int { get }\n}\n", ["A.b"]),
    ("/// A.\npublic struct A {\n  package enum B {\n    case c\n  }\n  public init() {}\n}\n", ["A.init"]),
    ("  let text = \"\"\"\n    public domain\n    \"\"\"\n", []),
    ("public import A\n", ["A"]),
  ])
  func findsWhatIsNotDocumented(_ text: String, _ found: [String]) {
    #expect(PublicDeclaration.all(in: text, of: "").filter { !$0.isDocumented }.map(\.name) == found)
  }
}

/// Something that another package sees: what is `public`, the cases of a public enumeration, and what a public protocol
/// requires.
private struct PublicDeclaration: CustomStringConvertible {
  let file: String
  /// With the types around it.
  let name: String
  let isType: Bool
  let isDocumented: Bool

  var description: String { "\(file): \(name)" }

  /// The declarations of a file in the form that swift-format gives it: two blanks for each level.
  static func all(in text: String, of file: String) -> [PublicDeclaration] {
    var found: [PublicDeclaration] = []
    var scopes: [(indent: Int, name: String, opens: Set<String>)] = []
    var isDocumented = false
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let words = line.split { !$0.isLetter && !$0.isNumber && !"_@/#=<.".contains($0) }.map(String.init)
      guard let first = words.first, first.first != "@" || words.count > 1 else { continue }
      defer { isDocumented = first.hasPrefix("///") }
      guard let place = words.firstIndex(where: { !modifiers.contains($0) && !$0.hasPrefix("@") }),
        keywords.contains(words[place])
      else { continue }
      scopes.removeAll { $0.indent >= indent }
      let (keyword, word) = (words[place], place + 1 < words.count ? words[place + 1] : "")
      let own = ["init", "subscript"].contains(keyword) ? keyword : word
      let name = ((scopes.last.map { [$0.name] } ?? []) + [own]).joined(separator: ".")
      let isPublic = words[..<place].contains("public")
      let isImplied = scopes.last.map { $0.indent == indent - 2 && $0.opens.contains(keyword) } ?? false
      if isPublic || isImplied {
        let declaration = PublicDeclaration(
          file: file, name: name, isType: types.contains(keyword), isDocumented: isDocumented)
        found.append(declaration)
      }
      guard types.contains(keyword) || keyword == "extension" else { continue }
      scopes.append((indent, name, isPublic ? implied[keyword] ?? [] : []))
    }
    return found
  }

  private static let modifiers: Set = [
    "public", "package", "private", "fileprivate", "internal", "set", "static", "final", "indirect", "mutating",
    "nonisolated", "consuming",
  ]
  private static let types: Set = ["struct", "enum", "class", "protocol", "actor", "typealias"]
  private static let members: Set = ["func", "var", "let", "init", "subscript", "associatedtype"]
  private static let keywords = types.union(members).union(["extension", "case", "import"])
  /// What is public in something public without the word.
  private static let implied: [String: Set<String>] = ["enum": ["case"], "protocol": members]
}
