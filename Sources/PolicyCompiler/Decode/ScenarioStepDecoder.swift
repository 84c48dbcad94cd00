import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes the events under `run`.
enum ScenarioStepDecoder {
  private static let keys = ["at", "event", "every", "until", "id", "reply"]

  /// Nil when some event could not be read, or when there are too many.
  ///
  /// - Parameter eventsLeft: how many more events the file may expand to.
  static func decode(
    _ entry: NodeReader.Entry, _ eventsLeft: inout Int64, _ reader: inout NodeReader
  ) -> [ScenarioStep]? {
    guard let nodes = reader.sequence(entry.value, of: entry, wanted: "a list of events") else { return nil }
    var steps: [ScenarioStep] = []
    for node in nodes {
      guard let step = step(node, of: entry, &reader) else { continue }
      let count = step.count
      guard count <= eventsLeft else {
        reportTooMany(count, at: node, &reader)
        continue
      }
      eventsLeft -= count
      steps.append(step)
    }
    return steps.count == nodes.count ? steps : nil
  }

  private static func reportTooMany(_ count: Int64, at node: YAMLNode, _ reader: inout NodeReader) {
    // A block mapping spans many lines: its first key says where it is.
    var finding = LanguageError.tooManyEvents(
      "\(count) more events make the file expand to more than \(ScenarioDocument.mostEvents)",
      at: node.isFlow ? node.span : node.firstKeySpan ?? node.span,
      help: ["let it happen less often, or write a file of its own"])
    finding.subject = node.span
    reader.diagnostics.add(finding)
  }

  private static func step(
    _ node: YAMLNode, of run: NodeReader.Entry, _ reader: inout NodeReader
  ) -> ScenarioStep? {
    guard
      let members = ScenarioMembers(
        node, of: run, wanted: "a mapping with at and event", "a step of run", keys, &reader)
    else { return nil }
    members.require(required(members), &reader)
    let at = members["at"].flatMap { reader.duration($0, in: .fromZero) }
    let repetition = repetition(members, from: at?.value, &reader)
    let event = event(members, &reader)
    guard members.areKnown, let at, let event, let repetition else { return nil }
    return ScenarioStep(at: at.value, repetition: repetition.value, event)
  }

  private static let alwaysRequired = [
    (key: "at", help: "say when it happens, such as at: 0s"),
    (key: "event", help: "say what happens: \(Words.list(ScenarioEvent.words, "or"))"),
  ]

  /// The keys that have to be there, each with what to do about it.
  private static func required(_ members: ScenarioMembers) -> [(key: String, help: String)] {
    var required = alwaysRequired
    if members["every"] != nil || members["until"] != nil {
      required.append(("every", "write how often it happens"))
      required.append(("until", "write the last instant at which it may happen"))
    }
    guard let event = members["event"]?.value, event.utf8Equals("ask") || event.utf8Equals("reply") else {
      return required
    }
    required.append(("id", "write the name that the agent gives the ask"))
    if event.utf8Equals("reply") {
      required.append(("reply", "write \(Words.list(ApprovalReply.words, "or"))"))
    }
    return required
  }

  // MARK: Repetition

  /// `every` and `until`, which come together or not at all; nil when they could not be read.
  private static func repetition(
    _ members: ScenarioMembers, from first: Duration?, _ reader: inout NodeReader
  ) -> (value: ScenarioStep.Repetition?, Void)? {
    guard members["every"] != nil || members["until"] != nil else { return (nil, ()) }
    let every = members["every"].flatMap { reader.duration($0, in: Duration.writable) }
    let until = members["until"].flatMap { reader.duration($0, in: .fromZero) }
    guard let every, let until, let first else { return nil }
    guard first <= until.value else {
      reader.diagnostics.add(
        LanguageError.untilBeforeAt(
          "until \(until.value) is before at \(first)", at: until.span,
          help: ["write an instant that is not before \(first)"]))
      return nil
    }
    return (ScenarioStep.Repetition(every: every.value, until: until.value), ())
  }

  // MARK: Events

  private static func event(_ members: ScenarioMembers, _ reader: inout NodeReader) -> ScenarioEvent? {
    guard let entry = members["event"], let word = reader.word(among: ScenarioEvent.words, entry.value, of: entry)
    else { return nil }
    if let sign = ScenarioEvent.Sign(rawValue: word.value) {
      let areFree = !reportSuperfluous(["id", "reply"], of: sign.rawValue, members, &reader)
      return areFree ? .sign(sign) : nil
    }
    let id = members["id"].flatMap { reader.text($0) }
    if word.value == "ask" {
      let isSuperfluous = reportSuperfluous(["reply"], of: "ask", members, &reader)
      return isSuperfluous ? nil : id.map { .ask($0.value) }
    }
    let reply = members["reply"].flatMap { reader.word(ApprovalReply.self, $0) }
    guard let id, let reply else { return nil }
    return .reply(id.value, reply.value)
  }

  /// Reports keys that say nothing about an event of this word; says whether there were some.
  private static func reportSuperfluous(
    _ keys: [String], of word: String, _ members: ScenarioMembers, _ reader: inout NodeReader
  ) -> Bool {
    let entries = keys.compactMap { members[$0] }
    for entry in entries {
      reader.diagnostics.add(
        LanguageError.misplacedKey(
          "\(entry.name) does not belong to the event \(word)", at: entry.keySpan,
          help: [entry.name == "id" ? "it belongs to ask and reply" : "it belongs to reply"]))
    }
    return !entries.isEmpty
  }
}
