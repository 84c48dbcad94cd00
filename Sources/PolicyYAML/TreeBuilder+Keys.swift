import PolicyDiagnostics
import PolicySource

extension TreeBuilder {
  /// Judges a scalar that is a key.
  mutating func judgeKey(_ node: Int, _ value: ByteText) {
    let isExplicit = reportQuestionMark()
    let record = nodes[node]
    let span = Int(record.lower)..<Int(record.upper)
    guard !isSilent else { return }
    if record.flags.contains(.unreadable) {
      markUnreadableKey(node)
    } else if record.form == .plain, value.count == 2, value.has("<<", at: 0) {
      reportMergeKey(node, at: span)
    } else if record.form == .plain, NodeText.isNullWord(value) {
      markUnreadableKey(node)
      if !isExplicit { reportNullKey(value, at: span) }
    } else if let character = value.firstIndex(where: { $0 >= 0x80 }).flatMap({ value.character(at: $0) }) {
      markUnreadableKey(node)
      report(nonASCII: character.codePoint, inKey: value, at: span)
    }
  }

  /// Reports the `?` before a key, and says whether there was one.
  private mutating func reportQuestionMark() -> Bool {
    guard let mark = questionMark else { return false }
    questionMark = nil
    guard !isSilent else { return true }
    findings.add(
      .keyNotText, "the `? ` form of a key", at: mark..<mark + 1, help: ["write the key and its value as `key: value`"])
    return true
  }

  private mutating func reportNullKey(_ key: ByteText, at span: Range<Int>) {
    findings.add(
      .keyNotText, key.isEmpty ? "the key before the colon is missing" : "the key \(Excerpt.quoted(key)) is null",
      at: span, help: [key.isEmpty ? "write a key" : "quote the key if it is meant as a word"])
  }

  /// Judges a mapping or list that has been closed, in case it was a key.
  mutating func judgeCollectionKey(_ node: Int) {
    guard let frame = stack.last, frame.isMapping, frame.last == node, !frame.expectsKey else { return }
    let isSilent = isSilent
    markUnreadableKey(node)
    let record = nodes[node]
    guard !isSilent else { return }
    if record.form == .flowMapping, nodes[frame.node].form == .flowMapping, record.lower == nodes[frame.node].lower + 1
    {
      stack[stack.count - 1].isTemplate = true
      stack[stack.count - 1].isSilent = true
      return
    }
    findings.add(
      .keyNotText, record.form.isMapping ? "a mapping as a key" : "a list as a key",
      at: Int(record.lower)..<Int(record.upper), help: ["write a word, or quote the text"])
  }

  /// Reports `{{ name }}` as a text, unless more text follows, which is a syntax error and will be reported as a whole.
  mutating func reportTemplate(_ node: Int) {
    nodes[node].flags.insert(.unreadable)
    let range = Int(nodes[node].lower)..<Int(nodes[node].upper)
    let end = text.skip(from: range.upperBound, to: text.count, while: \.isBlank)
    let isLast = end == text.count || text[end].isBreak || text[end] == .hash
    let isInFlow = stack.last.map { nodes[$0.node].form.isFlow } ?? false
    guard !isSilent, isLast || isInFlow else { return }
    findings.add(QuotedText.diagnostic("that begins with `{{`", at: range, in: source, findings.file))
  }

  /// Reports `{a:1}`: a key that holds its value, and a value that is not there.
  mutating func judgeFlowValue(_ value: Int) {
    guard nodes[value].count == 0, let frame = stack.last, nodes[frame.node].form == .flowMapping else { return }
    let key = nodes[value - 1]
    let word = Int(key.lower)..<Int(key.upper)
    let isOnlyKey = text.skip(from: word.upperBound, to: consumed) { $0 != .colon } == consumed
    guard key.next == value, key.form == .plain, !isSilent, isOnlyKey, let colon = MissingSpace.colon(in: source, word),
      let finding = MissingSpace.diagnostic([colon], word: word, in: source, findings.file)
    else { return }
    markUnreadableKey(value - 1)
    nodes[value].flags.insert(.unreadable)
    findings.add(finding)
  }

