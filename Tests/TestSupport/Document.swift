/// A Markdown document whose code blocks can be held to the truth.
package struct Document: Sendable {
  package struct Block: Sendable {
    /// What stands behind the opening fence: `console`, `yaml policies/web.yaml`.
    package let info: String
    package var text: String
    /// The number of the line behind the opening fence, from 1.
    package let line: Int
  }

  /// Prose and blocks in turn: the lines before each block with its opening fence, and those behind the last one.
  private let prose: [String]
  package var blocks: [Block]

  package init(_ text: String) {
    var prose: [String] = [""]
    var blocks: [Block] = []
    var open: (info: String, line: Int, lines: [Substring])?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let block = open {
        if line == "```" {
          blocks.append(Block(info: block.info, text: block.lines.joined(separator: "\n"), line: block.line))
          prose.append("")
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), number + 2, [])
      } else {
        prose[prose.count - 1] += line + "\n"
      }
    }
    self.prose = prose
    self.blocks = blocks
  }

  /// What stands behind the number signs of each heading.
  package var headings: [Substring] {
    prose.flatMap { $0.split(separator: "\n") }.filter { $0.hasPrefix("#") }.map { line in
      line.drop { $0 == "#" }.drop { $0 == " " }
    }
  }

  package var text: String {
    var text = prose[0]
    for (block, after) in zip(blocks, prose.dropFirst()) {
      text += "```\(block.info)\n\(block.text)\n```\n" + after
    }
    // The last line of the file has one line break, not two.
    return String(text.dropLast())
  }
}
