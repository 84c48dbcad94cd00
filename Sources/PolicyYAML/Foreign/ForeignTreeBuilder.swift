import CLibYAML
import PolicyDiagnostics
import PolicySource

/// Builds the arena of a foreign file from libyaml's events; it stops only where nobody could go on.
struct ForeignTreeBuilder {
  /// A mapping or list that is not closed yet.
  private struct Frame {
    let node: Int
    let anchor: String?
    /// How many nodes there were before it, aliases counted as what they stand for.
    let expansionBefore: Int
    /// Its last child, 0 before the first.
    var last = 0
    /// How many levels of collections are in it so far.
    var height = 0
  }

  /// A node that aliases may refer to.
  private struct Anchor {
    let node: Int
    /// How many nodes an alias adds; nil while the node is open, so that an alias would lie in what it stands for.
    var expansion: Int?
    /// How many levels of collections it is.
    var height = 0
  }

  private let text: ByteText
  private let source: ByteText
  private let file: FileID
  private let start: Int
  private var cursor: MarkCursor
  private var nodes: [NodeRecord] = []
  private var copiedTexts: [UInt8] = []
  private var stack: [Frame] = []
  private var roots: [Int] = []
  private var meanings: [Int: Int] = [:]
  private var tags: [Int: String] = [:]
  /// Of the document that is read.
  private var anchors: [String: Anchor] = [:]
  private var expansion = 0

  init(_ prepared: PreparedText, _ text: ByteText, source: ByteText, _ file: FileID) {
    self.text = text
    self.source = source
    self.file = file
    start = prepared.start
    cursor = MarkCursor(text, start: prepared.start, isASCII: prepared.isASCII)
  }

  /// Reads all documents; nil when there is none.
  mutating func tree(source: [UInt8]) throws(FatalFinding) -> ForeignTree? {
    let stream = EventStream(text, from: start)
    repeat {
      guard stream.advance() else { throw syntaxError(stream.problem) }
    } while try handle(stream.event)
    guard !nodes.isEmpty else { return nil }
    let tree = YAMLTree(file: file, source: source, records: nodes, copiedTexts: copiedTexts, comments: [])
    return ForeignTree(tree, roots: roots, meanings: meanings, tags: tags, expansion: expansion)
  }

