import PolicyCompiler
import PolicyDiagnostics
import PolicyModel

/// A random project with policies, targets, scenarios and a configuration. It compiles, and no finding offers a fix.
package struct RandomProject: Sendable {
  package private(set) var files: [(name: String, text: String)]

  /// Draws projects until one compiles.
  package static func draw(_ random: inout SeededGenerator) -> RandomProject {
    while true {
      var project = RandomProject(&random)
      project.acceptWhatIsFound()
      let checked = TestProject(project.files).check()
      if checked.policies != nil, checked.findings.allSatisfy(\.fixIts.isEmpty) { return project }
    }
  }

  private init(_ random: inout SeededGenerator) { files = Draft(&random).files(&random) }

  /// Accepts the findings of rules in the policies that they concern.
  private mutating func acceptWhatIsFound() {
    let project = TestProject(files)
    var rules: [String: [String]] = [:]
    for finding in project.check().findings {
      for policy in finding.policies {
        let name = project.sources[policy].path.inProject
        if rules[name]?.contains(finding.id) != true { rules[name, default: []].append(finding.id) }
      }
    }
    for index in files.indices {
      guard let found = rules[files[index].name] else { continue }
      let entries = found.map { "  - rule: \($0)\n    reason: it is lived with for now\n" }
      files[index].text += "accept:\n" + entries.joined()
    }
  }
}

/// What a random project says.
private struct Draft {
  private let program: String
  private let helper: String
  private let surfaces: [Surface]
  private let hasParent: Bool
  private let settings: [Setting]

  /// A field with the value that all policies of the project give it.
  struct Setting {
    enum Home: CaseIterable { case knob, helperKnob, fixed }

    let field: FieldDefinition
    let value: String
    let home: Home
    /// Whether policies say it; otherwise the target's knob has it as its default.
    let isInPolicies: Bool
  }

