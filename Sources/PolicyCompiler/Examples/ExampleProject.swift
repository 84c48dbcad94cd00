import PolicyDiagnostics
import PolicyModel
import PolicyRules

/// An example of a rule as a whole project: its fragments, framed by what they leave out.
package struct ExampleProject: Sendable {
  /// In bytewise order of their names; `«…»` in a text still marks what the finding must cover.
  package let files: [(name: String, text: String)]

  package init(_ example: Example) {
    var files = example.files.map { file in
      let surface = Surface.builtIn.first { "\($0.rawValue).yaml" == file.name } ?? example.surface
      return (name: file.name, text: Self.framed(file.text, on: surface))
    }
    if !files.contains(where: { $0.name.hasPrefix("targets/") }) {
      files.append(("targets/example.yaml", ExampleTarget.text))
    }
    self.files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// A fragment with the keys that every document of its kind needs.
  private static func framed(_ fragment: String, on surface: Surface) -> String {
    let keys = topLevelKeys(of: fragment)
    var head = keys.contains("policyc") ? "" : "policyc: 1\n"
    var tail = ""
    if keys.contains("program") {
      if !keys.contains("version") { head += "version: \"1\"\n" }
      if !keys.contains("runtime") { head += "runtime: node\n" }
      if keys.contains("surfaces") { tail = ExampleTarget.behaviour(completing: fragment, keys) }
    } else if !keys.contains("project"), !keys.contains("scenarios") {
      if !keys.contains("surface"), !keys.contains("abstract") { head += "surface: \(surface.rawValue)\n" }
      if !keys.contains("target"), !keys.contains("extends"), !keys.contains("abstract") {
        head += "target: \(ExampleTarget.name)\n"
      }
    }
    return head + fragment + (fragment.hasSuffix("\n") ? "" : "\n") + tail
  }

  private static func topLevelKeys(of text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").compactMap { line in
        let unmarked = line.filter { $0 != "«" && $0 != "»" }
        guard let first = unmarked.first, first.isLetter, let colon = unmarked.firstIndex(of: ":") else { return nil }
        return String(unmarked[..<colon])
      })
  }
}
