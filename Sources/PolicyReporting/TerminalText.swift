/// Text from anywhere, made safe to show on a terminal.
public enum TerminalText {
  /// The text on one line, with controls and what is not UTF-8 spelled out; cut where it is very long.
  public static func safe(_ text: String, on appearance: Appearance) -> String {
    var canvas = Canvas(appearance)
    canvas.foreign(text)
    return String(decoding: canvas.bytes, as: UTF8.self)
  }
}
