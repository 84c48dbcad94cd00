import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes a scenario file.
enum ScenarioDecoder {
  static let keys = ["policyc", "scenarios"]
  private static let scenarioKeys = ["name", "surface", "target", "setup", "with", "run", "expect"]
  /// The keys of a scenario that no other document has.
  static let ownKeys = ["setup", "with", "expect"]
  private static let required = [
    ("name", "say what the scenario shows"), ("surface", "write surface: \(Words.list(Surface.words, "or"))"),
    ("run", "list what happens; run: [] is a run in which nothing does"),
    ("expect", "say how the run ends, such as {outcome: succeeded}"),
  ]

  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> ScenarioDocument {
    var scenarios: [Scenario] = []
    var names: [String: Span] = [:]
    var eventsLeft = ScenarioDocument.mostEvents
    for entry in entries {
      guard entry.name == "scenarios" else {
        reader.reportUnknownKey(entry, in: "a scenario file", among: keys, siblings: entries)
        continue
      }
      for node in reader.sequence(entry.value, of: entry, wanted: "a list of scenarios") ?? [] {
        guard let scenario = scenario(node, of: entry, &eventsLeft, &reader) else { continue }
        scenarios.append(scenario)
        requireNewName(scenario.name, &names, &reader)
      }
    }
    return ScenarioDocument(file: reader.file, scenarios: scenarios)
  }

  private static func requireNewName(
    _ name: Spanned<String>, _ names: inout [String: Span], _ reader: inout NodeReader
  ) {
    if let first = names.updateValue(name.span, forKey: name.value) {
      reader.diagnostics.add(
        LanguageError.repeatedScenario(
          "there are two scenarios \(name.value.quoted)", at: name.span,
          notes: [Note("the first one is here", at: first)],
          help: ["say in the name what is special about this one"]))
    }
  }

  /// Nil when some part could not be read: what would run then is not what was written.
  private static func scenario(
    _ node: YAMLNode, of list: NodeReader.Entry, _ eventsLeft: inout Int64, _ reader: inout NodeReader
  ) -> Scenario? {
    let wanted = "a mapping with name, surface, run and expect"
    guard let members = ScenarioMembers(node, of: list, wanted: wanted, "a scenario", scenarioKeys, &reader) else {
      return nil
    }
    members.require(required, &reader)
    let name = members["name"].flatMap { spokenName($0, &reader) }
    let surface = members["surface"].flatMap { reader.word(Surface.self, $0) }
    let target = Written(members["target"], &reader) { $1.name($0) }
    let setup = Written(members["setup"], &reader) { $1.duration($0, in: .fromZero) }
    let overrides = Written(members["with"], &reader) { ScenarioOverrideDecoder.decode($0, on: surface?.value, &$1) }
    let steps = members["run"].flatMap { ScenarioStepDecoder.decode($0, &eventsLeft, &reader) }
    let expectation = members["expect"].flatMap { ScenarioExpectationDecoder.decode($0, &reader) }
    guard members.areKnown, let name, let surface, !target.isUnreadable, !setup.isUnreadable, !overrides.isUnreadable,
      let steps, let expectation
    else { return nil }
    return Scenario(
      name: name, surface: surface.value, target: target.spanned, setup: setup.spanned?.value ?? .zero,
      overrides: overrides.spanned?.value ?? ScenarioOverrides(), steps: steps, expectation: expectation)
  }

  private static func spokenName(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Spanned<String>? {
    guard let name = reader.text(entry) else { return nil }
    guard name.value.allSatisfy(\.isWhitespace) else { return name }
    reader.reportMissing([("name", "say what the scenario shows")], in: "the scenario", at: name.span)
    return nil
  }
}

/// The entries of a mapping in a scenario file, by key.
struct ScenarioMembers {
  let entries: [NodeReader.Entry]
  /// Whether every key could be read and is one of those that belong there.
  let areKnown: Bool
  private let node: YAMLNode
  private let place: String

  /// Nil for another shape. Keys that do not belong there are reported.
  ///
  /// - Parameter place: what has the keys: "a scenario".
  init?(
    _ node: YAMLNode, of parent: NodeReader.Entry, wanted: String, _ place: String, _ keys: [String],
    _ reader: inout NodeReader
  ) {
    guard let entries = reader.mapping(node, of: parent, wanted: wanted) else { return nil }
    let strangers = entries.filter { !keys.contains($0.name) }
    for stranger in strangers { reader.reportUnknownKey(stranger, in: place, among: keys, siblings: entries) }
    self.entries = entries
    self.node = node
    self.place = place
    areKnown = strangers.isEmpty && !node.missesKeys
  }

  subscript(key: String) -> NodeReader.Entry? { entries.first { $0.name == key } }

  /// Reports keys that have to be there and are not, unless a key was misspelt and may be one of them.
  ///
  /// - Parameter keys: each with what to do about it.
  func require(_ keys: [(key: String, help: String)], _ reader: inout NodeReader) {
    guard areKnown else { return }
    reader.reportMissing(keys.filter { self[$0.key] == nil }, in: place, of: node)
  }
}

extension Written {
  /// What an entry that need not be there says.
  init(
    _ entry: NodeReader.Entry?, _ reader: inout NodeReader,
    _ read: (NodeReader.Entry, inout NodeReader) -> Spanned<Value>?
  ) {
    guard let entry else {
      self = .absent
      return
    }
    self.init(read(entry, &reader), orUnreadable: entry)
  }
}

extension NodeReader {
  /// A duration, where there is no field.
  mutating func duration(_ entry: Entry, in range: ClosedRange<Duration>) -> Spanned<Duration>? {
    guard let value = value(of: entry, as: .duration(range)), case .duration(let duration) = value.value else {
      return nil
    }
    return Spanned(duration, at: value.span)
  }
}

extension ClosedRange<Duration> {
  /// What an instant of a scenario, or a span that may be none, can be.
  static var fromZero: Self { Duration.zero...Duration.writable.upperBound }
}
