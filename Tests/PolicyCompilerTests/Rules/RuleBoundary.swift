import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// What a rule says at the edge of what it allows, where its examples do not go: the finding with its notes, help and fix.
struct RuleBoundary: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rule: String
  let surface: Surface
  let files: [(name: String, text: String)]
  let expected: [String]

  /// - Parameters:
  ///   - behaviour: lines of the target's behaviour, the others as in examples.
  ///   - knobs: its knobs, none where it has a behaviour of its own.
  init(
    _ name: String, _ rule: String, on surface: Surface = .web, behaviour: String? = nil, knobs: String = "",
    _ policy: String, _ expected: String...
  ) {
    (testDescription, self.rule, self.surface, self.expected) = (name, rule, surface, expected)
    let target = behaviour.map { lines in
      let parts = [("knobs", knobs), ("behaviour", lines)].filter { !$0.1.isEmpty }.map { key, lines in
        "\(key):\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
      }
      let head = "program: example\nsurfaces: [\(surface.rawValue)]\n"
      return (name: "targets/example.yaml", text: head + parts.joined())
    }
    files = [(name: "\(surface.rawValue).yaml", text: policy)] + [target].compactMap { $0 }
  }

  var project: TestProject {
    let example =
      files.count == 1
      ? Example.accepted(files[0].text, on: surface)
      : Example.accepted(files: [files[0].name: files[0].text, files[1].name: files[1].text])
    return TestProject(ExampleProject(example).files)
  }

  /// What the rule says here, line by line.
  func expectSaid() {
    let findings = project.check().findings
    #expect(findings.filter { RuleCatalog.metadata(of: $0.id) == nil }.map(\.message) == [])
    let own = findings.filter { $0.id == rule }
    let lines = own.flatMap { finding -> [String] in
      [finding.message] + finding.notes.map { "note: \($0.message)" } + finding.help.map { "help: \($0)" }
        + finding.fixIts.map { "fix: \($0.title)" }
    }
    #expect(lines == expected)
  }
}
