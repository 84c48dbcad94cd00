import CLibYAML
import PolicyDiagnostics
import PolicySource

/// Builds the arena of one file from libyaml's events and reports what the language refuses on the way.
struct TreeBuilder {
  /// A mapping or list that is not closed yet.
  struct Frame {
    let node: Int
    let isMapping: Bool
    /// Its last child, 0 before the first.
    var last = 0
    /// Whether the next child is a key.
    var expectsKey: Bool
    /// Whether the key before the next value is `<<`, whose value nobody reads.
    var hasMergeKey = false
    /// Whether its first key is a mapping in braces, so that it begins with `{{`.
    var isTemplate = false
    /// Whether a finding about a collection around it speaks for all that is in it.
    var isSilent: Bool
  }

  /// What libyaml reads; as long as `source`.
  let text: ByteText
  let source: ByteText
  let prepared: PreparedText
  var findings: Findings
  var cursor: MarkCursor
  var nodes: [NodeRecord] = []
  var copiedTexts: [UInt8] = []
  var comments: [YAMLComment] = []
  var stack: [Frame] = []
  /// The offset behind the last token that an event has told of.
  var consumed: Int
  /// The `?` of an explicit key, until its key comes.
  var questionMark: Int?
  /// How many of the prepared text's blanks lie before `consumed`.
  var blanksPassed = 0

  init(_ prepared: PreparedText, _ text: ByteText, source: ByteText, _ findings: Findings) {
    self.prepared = prepared
    self.text = text
    self.source = source
    self.findings = findings
    cursor = MarkCursor(text, start: prepared.start, isASCII: prepared.isASCII)
    consumed = prepared.start
    nodes.reserveCapacity(min(text.count / 8 + 8, YAMLReader.maximumNodeCount))
    stack.reserveCapacity(8)
  }

  /// Reads the first document and makes sure that there is no other.
  mutating func run() throws(FatalFinding) {
    let stream = EventStream(text, from: prepared.start)
    repeat {
      guard stream.advance() else { throw syntaxError(stream.problem) }
    } while try handle(stream.event)
    try readTail()
    try refuseEmptyDocument()
  }

  func tree(source: [UInt8]) -> YAMLTree {
    YAMLTree(file: findings.file, source: source, records: nodes, copiedTexts: copiedTexts, comments: comments)
  }

  /// Handles one event; false behind the last one that matters.
  private mutating func handle(_ event: UnsafePointer<yaml_event_t>) throws(FatalFinding) -> Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: try addScalar(event)
    case YAML_ALIAS_EVENT: try addAlias(event)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      let form: NodeForm = start.style == YAML_FLOW_SEQUENCE_STYLE ? .flowSequence : .blockSequence
      try open(event, form, hasProperties: start.anchor != nil || start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      let form: NodeForm = start.style == YAML_FLOW_MAPPING_STYLE ? .flowMapping : .blockMapping
      try open(event, form, hasProperties: start.anchor != nil || start.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: close(event)
    case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return false
    default: break
    }
    return true
  }

  private func refuseEmptyDocument() throws(FatalFinding) {
    let isEmpty = nodes.isEmpty || nodes[0].form == .plain && nodes[0].lower == nodes[0].upper
    guard isEmpty else { return }
    let isExplained = !nodes.isEmpty && nodes[0].flags.contains(.unreadable)
    throw FatalFinding(
      diagnostic: isExplained
        ? nil
        : LanguageError.emptyFile(
          comments.isEmpty ? "the file is empty" : "the file holds nothing but comments", at: .start(of: findings.file),
          help: ["write a policy, or remove the file"]))
  }

  /// The scalars between quotes and the comments, in the order of the file.
  var quotedRanges: [Range<Int>] {
    let quoted = nodes.lazy.filter { $0.form == .singleQuoted || $0.form == .doubleQuoted }
    let ranges = quoted.map { Int($0.lower)..<Int($0.upper) } + comments.map(\.span.range)
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }
}

