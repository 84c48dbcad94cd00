import PolicyDiagnostics
import PolicyModel

/// Writes resolved policies as tables for people.
///
/// Values are never broken. Into a pipe every field takes one line, however long; on a terminal texts for people are
/// wrapped, and so is the meaning of a field in the room that is left; it is left out where there is too little.
package struct ShowText {
  private static let gap = 2
  private static let narrowestMeaning = 24
  /// Longer values do not widen their column, and texts for people widen none; what follows them is pushed on, to the
  /// next line on a terminal.
  private static let widestValue = (onTerminal: 20, elsewhere: 40)

  private var canvas: Canvas
  private let policy: ShownPolicy
  private let rows: [TableRow]
  private let columns: (field: Int, value: Int, origin: Int)
  /// Cells for the meaning; nil where it is left out.
  private let meaning: Int?

  package static func render(_ policy: ShownPolicy, _ appearance: Appearance) -> PrintableText {
    var text = ShowText(policy, appearance)
    text.draw()
    return text.canvas.text
  }

  private init(_ policy: ShownPolicy, _ appearance: Appearance) {
    self.policy = policy
    canvas = Canvas(appearance)
    let rows = policy.rows.map { TableRow($0, appearance) }
    let widest = appearance.width == nil ? Self.widestValue.elsewhere : Self.widestValue.onTerminal
    let settled = rows.contains { !$0.isText } ? rows.filter { !$0.isText } : rows
    let field = Self.gap + (settled.map(\.field.cells).max() ?? 0) + Self.gap
    let value =
      field + (settled.map(\.value.cells).filter { $0 <= widest }.max() ?? 0) + Self.gap
    let origin = value + (rows.map(\.origin.cells).max() ?? 0) + Self.gap
    self.rows = rows
    columns = (field, value, origin)
    meaning = appearance.width.map { $0 - origin >= Self.narrowestMeaning ? $0 - origin : nil } ?? Int.max
  }

  private mutating func draw() {
    heading()
    for (index, row) in rows.enumerated() {
      if index == 0 || row.group != rows[index - 1].group { canvas.endLine() }
      draw(row)
    }
    if let guarantees = policy.guarantees { draw(guarantees) }
    if rows.contains(where: \.isUnknown) || policy.findingCount > 0 { footer() }
  }

  /// What this policy guarantees, as the labels and values of a table; the remarks stand behind, on their own lines
  /// where there is little room.
  private mutating func draw(_ guarantees: Guarantees) {
    let rows = guarantees.rows.map { row in
      let (label, value) = (shown(row.label), shown(row.value))
      return (label: label, value: value, remark: shown(row.remark ?? ""))
    }
    let column = Self.gap + (rows.map(\.label.cells).max() ?? 0) + Self.gap
    let remark = column + (rows.map(\.value.cells).max() ?? 0) + Self.gap
    canvas.endLine()
    canvas.inked(.strong, "What this policy guarantees")
    canvas.endLine()
    for row in rows {
      canvas.blanks(Self.gap)
      canvas.append(row.label)
      var reached = Self.gap + row.label.cells
      put(row.value, at: column, after: &reached, ink: .strong)
      let width = canvas.appearance.width.map { max(Self.narrowestMeaning, $0 - remark) } ?? Int.max
      for line in WrappedText(row.remark, width: width).lines {
        put(line, at: remark, after: &reached)
      }
      canvas.endLine()
    }
  }

  private func shown(_ text: String) -> ShownText { ShownText(text, on: canvas.appearance) }

  private mutating func heading() {
    let program = policy.target.map { "run by \($0.title)" } ?? "without a known target"
    canvas.inked(.strong) { $0.foreign("\(policy.surface.rawValue), \(program) (\(policy.path.shown))") }
    canvas.endLine()
    guard let summary = policy.summary else { return }
    for line in WrappedText(summary, width: canvas.appearance.width ?? Int.max, on: canvas.appearance).lines {
      canvas.append(line)
      canvas.endLine()
    }
  }

  private mutating func draw(_ row: TableRow) {
    canvas.blanks(Self.gap)
    canvas.append(row.field)
    var reached = Self.gap + row.field.cells
    let room = row.isText ? canvas.appearance.width.map { max(Self.narrowestMeaning, $0 - columns.field) } : nil
    for line in WrappedText(row.value, width: room ?? Int.max).lines {
      put(line, at: columns.field, after: &reached, ink: row.isUnknown ? .severity(.error) : .strong)
    }
    put(row.origin, at: columns.value, after: &reached)
    let lines = meaning.map { WrappedText(row.meaning, width: $0).lines } ?? []
    for line in lines { put(line, at: columns.origin, after: &reached) }
    canvas.endLine()
  }

  /// Writes a cell of the table; on a terminal on a new line where its column is taken already.
  private mutating func put(_ text: ShownText, at column: Int, after reached: inout Int, ink: Ink? = nil) {
    guard !text.isEmpty else { return }
    if reached + Self.gap > column, canvas.appearance.width != nil {
      canvas.endLine()
      reached = 0
    }
    let start = max(column, reached + (reached > 0 ? Self.gap : 0))
    canvas.blanks(start - reached)
    if let ink {
      canvas.inked(ink) { $0.append(text) }
    } else {
      canvas.append(text)
    }
    reached = start + text.cells
  }

  private mutating func footer() {
    let count = policy.findingCount
    let findings = count == 1 ? "1 finding concerns" : "\(count) findings concern"
    canvas.endLine()
    canvas.foreign("  \(findings) this policy: policyc check \(policy.path.shown)")
    canvas.endLine()
  }
}

/// A line of the table, safe for the terminal.
private struct TableRow {
  let group: String
  let field: ShownText
  let value: ShownText
  let origin: ShownText
  let meaning: ShownText
  let isUnknown: Bool
  /// Whether the value is what people read.
  let isText: Bool

  init(_ row: ShownPolicy.Row, _ appearance: Appearance) {
    let definition = row.field.definition
    group = definition.components.first ?? ""
    field = ShownText(definition.path, on: appearance)
    isUnknown = row.value == nil
    isText = definition.role == .words
    value = ShownText(row.value.map { "\($0)" } ?? "unknown", on: appearance)
    origin = ShownText(
      row.value == nil ? row.finding.map { "see \($0)" } ?? "" : row.voices.first?.words ?? "", on: appearance)
    meaning = ShownText(definition.summary, on: appearance)
  }
}

extension ShownPolicy.Voice {
  /// Who says it and where: `set here web.yaml:10`, `inherited from gateway.yaml:9`, `fixed by gateway 0.104`.
  package var words: String {
    guard let place else { return "\(origin)" }
    switch origin.kind {
    case .set: return "set here \(place.path.inProject):\(place.line)"
    case .inherited: return "inherited from \(place.path.inProject):\(place.line)"
    case .default, .fixed, .neutral: return "\(origin)"
    }
  }
}
