import PolicyModel
import Testing

@Suite struct CopyTemplateTests {
  /// A template, what it is rendered to with `<name>` for each value, and its mistakes as `text@offset offer`.
  @Test(arguments: [
    ("", "", []),
    ("no braces: é 日本", "no braces: é 日本", []),
    ("after {hard_cap}.", "after <hard_cap>.", []),
    ("{inactivity}{approval_deadline} on {surface}", "<inactivity><approval_deadline> on <surface>", []),
    ("{{hard_cap}} and }}{{", "{hard_cap} and }{", []),
    ("{{{hard_cap}}}", "{<hard_cap>}", []),
    ("{hardcap}", "{hardcap}", ["{hardcap}@0 {hard_cap}"]),
    ("é { hard-cap }", "é { hard-cap }", ["{ hard-cap }@3 {hard_cap}"]),
    ("{}", "{}", ["{}@0 -"]),
    ("{budget}", "{budget}", ["{budget}@0 -"]),
    ("{HARD_CAP}", "{HARD_CAP}", ["{HARD_CAP}@0 {hard_cap}"]),
    ("a { b", "a { b", ["{@2 {{"]),
    ("a } b", "a } b", ["}@2 }}"]),
    ("{hard_cap", "{hard_cap", ["{@0 {{"]),
    ("{a{surface}", "{a<surface>", ["{@0 {{"]),
    ("{x} {surfaces}", "{x} {surfaces}", ["{x}@0 -", "{surfaces}@4 {surface}"]),
    ("{surface\u{301}}", "{surface\u{301}}", ["{surface\u{301}}@0 {surface}"]),
  ])
  func rendering(_ text: String, _ rendered: String, _ mistakes: [String]) {
    let template = CopyTemplate(text)
    let found = template.mistakes.map { "\($0.text)@\($0.range.lowerBound) \($0.offer ?? "-")" }
    #expect(([template.rendered { "<\($0.rawValue)>" }] + found) == [rendered] + mistakes)
  }
}
