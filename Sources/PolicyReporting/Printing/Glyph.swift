/// The least part of a line that is drawn as a whole.
struct Glyph {
  enum Form {
    /// The bytes themselves.
    case plain
    /// The bytes without the characters that only choose how the first one looks.
    case thinned
    case tab
    /// The code point in ASCII, as in `\u{1B}`.
    case escape(Unicode.Scalar)
    /// A sequence that is not UTF-8, shown as U+FFFD.
    case broken
  }

  let bytes: Range<Int>
  let form: Form
  /// Columns of a terminal, at least 1.
  let cells: Int
}
