import TestSupport

/// A YAML text in block style, rewritten as people and tools rewrite it: its meaning stays, its lines do not.
struct DisturbedText {
  /// Under a key, the lines of what may be written beside the rest.
  let siblings: [String: [[String]]]
  /// Names of other things, as they are and as they become.
  let renamed: [String: String]
  var generator: SeededGenerator

  /// An entry of a mapping or an item of a list, with the comments above it.
  private struct Part {
    var comments: [String] = []
    /// Without the indentation that all parts share.
    var lines: [String] = []
  }

  mutating func disturb(_ text: String) -> String {
    disturb(text.split(separator: "\n").map(String.init), under: "").joined(separator: "\n") + "\n"
  }

  private mutating func disturb(_ lines: [String], under key: String) -> [String] {
    var parts = Self.parts(of: lines)
    guard parts.allSatisfy({ $0.lines.first?.hasPrefix("- ") ?? true || $0.lines.first?.contains(":") ?? true }) else {
      return lines
    }
    // `run` is a mapping here and a list there.
    let isList = parts[0].lines.first?.hasPrefix("- ") ?? false
    for addition in siblings[key, default: []] where addition[0].hasPrefix("- ") == isList {
      if Bool.random(using: &generator) { parts.append(Part(lines: addition)) }
    }
    parts.shuffle(using: &generator)
    return parts.enumerated().flatMap { index, part in
      noise(isFirst: index == 0) + part.comments + disturb(part)
    }
  }

  private mutating func disturb(_ part: Part) -> [String] {
    guard let first = part.lines.first else { return [] }
    if first.hasPrefix("- ") {
      let body = [String(first.dropFirst(2))] + part.lines.dropFirst().map { String($0.dropFirst(2)) }
      let isMapping = body[0].contains(": ") && !body[0].hasPrefix("{")
      let disturbed = isMapping ? disturb(body, under: "-") : body
      return ["- " + disturbed[0]] + disturbed.dropFirst().map { $0.isEmpty ? "" : "  " + $0 }
    }
    guard part.lines.count > 1 else { return [renamed[first] ?? first] }
    let indent = part.lines[1].prefix { $0 == " " }.count
    let body = part.lines.dropFirst().map { String($0.dropFirst(indent)) }
    let key = String(first.prefix { $0 != ":" })
    return [first] + disturb(body, under: key).map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0 }
  }

  /// Comments and empty lines; the first part of an item stands on the line of its mark, so none come before it.
  private mutating func noise(isFirst: Bool) -> [String] {
    guard !isFirst else { return [] }
    return (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      Bool.random(using: &generator) ? "" : "# note \(Int.random(in: 0...99, using: &generator)): - a, b"
    }
  }

  private static func parts(of lines: [String]) -> [Part] {
    var parts: [Part] = []
    var open = Part()
    for line in lines {
      let isDeeper = line.hasPrefix(" ") || line.isEmpty
      if !isDeeper, !open.lines.isEmpty {
        parts.append(open)
        open = Part()
      }
      if !isDeeper, line.hasPrefix("#") { open.comments.append(line) } else { open.lines.append(line) }
    }
    return parts + [open]
  }
}
