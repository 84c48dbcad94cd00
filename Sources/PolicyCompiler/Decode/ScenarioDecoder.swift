import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes a scenario file.
enum ScenarioDecoder {
  static func decode(
    _ entries: [NodeReader.Entry], _ root: YAMLNode, _ reader: inout NodeReader
  ) -> ScenarioDocument {
    var scenarios: [Scenario] = []
    var names: [String: Span] = [:]
    var eventsLeft = ScenarioDocument.mostEvents
    for entry in entries {
      guard entry.name == ScenarioFileKey.scenarios.rawValue else {
        reader.reportUnknownKey(entry, of: .scenarioFile, siblings: entries)
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
    guard
      let members = ScenarioMembers<ScenarioKey>(
        node, of: list, .scenario, wanted: MappingSchema.scenario.shape, &reader)
    else {
      return nil
    }
    members.requireKeys(&reader)
    let name = members[.name].flatMap { spokenName($0, &reader) }
    let surface = members[.surface].flatMap { reader.word(Surface.self, $0) }
    let target = Written(members[.target], &reader) { $1.name($0) }
    let setup = Written(members[.setup], &reader) { $1.duration($0, in: .fromZero) }
    let overrides = Written(members[.with], &reader) { ScenarioOverrideDecoder.decode($0, on: surface?.value, &$1) }
    let steps = members[.run].flatMap { ScenarioStepDecoder.decode($0, &eventsLeft, &reader) }
    let expectation = members[.expect].flatMap { ScenarioExpectationDecoder.decode($0, &reader) }
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
struct ScenarioMembers<Key: Vocabulary> {
  let entries: [NodeReader.Entry]
  /// Whether every key could be read and is one of those that belong there.
  let areKnown: Bool
  private let node: YAMLNode
  private let schema: MappingSchema

  /// Nil for another shape. Keys that do not belong there are reported.
  init?(
    _ node: YAMLNode, of parent: NodeReader.Entry, _ schema: MappingSchema, wanted: @autoclosure () -> String,
    _ reader: inout NodeReader
  ) {
    guard let entries = reader.mapping(node, of: parent, wanted: wanted()) else { return nil }
    let strangers = entries.filter { !schema.names.contains($0.name) }
    for stranger in strangers { reader.reportUnknownKey(stranger, of: schema, siblings: entries) }
    self.entries = entries
    self.node = node
    self.schema = schema
    areKnown = strangers.isEmpty && !node.missesKeys
  }

  subscript(key: Key) -> NodeReader.Entry? { entries.first { $0.name == key.rawValue } }

  /// The keys that are there and must not be, as far as that can be told.
  var forbidden: [NodeReader.Entry] {
    entries.filter { schema.forbids($0.name, where: NodeReader.text(in: entries)) }
  }

  /// Reports keys that have to be there and are not, unless a key was misspelt and may be one of them.
  func requireKeys(_ reader: inout NodeReader) {
    reader.reportMissing(reader.missingKeys(entries, of: node, schema), in: schema.name, of: node)
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
