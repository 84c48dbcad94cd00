import PolicyModel
import PolicyTimeline

/// Draws the clocks of surfaces on one axis as an SVG file of its own: no script, nothing loaded, light and dark.
///
/// Colours are set by style sheet alone, without variables, which not every renderer knows; a renderer that does not
/// know `prefers-color-scheme` shows the light one. No meaning rests on colour alone: each row has its value in words.
package struct ClockPictureSVG {
  private enum Layout {
    static let width = 960
    static let margin = 24
    static let bars = 128
    static let barEnd = 800
    static let row = 26
    static let bar = 14
    static let title = 54
    /// Characters of the smaller font that fit beside the labels.
    static let line = 110
    static let slackRow = 18
    static let gap = 20
    static let legendRow = 24
  }

  private let axis: ClockAxis
  private var text: XMLText = ""
  /// The upper edge of what comes next.
  private var top = 8

  /// Nothing at all without surfaces.
  package static func render(_ surfaces: [SurfaceClocks]) -> PrintableText {
    guard !surfaces.isEmpty else { return PrintableText() }
    var picture = ClockPictureSVG(axis: ClockAxis(surfaces))
    for surface in surfaces { picture.draw(surface) }
    picture.explain(surfaces.explainedKinds)
    let names = surfaces.map { visible(clipped($0.title)) }.joined(separator: "; ")
    let head = head(height: picture.top + 16, title: "Clocks of \(names)")
    let document: XMLText = "\(head)\(picture.text)</svg>\n"
    return PrintableText(document)
  }

  private init(axis: ClockAxis) { self.axis = axis }

  private static func head(height: Int, title: String) -> XMLText {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Layout.width) \(height)" width="\(Layout.width)" \
    height="\(height)" role="img" aria-labelledby="title">
    <title id="title">\(title)</title>
    <style>
    text { font: 13px ui-sans-serif, system-ui, "DejaVu Sans", sans-serif; fill: #1f2328; }
    .title { font-size: 16px; font-weight: 600; }
    .tick, .slack { font-size: 12px; fill: #59636e; }
    .page { fill: #ffffff; }
    .grid { stroke: #d1d9e0; }
    .span { fill: #4c7fc4; }
    .in-time { fill: #2f8f4e; }
    .tight { fill: #e0a000; }
    .late { fill: #d1483f; }
    .blind { fill: #8250df; }
    .rejected { fill: #8c959f; }
    .wall { stroke: #d1483f; stroke-width: 3; }
    @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .tick, .slack { fill: #9aa5b1; }
    .page { fill: #0d1117; }
    .grid { stroke: #30363d; }
    .span { fill: #6ea0e6; }
    .in-time { fill: #3fae63; }
    .tight { fill: #e8b339; }
    .late { fill: #f0716a; }
    .blind { fill: #a98bf0; }
    .rejected { fill: #7d8590; }
    .wall { stroke: #f0716a; }
    }
    </style>
    <rect class="page" width="\(Layout.width)" height="\(height)"/>

    """
  }

  // MARK: Surfaces

  private mutating func draw(_ surface: SurfaceClocks) {
    label(Self.clipped(surface.title), "title", x: Layout.margin, y: top + 22)
    ruler(through: top + Layout.title + surface.rows.count * Layout.row)
    top += Layout.title
    for row in surface.rows { draw(row) }
    for (index, line) in Self.lines(surface.slacks.map { $0.words(minus: "−") }).enumerated() {
      if index == 0 { label("slack", x: Layout.margin, y: top + 18) }
      label(line, "slack", x: Layout.bars, y: top + 18)
      top += Layout.slackRow
    }
    top += Layout.gap
  }

  /// Lines at round instants with their readings above them, down to a row.
  private mutating func ruler(through bottom: Int) {
    for tick in axis.ticks(atMost: 8) {
      let x = place(tick)
      text += "<line class=\"grid\" x1=\"\(x)\" y1=\"\(top + 50)\" x2=\"\(x)\" y2=\"\(bottom)\"/>\n"
      label(tick.onTheClock, "tick", x: x, y: top + 46, anchor: "middle")
    }
  }

  private mutating func draw(_ row: SurfaceClocks.Row) {
    let (baseline, upper) = (top + 18, top + (Layout.row - Layout.bar) / 2)
    label(row.label, x: Layout.margin, y: baseline)
    for stretch in row.stretches {
      let from = place(stretch.from)
      let width = max(3, place(stretch.until) - from)
      text += "<rect class=\"\(stretch.kind.name)\" x=\"\(from)\" y=\"\(upper)\" width=\"\(width)\" "
      let corners: XMLText = stretch.kind == .span ? " rx=\"3\"" : ""
      text += "height=\"\(Layout.bar)\"\(corners)/>\n"
    }
    if let wall = row.wall {
      let x = place(wall)
      text += "<line class=\"wall\" x1=\"\(x)\" y1=\"\(top + 2)\" x2=\"\(x)\" y2=\"\(top + Layout.row - 2)\"/>\n"
    }
    let goesOn = (row.stretches.map(\.until) + [row.wall].compactMap { $0 }).contains(where: axis.isBehind)
    label((goesOn ? "→ " : "") + row.value, x: Layout.barEnd + 12, y: baseline)
    top += Layout.row
  }

  /// One pixel more or less does not matter to a reader, so that places are whole numbers.
  private func place(_ instant: Duration) -> Int {
    Layout.bars + Int((axis.fraction(of: instant) * Double(Layout.barEnd - Layout.bars)).rounded())
  }

  private mutating func explain(_ kinds: [SurfaceClocks.Stretch.Kind]) {
    var x = Layout.bars
    for kind in kinds {
      guard let meaning = kind.meaning else { continue }
      text += "<rect class=\"\(kind.name)\" x=\"\(x)\" y=\"\(top + 4)\" width=\"14\" height=\"14\"/>\n"
      label(meaning, "tick", x: x + 20, y: top + 16)
      x += 40 + meaning.count * 7
    }
    if !kinds.isEmpty { top += Layout.legendRow }
  }

  // MARK: Text

  /// Phrases on as few lines as hold them.
  private static func lines(_ phrases: [String]) -> [String] {
    phrases.reduce(into: [String]()) { lines, phrase in
      guard let last = lines.last, last.count + 3 + phrase.count <= Layout.line else { return lines.append(phrase) }
      lines[lines.count - 1] = "\(last) · \(phrase)"
    }
  }

  private static func clipped(_ title: String) -> String {
    title.unicodeScalars.count <= Layout.line * 3 / 4 ? title : String(title.prefix(Layout.line * 3 / 4 - 1)) + "…"
  }

  private mutating func label(_ words: String, _ style: String? = nil, x: Int, y: Int, anchor: String? = nil) {
    let style: XMLText = style.map { " class=\"\($0)\"" } ?? ""
    let anchor: XMLText = anchor.map { " text-anchor=\"\($0)\"" } ?? ""
    text += "<text\(style) x=\"\(x)\" y=\"\(y)\"\(anchor)>\(Self.visible(words))</text>\n"
  }

  /// What a reader of a picture cannot see becomes U+FFFD.
  private static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(CharacterCells(scalar) == .hidden ? "\u{FFFD}" : scalar) }
    return String(visible)
  }
}

extension SurfaceClocks.Stretch.Kind {
  /// Its class in the style sheet.
  fileprivate var name: String {
    switch self {
    case .span: "span"
    case .inTime: "in-time"
    case .tight: "tight"
    case .late: "late"
    case .blind: "blind"
    case .rejected: "rejected"
    }
  }
}
