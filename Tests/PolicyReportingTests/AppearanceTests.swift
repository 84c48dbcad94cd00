import PolicyReporting
import Testing

@Suite("How a report looks")
struct AppearanceTests {
  /// What the environment and `--color` make of a terminal.
  @Test(arguments: [
    ([:], ColorOption.auto, false), (["TERM": "xterm"], .auto, true), (["TERM": "xterm", "NO_COLOR": ""], .auto, true),
    (["TERM": "xterm", "NO_COLOR": "1"], .auto, false), (["TERM": "xterm", "NO_COLOR": "0"], .auto, false),
    (["TERM": "dumb"], .auto, false), (["TERM": ""], .auto, false), (["TERM": "dumb", "NO_COLOR": "1"], .always, true),
    ([:], .always, true), (["TERM": "xterm"], .never, false),
  ])
  func colours(_ environment: [String: String], _ option: ColorOption, _ expected: Bool) {
    #expect(Appearance.decide(isTerminal: true, environment: environment, colorOption: option).color == expected)
  }

  @Test(arguments: [(ColorOption.auto, false), (.always, true), (.never, false)])
  func coloursNoFileUnlessTold(_ option: ColorOption, _ expected: Bool) {
    let appearance = Appearance.decide(
      isTerminal: false, environment: ["TERM": "xterm"], colorOption: option, width: 80)
    #expect(appearance.color == expected && appearance.width == nil)
  }

  @Test(arguments: [
    ([:], false), (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
    (["LANG": ""], false),
    (["LANG": "de_DE.UTF-8@euro"], true), (["LANG": "de_DE@euro"], false), (["LANG": "ja_JP.eucJP"], false),
    (["LANG": "en_US"], false), (["LC_CTYPE": "UTF-8"], true), (["LANG": "en_US.ISO-8859-1"], false),
    (["LC_ALL": "C", "LC_CTYPE": "en_US.UTF-8", "LANG": "en_US.UTF-8"], false),
    (["LC_ALL": "", "LC_CTYPE": "C", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LANG": "en_US.UTF-8"], true),
    (["LC_ALL": "C.UTF-8", "LANG": "C"], true), (["LC_MESSAGES": "en_US.UTF-8"], false),
  ])
  func readsTheCharacterSetOfTheLocale(_ environment: [String: String], _ expected: Bool) {
    #expect(Appearance.decide(isTerminal: true, environment: environment, colorOption: .auto).unicode == expected)
  }
}
