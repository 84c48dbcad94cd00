/// The characters a snippet is drawn with.
struct Frame {
  let side: StaticString
  /// Before the path, with the column of its first character relative to the side.
  let corner: StaticString
  let cornerIndent: Int
  /// In place of the side where lines are left out.
  let gap: StaticString
  /// Under the place of a note.
  let secondary: StaticString
  let ellipsis: StaticString
  let ellipsisCells: Int

  static let unicode = Frame(
    side: "│", corner: "┌─ ", cornerIndent: 0, gap: "┆", secondary: "─", ellipsis: "…", ellipsisCells: 1)
  static let ascii = Frame(
    side: "|", corner: "--> ", cornerIndent: -1, gap: ":", secondary: "-", ellipsis: "...", ellipsisCells: 3)

  static func of(_ appearance: Appearance) -> Frame { appearance.unicode ? unicode : ascii }
}