// MARK: Nodes

extension TreeBuilder {
  var isSilent: Bool { stack.last.map { $0.isSilent || $0.hasMergeKey } ?? false }

  /// Whether the next node is a key.
  var expectsKey: Bool { stack.last?.expectsKey ?? false }

  /// Adds a node as the next child of the innermost open collection.
  ///
  /// - Returns: its index.
  mutating func append(_ record: NodeRecord) throws(FatalFinding) -> Int {
    let index = nodes.count
    guard index < YAMLReader.maximumNodeCount else {
      throw FatalFinding(
        diagnostic: LanguageError.tooManyNodes(
          "more than \(YAMLReader.maximumNodeCount) keys, values, lists and mappings",
          at: Span(file: findings.file, lower: record.lower, upper: record.upper), help: ["split the file"]))
    }
    nodes.append(record)
    guard let last = stack.indices.last else { return index }
    if stack[last].last == 0 {
      nodes[stack[last].node].first = UInt32(index)
    } else {
      nodes[stack[last].last].next = UInt32(index)
    }
    nodes[stack[last].node].count += 1
    stack[last].last = index
    if stack[last].isMapping { stack[last].expectsKey.toggle() }
    return index
  }

  /// Records that a key of the innermost mapping cannot be told.
  mutating func markUnreadableKey(_ index: Int) {
    nodes[index].flags.insert(.unreadable)
    if let frame = stack.last { nodes[frame.node].flags.insert(.missesKeys) }
  }

  private mutating func open(
    _ event: UnsafePointer<yaml_event_t>, _ form: NodeForm, hasProperties: Bool
  ) throws(FatalFinding) {
    let start = enter(event.pointee.start_mark)
    let end = cursor.offset(of: event.pointee.end_mark)
    let lower = hasProperties ? readProperties(start..<end) : start
    let isKey = expectsKey
    let isSilent = isSilent
    guard stack.count < YAMLReader.maximumDepth else { throw tooDeep(at: lower) }
    let node = try append(NodeRecord(lower: lower, upper: max(lower, end), form: form))
    if isSilent { nodes[node].flags.insert(.unreadable) }
    // A list or mapping as a key says more than the `?` that may stand before it.
    questionMark = nil
    if !isKey { valueBegins() }
    let frame = Frame(
      node: node, isMapping: form.isMapping, expectsKey: form.isMapping, isSilent: isSilent || isKey)
    stack.append(frame)
    // A pair in a list begins with its key, or with the `?` before it, which the key will report.
    let isBracket = form.isFlow && text.byte(at: lower) != UInt8(ascii: "?")
    consumed = max(consumed, isBracket ? end : lower)
  }

  private mutating func close(_ event: UnsafePointer<yaml_event_t>) {
    guard let frame = stack.popLast() else { return }
    let node = frame.node
    let isImplicit = event.pointee.start_mark.index == event.pointee.end_mark.index
    if nodes[node].form.isFlow, !isImplicit {
      let end = cursor.offset(of: event.pointee.end_mark)
      scanGap(to: end)
      nodes[node].upper = UInt32(end)
    } else if frame.last != 0 {
      nodes[node].lower = nodes[Int(nodes[node].first)].lower
      nodes[node].upper = nodes[frame.last].upper
    }
    if nodes[node].form.isMapping, !frame.isSilent { reportDuplicateKeys(of: node) }
    if frame.isTemplate { reportTemplate(node) }
    judgeCollectionKey(node)
  }

  private func tooDeep(at offset: Int) -> FatalFinding {
    FatalFinding(
      diagnostic: LanguageError.nestingTooDeep(
        "more than \(YAMLReader.maximumDepth) mappings and lists inside each other",
        at: Span(file: findings.file, offset..<offset), help: ["nest less deeply"]))
  }

  /// The value of the innermost mapping's last key has come.
  mutating func valueBegins() {
    if let last = stack.indices.last { stack[last].hasMergeKey = false }
  }
}
