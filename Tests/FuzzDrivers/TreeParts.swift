import PolicySource
import PolicyYAML
import TestSupport

/// What a tree of YAML says, and what it is to say when parts of it go or come.
struct TreeParts {
  private let root: YAMLNode

  init(_ root: YAMLNode) { self.root = root }

  // MARK: Taking out

  /// Some keys, values and items, none of which lies in another one.
  func choose(_ random: inout SeededGenerator) -> [Span] {
    var chosen: [Span] = []
    Self.choose(from: root, &chosen, &random)
    return chosen
  }

  private static func choose(from node: YAMLNode, _ chosen: inout [Span], _ random: inout SeededGenerator) {
    let members =
      node.items.map { (spans: [$0.span], content: $0) }
      + node.entries.map { (spans: [$0.key.span, $0.value.span], content: $0.value) }
    for member in members {
      if chosen.count < 8, Int.random(in: 0..<6, using: &random) == 0 {
        chosen += [member.spans.randomElement(using: &random) ?? node.span]
      } else {
        choose(from: member.content, &chosen, &random)
      }
    }
  }

  /// The content in YAML's flow style without some parts, nor collections of which nothing is left; nil when all is gone.
  func summary(without gone: [Span]) -> String? { Self.summary(root, without: Set(gone)) }

  private static func summary(_ node: YAMLNode, without gone: Set<Span>) -> String? {
    switch node.kind {
    case .scalar: return node.isNull ? "null" : node.text.debugDescription
    case .sequence:
      let items = node.items.compactMap { gone.contains($0.span) ? nil : summary($0, without: gone) }
      return items.isEmpty && node.count > 0 ? nil : "[\(items.joined(separator: ", "))]"
    case .mapping:
      let entries = node.entries.compactMap { key, value -> String? in
        guard !gone.contains(key.span), !gone.contains(value.span) else { return nil }
        return summary(value, without: gone).map { "\(key.text.debugDescription): \($0)" }
      }
      return entries.isEmpty && node.count > 0 ? nil : "{\(entries.joined(separator: ", "))}"
    }
  }

  // MARK: Writing in

  /// Keys on the way down to a mapping, and two new ones.
  func path(_ random: inout SeededGenerator) -> [String] {
    var path: [String] = []
    var node = root
    while Int.random(in: 0..<3, using: &random) > 0 {
      let inner = node.entries.filter { $0.value.kind == .mapping && ($0.value.count > 0 || $0.value.isFlow) }
      guard let next = inner.randomElement(using: &random) else { break }
      path.append(next.key.text)
      node = next.value
    }
    var key = "new"
    while node.entries.contains(where: { $0.key.utf8Equals(key) }) { key += "er" }
    return path + [key, "x"]
  }

  /// The content with `1` under a path of which the last two keys are new.
  func summary(with path: [String]) -> String { Self.summary(root, with: path[...]) }

  private static func summary(_ node: YAMLNode, with path: ArraySlice<String>) -> String {
    var entries = node.entries.map { key, value in
      let isOnPath = path.count > 2 && key.utf8Equals(path.first ?? "")
      let text = isOnPath ? summary(value, with: path.dropFirst()) : summary(value, without: []) ?? "nothing"
      return "\(key.text.debugDescription): \(text)"
    }
    if path.count == 2 { entries.append("\"\(path.first ?? "")\": {\"x\": \"1\"}") }
    return "{\(entries.joined(separator: ", "))}"
  }
}