  init(_ random: inout SeededGenerator) {
    program = ["gateway", "worker", "runner", "bridge"].randomElement(using: &random) ?? "gateway"
    helper = ["workspace", "sandbox", "helper"].randomElement(using: &random) ?? "helper"
    surfaces = Surface.builtIn.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)).sorted()
    hasParent = Bool.random(using: &random)
    var settings: [Setting] = []
    for field in FieldCatalog.fields where field.role == .setting && field.surfaces.contains(where: surfaces.contains) {
      // A flat deadline beside terms is an error.
      guard field.id != .approvalFlat else { continue }
      guard field.id == .hardCap || Int.random(in: 0..<5, using: &random) > 1 else { continue }
      let isShared = surfaces.allSatisfy(field.surfaces.contains)
      let home = field.id == .hardCap ? .knob : Setting.Home.allCases.randomElement(using: &random) ?? .knob
      settings.append(
        Setting(
          field: field, value: Self.value(of: field, &random), home: home,
          isInPolicies: home != .fixed && isShared && Bool.random(using: &random)))
    }
    self.settings = settings
  }

  private static func value(of field: FieldDefinition, _ random: inout SeededGenerator) -> String {
    switch field.id {
    case .hardCap: return "\(Int.random(in: 25...90, using: &random))m"
    case .inactivity: return Bool.random(using: &random) ? "\(Int.random(in: 14...20, using: &random))m" : "off"
    case .approvalOnDeadline: return DeadlineVerdict.reject.rawValue
    case .approvalShare: return "\(Int.random(in: 2...6, using: &random))0%"
    case .jobTimeout, .jobStepTimeout: return "\(Int.random(in: 100...300, using: &random))m"
    case .leaseHeartbeat, .streamHeartbeat: return "\(Int.random(in: 5...15, using: &random))s"
    default: break
    }
    switch field.type {
    case .duration:
      return Bool.random(using: &random)
        ? "\(Int.random(in: 1...9, using: &random))m" : "\(Int.random(in: 60...200, using: &random))s"
    case .share: return "50%"
    case .count: return "\(Int.random(in: 2...12, using: &random))"
    case .choice(let words): return words.randomElement(using: &random) ?? ""
    case .words(let words): return "[\(words.joined(separator: ", "))]"
    case .flag: return "\(Bool.random(using: &random))"
    case .text: return "It has ended."
    }
  }

  // MARK: Files

  func files(_ random: inout SeededGenerator) -> [(name: String, text: String)] {
    var files = surfaces.map { (name: "\($0.rawValue).yaml", text: policy(on: $0)) }
    if hasParent {
      files.append(("base.yaml", "policyc: 1\nabstract: true\ntarget: \(program)\n" + nested(values)))
    }
    files.append(("policyc.yaml", configuration))
    files.append(("scenarios/runs.yaml", scenarios(&random)))
    files.append(("targets/\(program).yaml", target(&random)))
    files.append(("targets/\(helper).yaml", "\(head(helper))" + knobs(of: .helperKnob, &random)))
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private var values: [(path: String, value: String)] {
    settings.filter(\.isInPolicies).map { ($0.field.path, $0.value) }
  }

  private func policy(on surface: Surface) -> String {
    let head = "policyc: 1\nsurface: \(surface.rawValue)\nsummary: What a run may spend.\n"
    return head + (hasParent ? "extends: base.yaml\n" : "target: \(program)\n" + nested(values))
  }

  /// Fields under their groups.
  private func nested(_ values: [(path: String, value: String)]) -> String {
    var text = ""
    var open: [String] = []
    for (path, value) in values {
      let parts = path.split(separator: ".").map(String.init)
      let shared = zip(open, parts.dropLast()).prefix { $0 == $1 }.count
      for depth in shared..<parts.count {
        text += String(repeating: "  ", count: depth) + parts[depth] + ":" + (depth == parts.count - 1 ? "" : "\n")
      }
      text += " \(value)\n"
      open = Array(parts.dropLast())
    }
    return text
  }

  private var configuration: String {
    """
    policyc: 1
    project: agents
    rules:
      setup-eats-budget: note
    exports:
      - target: \(program)
        dialect: compose
        path: exports/\(program).env

    """
  }

  private func scenarios(_ random: inout SeededGenerator) -> String {
    """
    policyc: 1
    scenarios:
      - name: a run that says something
        surface: \(surfaces.randomElement(using: &random)?.rawValue ?? "web")
        setup: 10s
        with:
          run.hard_cap: 20m
          behaviour.tie: timeout
        run:
          - {at: 0s, every: 10s, until: 1m, event: text}
          - {at: 2m, event: idle}
        expect: {outcome: succeeded}

    """
  }

  private func head(_ name: String) -> String { "policyc: 1\nprogram: \(name)\nversion: \"1.4\"\nruntime: other\n" }

  private func target(_ random: inout SeededGenerator) -> String {
    let fixed = settings.filter { $0.home == .fixed }.map { "  \($0.field.path): \($0.value)\n" }
    return head(program) + "surfaces: [\(surfaces.map(\.rawValue).joined(separator: ", "))]\nuses: [\(helper)]\n"
      + knobs(of: .knob, &random) + (fixed.isEmpty ? "" : "fixed:\n" + fixed.joined())
      + "defaults:\n  run.setup_allowance: 45s\n" + behaviour(&random)
  }

  private func knobs(of home: Setting.Home, _ random: inout SeededGenerator) -> String {
    let knobs = settings.filter { $0.home == home }.map { knob($0, &random) }
    return knobs.isEmpty ? "" : "knobs:\n" + knobs.joined()
  }

  private func knob(_ setting: Setting, _ random: inout SeededGenerator) -> String {
    var attributes = ["field: \(setting.field.path)"]
    var suffix = ""
    let wholeMinutes = setting.value.hasSuffix("m") || setting.value == "off"
    let units = setting.field.type.knobUnits.filter { wholeMinutes || $0 != .minutes }
    if let unit = units.randomElement(using: &random) {
      attributes.append("unit: \(unit.rawValue)")
      suffix = Bool.random(using: &random) ? Self.suffixes[unit] ?? "" : ""
    }
    if !setting.isInPolicies { attributes.append("default: \(setting.value)") }
    if setting.field.type.canBeOff { attributes.append("off: never") }
    if case .duration = setting.field.type, Bool.random(using: &random) { attributes += ["min: 1s", "max: 10h"] }
    let name = setting.field.path.uppercased().map { $0.isLetter ? $0 : "_" }
    let isFlow = Int.random(in: 0..<4, using: &random) == 0
    return "  \(String(name))\(suffix):"
      + (isFlow ? " {\(attributes.joined(separator: ", "))}\n" : attributes.map { "\n    \($0)" }.joined() + "\n")
  }

  private static let suffixes: [KnobUnit: String] = [.milliseconds: "_MS", .seconds: "_SECONDS", .minutes: "_MINUTES"]

  private func behaviour(_ random: inout SeededGenerator) -> String {
    BehaviourKey.allCases.reduce("behaviour:\n") { text, key in
      let value: String
      switch key.form {
      case .choice(let words): value = words.randomElement(using: &random) ?? ""
      case .flag: value = Bool.random(using: &random) ? "true" : "false"
      case .list(let words):
        value = "[\(words.filter { _ in Bool.random(using: &random) }.joined(separator: ", "))]"
      }
      return text + "  \(key.rawValue): \(value)\n"
    }
  }
}