  private mutating func reportMergeKey(_ node: Int, at span: Range<Int>) {
    markUnreadableKey(node)
    if let last = stack.indices.last { stack[last].hasMergeKey = true }
    findings.add(
      .mergeKey, "merge key `<<`", at: span, help: ["write the values here, or share them through `extends`"])
  }

  private mutating func report(nonASCII codePoint: UInt32, inKey key: ByteText, at span: Range<Int>) {
    let ascii = Lookalikes.ascii(of: key)
    let likeness = Lookalikes.ascii(of: codePoint).map { ", which looks like `\($0)`" } ?? ""
    let place = Span(file: findings.file, span)
    findings.add(
      .nonASCIIKey, "key \(Excerpt.quoted(key)) has \(CodePoint(value: codePoint))\(likeness)", at: span,
      help: [ascii.map { "write \(Excerpt.quoted($0.utf8)) in ASCII letters" } ?? "write keys in ASCII"],
      fixIts: ascii.map { [FixIt("write \(Excerpt.shown($0.utf8))", [TextEdit(place, $0)], .safe)] } ?? [])
  }
}

// MARK: Duplicates

extension TreeBuilder {
  private struct Entry {
    let key: Int
    let value: Int
  }

  /// Reports each key that came before in the same mapping, and makes the values of all of them unknown.
  mutating func reportDuplicateKeys(of mapping: Int) {
    let entries = readableEntries(of: mapping)
    guard entries.count > 8 else { return reportDuplicateKeys(among: entries) }
    let sorted = entries.sorted { left, right in
      let order = compare(left.key, right.key)
      return order == 0 ? left.key < right.key : order < 0
    }
    var first = sorted[0]
    for entry in sorted.dropFirst() {
      if compare(first.key, entry.key) == 0 {
        report(duplicate: entry, of: first)
      } else {
        first = entry
      }
    }
  }

  /// The same for a few entries, where looking at all pairs is faster than sorting.
  private mutating func reportDuplicateKeys(among entries: [Entry]) {
    for (index, entry) in entries.enumerated().dropFirst() {
      if let first = entries[..<index].first(where: { compare($0.key, entry.key) == 0 }) {
        report(duplicate: entry, of: first)
      }
    }
  }

  private func readableEntries(of mapping: Int) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(Int(nodes[mapping].count) / 2)
    var key = Int(nodes[mapping].first)
    while key != 0 {
      let value = Int(nodes[key].next)
      if nodes[key].form.isScalar, !nodes[key].flags.contains(.unreadable) {
        entries.append(Entry(key: key, value: value))
      }
      key = Int(nodes[value].next)
    }
    return entries
  }

  private mutating func report(duplicate: Entry, of first: Entry) {
    nodes[first.value].flags.insert(.unreadable)
    nodes[duplicate.value].flags.insert(.unreadable)
    let firstSpan = Span(file: findings.file, lower: nodes[first.key].lower, upper: nodes[first.key].upper)
    let span = Int(nodes[duplicate.key].lower)..<Int(nodes[duplicate.key].upper)
    let name = Excerpt.quoted(bytes(of: duplicate.key))
    findings.add(
      .duplicateKey, "duplicate key \(name)", at: span, notes: [Note("the first \(name) is here", at: firstSpan)],
      help: ["remove one of the two"])
  }

  private func bytes(of scalar: Int) -> [UInt8] {
    let record = nodes[scalar]
    let range = Int(record.first)..<Int(record.first) + Int(record.count)
    return record.flags.contains(.copied) ? Array(copiedTexts[range]) : Array(source[range])
  }

  /// The order of two scalars by their bytes: negative, zero or positive.
  private func compare(_ left: Int, _ right: Int) -> Int {
    let lengths = Int(nodes[left].count) - Int(nodes[right].count)
    guard lengths == 0 else { return lengths }
    for index in 0..<Int(nodes[left].count) {
      let difference = Int(byte(index, of: nodes[left])) - Int(byte(index, of: nodes[right]))
      if difference != 0 { return difference }
    }
    return 0
  }

  private func byte(_ index: Int, of record: NodeRecord) -> UInt8 {
    record.flags.contains(.copied) ? copiedTexts[Int(record.first) + index] : source[Int(record.first) + index]
  }
}
