import ArgumentParser
import Glibc
import PolicyCompiler
import PolicyModel
import PolicyReporting

/// What every command that checks policies is told.
struct CheckArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day on which acceptances are judged, in UTC.", valueName: "YYYY-MM-DD"),
    transform: { text in
      guard let date = CalendarDate(text) else { throw ValidationError("`\(text)` is not a day such as 2026-11-30.") }
      return date
    })
  var today: CalendarDate?

  @Option(help: "When to colour: auto, always or never.")
  var color: ColorOption = .auto

  var options: CheckOptions { today.map { CheckOptions(today: $0) } ?? Self.optionsOfToday }

  static var optionsOfToday: CheckOptions {
    CheckOptions(today: CalendarDate(secondsSinceEpoch: Int64(time(nil))))
  }

  func appearance(on output: Output) -> Appearance { output.appearance(color) }
}

extension ColorOption: OptionWord {}