  /// Handles one event; false behind the last.
  private mutating func handle(_ event: UnsafePointer<yaml_event_t>) throws(FatalFinding) -> Bool {
    switch event.pointee.type {
    case YAML_DOCUMENT_START_EVENT: anchors = [:]
    case YAML_SCALAR_EVENT: try addScalar(event)
    case YAML_ALIAS_EVENT: try addAlias(event)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      let form: NodeForm = start.style == YAML_FLOW_SEQUENCE_STYLE ? .flowSequence : .blockSequence
      try open(event, form, Properties(anchor: start.anchor, tag: start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      let form: NodeForm = start.style == YAML_FLOW_MAPPING_STYLE ? .flowMapping : .blockMapping
      try open(event, form, Properties(anchor: start.anchor, tag: start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: close(event)
    case YAML_STREAM_END_EVENT: return false
    default: break
    }
    return true
  }

  private mutating func syntaxError(_ problem: EventStream.Problem) -> FatalFinding {
    let offset = cursor.offset(of: problem.mark)
    let context = problem.context.isEmpty ? offset : cursor.offset(of: problem.contextMark)
    let report = SyntaxReport(
      text: text, source: source, file: file, offset: offset, context: context,
      lastScalar: nodes.last { $0.form.isScalar },
      openBracket: stack.last.flatMap { nodes[$0.node].form.isFlow ? Int(nodes[$0.node].lower) : nil })
    return FatalFinding(diagnostic: report.diagnostic(problem.text, while: .init(problem.context)))
  }
}

// MARK: Nodes

extension ForeignTreeBuilder {
  /// The anchor and the tag of a node.
  private struct Properties {
    let anchor: String?
    let tag: String?

    init(anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?) {
      self.anchor = anchor.map { String(cString: $0) }
      self.tag = tag.map { String(cString: $0) }
    }

    var isEmpty: Bool { anchor == nil && tag == nil }
  }

  /// Adds a node as the next child of the innermost open collection, or as the root of a document.
  ///
  /// - Parameter weight: how many nodes it stands for.
  private mutating func append(_ record: NodeRecord, weight: Int = 1) throws(FatalFinding) -> Int {
    let index = nodes.count
    expansion += weight
    let place = Span(file: file, lower: record.lower, upper: record.upper)
    guard index < YAMLReader.maximumNodeCount else {
      throw .limit(
        .tooManyNodes, "more than \(YAMLReader.maximumNodeCount) keys, values, lists and mappings", at: place)
    }
    guard expansion <= ForeignReader.maximumExpansion else {
      throw .limit(
        .tooManyNodes,
        "the aliases up to here stand for more than \(ForeignReader.maximumExpansion) keys and values", at: place,
        help: "write fewer aliases of aliases")
    }
    nodes.append(record)
    guard let parent = stack.indices.last else {
      roots.append(index)
      return index
    }
    if stack[parent].last == 0 {
      nodes[stack[parent].node].first = UInt32(index)
    } else {
      nodes[stack[parent].last].next = UInt32(index)
    }
    nodes[stack[parent].node].count += 1
    stack[parent].last = index
    return index
  }

  private mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) throws(FatalFinding) {
    let scalar = event.pointee.data.scalar
    let properties = Properties(anchor: scalar.anchor, tag: scalar.tag)
    var (lower, upper) = range(of: event, properties)
    let form = NodeForm(scalar.style)
    if form == .literal || form == .folded {
      while upper > lower, text[upper - 1].isBlankOrBreak { upper -= 1 }
    }
    let isQuoted = form == .singleQuoted || form == .doubleQuoted
    let slice = isQuoted ? lower + 1..<max(lower + 1, upper - 1) : lower..<upper
    let value = ByteText(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    var record = NodeRecord(lower: lower, upper: upper, first: slice.lowerBound, form: form)
    record.count = UInt32(value.count)
    if !source.equal(slice, value) {
      record.first = UInt32(copiedTexts.count)
      record.flags = .copied
      copiedTexts.append(contentsOf: value)
    }
    // A long text costs its readers more than a short one.
    let weight = 1 + value.count / ForeignReader.charactersOfNode
    let node = try append(record, weight: weight)
    tags[node] = properties.tag
    if let anchor = properties.anchor { anchors[anchor] = Anchor(node: node, expansion: weight) }
  }

  private mutating func open(
    _ event: UnsafePointer<yaml_event_t>, _ form: NodeForm, _ properties: Properties
  ) throws(FatalFinding) {
    let (lower, upper) = range(of: event, properties)
    guard stack.count < YAMLReader.maximumDepth else { throw tooDeep(at: lower) }
    let before = expansion
    let node = try append(NodeRecord(lower: lower, upper: max(lower, upper), form: form))
    tags[node] = properties.tag
    if let anchor = properties.anchor { anchors[anchor] = Anchor(node: node) }
    stack.append(Frame(node: node, anchor: properties.anchor, expansionBefore: before))
  }

  private mutating func close(_ event: UnsafePointer<yaml_event_t>) {
    guard let frame = stack.popLast() else { return }
    if nodes[frame.node].form.isFlow {
      nodes[frame.node].upper = UInt32(cursor.offset(of: event.pointee.end_mark))
    } else if frame.last != 0 {
      nodes[frame.node].lower = nodes[Int(nodes[frame.node].first)].lower
      nodes[frame.node].upper = nodes[frame.last].upper
    }
    let height = frame.height + 1
    raise(to: height)
    // An anchor of the same name inside has taken the name over.
    if let name = frame.anchor, anchors[name]?.node == frame.node {
      anchors[name] = Anchor(node: frame.node, expansion: expansion - frame.expansionBefore, height: height)
    }
  }

  /// The innermost open collection has a child of this many levels.
  private mutating func raise(to height: Int) {
    if let parent = stack.indices.last { stack[parent].height = max(stack[parent].height, height) }
  }

  private func tooDeep(at offset: Int) -> FatalFinding {
    .limit(
      .nestingTooDeep, "more than \(YAMLReader.maximumDepth) mappings and lists inside each other",
      at: Span(file: file, offset..<offset), help: "nest less deeply; an alias counts as what it stands for")
  }

  // MARK: Aliases

  private mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) throws(FatalFinding) {
    let (lower, upper) = range(of: event, nil)
    let name = String(cString: event.pointee.data.alias.anchor)
    guard let anchor = anchors[name] else {
      throw refusedAlias("the alias \(Excerpt.quoted(source[lower..<upper])) has no anchor above it", lower..<upper)
    }
    guard let expansion = anchor.expansion else {
      throw refusedAlias(
        "the alias \(Excerpt.quoted(source[lower..<upper])) lies in what it stands for", lower..<upper)
    }
    guard stack.count + anchor.height <= YAMLReader.maximumDepth else { throw tooDeep(at: lower) }
    let node = try append(NodeRecord(lower: lower, upper: upper, form: .plain), weight: expansion)
    meanings[node] = anchor.node
    raise(to: anchor.height)
  }

  private func refusedAlias(_ message: String, _ range: Range<Int>) -> FatalFinding {
    FatalFinding(
      diagnostic: LanguageError.yamlSyntax(
        message, at: Span(file: file, range), help: ["name an anchor that stands above, outside of its own value"]))
  }

  // MARK: Places

  /// The bytes of an event's token, without the anchor and the tag before it.
  private mutating func range(
    of event: UnsafePointer<yaml_event_t>, _ properties: Properties?
  ) -> (lower: Int, upper: Int) {
    var lower = cursor.offset(of: event.pointee.start_mark)
    let upper = cursor.offset(of: event.pointee.end_mark)
    guard let properties, !properties.isEmpty else { return (lower, upper) }
    while lower < upper, text[lower] == UInt8(ascii: "&") || text[lower] == UInt8(ascii: "!") {
      lower = text.skip(from: lower, to: upper) { !$0.isBlankOrBreak }
      lower = endOfSpace(from: lower, to: upper, in: text)
    }
    return (lower, upper)
  }
}
