import PolicyModel
import TestSupport
import Testing

/// A surface is named in the table of the built-in ones and in examples; other code asks a profile.
@Suite struct SurfaceNameTests {
  private static let table = "Sources/PolicyModel/Surfaces/"
  /// Examples are policies, which have a surface.
  private static let examples = "Sources/PolicyRules/Example.swift"
  private static let names = SurfaceProfile.builtIn.map { ".\($0.name)" }

  @Test func noCodeNamesASurface() {
    let files = Repository.files(in: "Sources", ending: ".swift")
      .filter { !$0.hasPrefix(Self.table) && $0 != Self.examples }
    #expect(files.count > 300)
    let places = files.flatMap { file in
      (Repository.text(file) ?? "").split(separator: "\n").filter(Self.namesASurface).map { "\(file): \($0)" }
    }
    #expect(places == [])
  }

  /// The sample holds the test itself to what it shall find.
  @Test(arguments: [
    ("    guard surface == .discord else { return }", true), ("      case .web, .discord: .containers", true),
    ("    on: [.ci])", true), ("        \"\"\", on: .ci),", false), ("      case .website: 1", false),
    ("  // as .web does", false), ("    group: .job", false),
  ])
  func findsNames(_ line: String, _ isFound: Bool) {
    #expect(Self.namesASurface(line[...]) == isFound)
  }

  private static func namesASurface(_ line: Substring) -> Bool {
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return false }
    let code = names.reduce(String(line)) { $0.replacing("on: \($1)", with: "") }
    let words = code.split { !($0.isLetter || $0.isNumber || $0 == ".") }
    return words.contains { word in names.contains { word.hasSuffix($0) } }
  }
}
