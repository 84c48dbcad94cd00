/// When text is coloured, as the command line says it.
package enum ColorOption: String, CaseIterable, Sendable {
  case auto, always, never
}

/// What the reader of a text report can show.
package struct Appearance: Equatable, Sendable {
  /// Whether to write the escape sequences of ECMA-48 for colours.
  package let color: Bool
  /// Whether to write anything but ASCII. Without it the frame is ASCII and other characters are shown as `\u{E9}`,
  /// since a terminal of another character set could take their bytes for controls.
  package let unicode: Bool
  /// Columns of the terminal; nil when the text goes elsewhere.
  package let width: Int?

  package init(color: Bool, unicode: Bool, width: Int? = nil) {
    self.color = color
    self.unicode = unicode
    self.width = width
  }

  /// Decides as people expect it: `--color` wins; `auto` colours a terminal unless `NO_COLOR` is not empty (no-color.org)
  /// or `TERM` is missing or `dumb`. The character set is that of the locale (POSIX, 8.2).
  package static func decide(
    isTerminal: Bool, environment: [String: String], colorOption: ColorOption, width: Int? = nil
  ) -> Appearance {
    let color =
      switch colorOption {
      case .always: true
      case .never: false
      case .auto: isTerminal && allowsColor(environment)
      }
    return Appearance(color: color, unicode: speaksUTF8(environment), width: isTerminal ? width : nil)
  }

  private static func allowsColor(_ environment: [String: String]) -> Bool {
    guard (environment["NO_COLOR"] ?? "").isEmpty, let terminal = environment["TERM"] else { return false }
    return !terminal.isEmpty && terminal != "dumb"
  }

  /// The first of the three variables that is not empty names the locale, as in `de_DE.UTF-8@euro`.
  private static func speaksUTF8(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let withoutModifier = locale.prefix { $0 != "@" }
    // macOS passes a bare "UTF-8" to the machines it logs in to.
    let charset = withoutModifier.split(separator: ".", maxSplits: 1).last ?? ""
    return ["utf-8", "utf8"].contains(charset.lowercased())
  }
}
