import PolicyJSON
import PolicyModel

/// Writes budgets for programs, as `schemas/budget.schema.json` describes them.
///
/// Keys stand in a stable order and nothing depends on the machine: the same policies give the same bytes everywhere.
package enum BudgetReport {
  package static func render(_ set: BudgetSet) -> PrintableText {
    let versions = Dictionary(uniqueKeysWithValues: set.programs.map { ($0.name, $0.version) })
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.member("policyc", 1)
      writer.member("budgets") {
        $0.array(set.budgets) { budget($1, version: versions[$1.program] ?? "", &$0) }
      }
    }
    return PrintableText(writer)
  }

  private static func budget(_ budget: Budget, version: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("surface", budget.surface.rawValue)
      writer.member("target") {
        $0.object {
          $0.member("name", budget.program)
          $0.member("version", version)
        }
      }
      writer.member("values") {
        $0.object { writer in
          for entry in budget.entries { writer.member(entry.field.path) { Self.entry(entry, &$0) } }
        }
      }
      writer.member("guarantees") { writer in
        if let guarantees = budget.guarantees { writer.guarantees(guarantees) } else { writer.null() }
      }
    }
  }

  private static func entry(_ entry: Budget.Entry, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("value") { value(entry.value, &$0) }
      if let unit = entry.field.definition.type.budgetUnit { writer.member("unit", unit) }
      writer.member("text", entry.value.description)
      writer.member("origin") { origin(entry.source, &$0) }
    }
  }

  static func value(_ value: FieldValue, _ writer: inout JSONWriter) {
    switch value {
    case .duration(let duration): writer.integer(duration.milliseconds)
    case .off: writer.null()
    case .share(let share): writer.integer(share.percent)
    case .count(let count): writer.integer(count)
    case .flag(let flag): writer.bool(flag)
    case .choice(let word): writer.string(word)
    case .words(let words): writer.array(words) { $0.string($1) }
    case .text(let text): writer.string(text)
    }
  }

  private static func origin(_ source: Budget.Source, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", source.kind.rawValue)
      if let file = source.file, let line = source.line, let column = source.column {
        writer.member("file", file)
        writer.member("line", line)
        writer.member("column", column)
      }
    }
  }
}

extension FieldType {
  /// The unit of a field's number in a budget; nil for what is no number of a unit.
  package var budgetUnit: String? {
    switch self {
    case .duration: "ms"
    case .share: "percent"
    case .count, .flag, .choice, .words, .text: nil
    }
  }
}
