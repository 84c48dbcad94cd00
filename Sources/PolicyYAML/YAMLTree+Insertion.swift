import PolicySource

extension YAMLTree {
  /// The edit that writes a value under a path of keys, below what its mapping says already.
  ///
  /// - Parameter value: as a plain or quoted scalar of one line.
  /// - Returns: nil where the path leads to something that is there, or through something that is no mapping, and where
  ///   nothing can be written without a change of the text before it.
  package func insertion(of value: String, at path: [String]) -> TextEdit? {
    var mapping = root
    for (depth, key) in path.enumerated() {
      guard mapping.kind == .mapping, !mapping.isUnreadable else { return nil }
      guard let entry = mapping.entries.first(where: { $0.key.utf8Equals(key) }) else {
        return insertion(of: value, at: Array(path[depth...]), into: mapping)
      }
      mapping = entry.value
    }
    return nil
  }

  /// How the file ends its lines, as far as its first line tells.
  package var lineBreak: String {
    guard let end = source.firstIndex(of: .lineFeed), end > 0, source[end - 1] == .carriageReturn else { return "\n" }
    return "\r\n"
  }

  private func insertion(of value: String, at keys: [String], into mapping: YAMLNode) -> TextEdit? {
    var last: YAMLNode?
    for (key, content) in mapping.entries { last = content.span.upper > key.span.upper ? content : key }
    guard !mapping.isFlow else {
      let text =
        keys.dropLast().map { "\($0): {" }.joined() + "\(keys.last ?? ""): \(value)"
        + String(repeating: "}", count: keys.count - 1)
      let place = last.map { $0.span.range.upperBound } ?? mapping.span.range.lowerBound + 1
      return TextEdit(Span(file: file, place..<place), last == nil ? text : ", \(text)")
    }
    guard let last else { return nil }
    let margin = column(of: mapping.span.range.lowerBound)
    let lines = keys.enumerated().map { depth, key in
      String(repeating: " ", count: margin + 2 * depth) + key + ":" + (depth == keys.count - 1 ? " \(value)" : "")
    }
    let next = startOfLine(behind: last)
    // Of a text that ends with the file the new line would be one more.
    if next == nil, let indicators = blockIndicators(of: last), !indicators.contains(UInt8(ascii: "-")) { return nil }
    let place = next ?? source.count
    let text = lines.joined(separator: lineBreak)
    return TextEdit(Span(file: file, place..<place), next == nil ? lineBreak + text : text + lineBreak)
  }

  /// Where the line begins that no longer belongs to a node; nil where the file ends with the node's own line.
  private func startOfLine(behind node: YAMLNode) -> Int? {
    var start = source[node.span.range.upperBound...].firstIndex(of: .lineFeed).map { $0 + 1 }
    guard blockIndicators(of: node)?.contains(UInt8(ascii: "+")) ?? false else { return start }
    // The blank lines behind it belong to the text.
    while let line = start, let end = source[line...].firstIndex(of: .lineFeed),
      source[line..<end].allSatisfy(\.isBlankOrBreak)
    {
      start = end + 1
    }
    return start
  }

  /// How the block text begins in which a node ends, as in `|2+`; nil where it ends in none.
  func blockIndicators(of node: YAMLNode) -> ArraySlice<UInt8>? {
    switch node.kind {
    case .scalar:
      let isBlock = node.style == .literal || node.style == .folded
      return isBlock ? source[node.span.range].prefix { !$0.isBlankOrBreak } : nil
    case .sequence: return node.items.last.flatMap(blockIndicators)
    case .mapping: return Array(node.entries).last.flatMap { blockIndicators(of: $0.value) }
    }
  }

  /// How many bytes stand before an offset on its line.
  private func column(of offset: Int) -> Int {
    let start =
      source[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? (LineTable.hasByteOrderMark(source) ? 3 : 0)
    return offset - start
  }
}
