import PolicyExport
import PolicyModel
import PolicyReporting

extension ExplanationPage {
  /// A syntax of exports, with what it really makes of some values.
  static func dialect(_ name: DialectName) -> ExplanationPage {
    let dialect = name.dialect()
    let carried = samples.filter { dialect.obstacle(to: $0) == nil }
    let refused = samples.compactMap { sample in
      dialect.obstacle(to: sample).map { obstacle in
        let value = CommentLine.printable(String(decoding: sample.value, as: UTF8.self))
        return Entry(sample.name, "\(value) \(obstacle.problem); \(obstacle.why)")
      }
    }
    let entries = carried.enumerated().flatMap { dialect.entry($1, isLast: $0 == carried.count - 1) }
    let text = String(decoding: dialect.opening + entries + dialect.closing, as: UTF8.self)
    return ExplanationPage(
      name.rawValue, kind: "dialect", summary: "exports for \(dialect.consumer)",
      properties: [
        Entry("comments", dialect.allowsComments ? "lines that begin with #" : "none"),
        Entry("cannot carry", "NUL, \(dialect.cannotCarry)"),
      ],
      sections: [Section("What it writes", [.code(text.withoutFinalLineBreaks, .text)])]
        + (refused.isEmpty ? [] : [Section("What it refuses", [.properties(refused)])])
        + [
          Section(
            "How to use it",
            [
              .code(
                "policyc export policies/ --target gateway --dialect \(name.rawValue)"
                  + (name.namesObject ? " --name gateway" : ""), .sh)
            ])
        ])
  }

  private static let samples = [
    Assignment(name: "RUN_TIMEOUT_MS", value: "1800000"),
    Assignment(name: "GREETING", value: "it's $5, \"plus\" tax"),
    Assignment(name: "FAREWELL", value: "so long,\nand thanks"),
  ]
}
