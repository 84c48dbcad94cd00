import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes the events under `run`.
enum ScenarioStepDecoder {
  private typealias Members = ScenarioMembers<StepKey>

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
    guard let members = Members(node, of: run, .step, wanted: MappingSchema.step.shape, &reader) else { return nil }
    members.requireKeys(&reader)
    let at = members[.at].flatMap { reader.duration($0, in: .fromZero) }
    let repetition = repetition(members, from: at?.value, &reader)
    let event = event(members, &reader)
    guard members.areKnown, let at, let event, let repetition else { return nil }
    return ScenarioStep(at: at.value, repetition: repetition.value, event)
  }

  // MARK: Repetition

  /// `every` and `until`, which come together or not at all; nil when they could not be read.
  private static func repetition(
    _ members: Members, from first: Duration?, _ reader: inout NodeReader
  ) -> (value: ScenarioStep.Repetition?, Void)? {
    guard members[.every] != nil || members[.until] != nil else { return (nil, ()) }
    let every = members[.every].flatMap { reader.duration($0, in: Duration.writable) }
    let until = members[.until].flatMap { reader.duration($0, in: .fromZero) }
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

  private static func event(_ members: Members, _ reader: inout NodeReader) -> ScenarioEvent? {
    guard let entry = members[.event], let word = reader.word(among: ScenarioEvent.words, entry.value, of: entry)
    else { return nil }
    let isFree = !reportSuperfluous(members.forbidden, of: word.value, &reader)
    if let sign = ScenarioEvent.Sign(rawValue: word.value) { return isFree ? .sign(sign) : nil }
    let id = members[.id].flatMap { reader.text($0) }
    if word.value == ScenarioEvent.askWord { return isFree ? id.map { .ask($0.value) } : nil }
    let reply = members[.reply].flatMap { reader.word(ApprovalReply.self, $0) }
    guard let id, let reply else { return nil }
    return .reply(id.value, reply.value)
  }

  /// Reports keys that say nothing about an event of this word; says whether there were some.
  private static func reportSuperfluous(
    _ entries: [NodeReader.Entry], of word: String, _ reader: inout NodeReader
  ) -> Bool {
    for entry in entries {
      let owners = MappingSchema.step.words(of: StepKey.event.rawValue, requiring: entry.name)
      reader.diagnostics.add(
        LanguageError.misplacedKey(
          "\(entry.name) does not belong to the event \(word)", at: entry.keySpan,
          help: ["it belongs to \(Words.list(owners))"]))
    }
    return !entries.isEmpty
  }
}
