/// Text from anywhere, made safe to show on a terminal.
public enum TerminalText {
  /// The text on one line, with controls and what is not UTF-8 spelled out; cut where it is very long.
  public static func safe(_ text: String, on appearance: Appearance) -> String {
    var canvas = Canvas(appearance)
    canvas.foreign(text)
    return String(decoding: canvas.bytes, as: UTF8.self)
  }

  /// The same as UTF-8 with a line break at its end, broken between its words where the reader is a terminal.
  public static func line(_ text: String, on appearance: Appearance) -> [UInt8] {
    var canvas = Canvas(appearance)
    canvas.prose(text, from: 0, indent: 2)
    return canvas.bytes
  }
}
