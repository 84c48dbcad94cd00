/// A document of JUnit XML, the form in which build servers read tests.
///
/// No times are written: nothing here takes any, and the same policies give the same bytes.
struct JUnitDocument {
  struct Suite {
    let name: String
    let cases: [Case]
  }

  struct Case {
    enum Verdict {
      case passed
      /// What is wrong, and everything about it, a line each.
      case failed(String, [String])
      /// Why it could not be judged, and everything about that, a line each.
      case notRun(String, [String])
      /// It passed, and there is something to say about it, a line each.
      case remarked([String])
    }

    let name: String
    /// What groups cases in a dashboard.
    let className: String
    /// Nil for a case that belongs to no file.
    var file: String?
    var line: Int?
    let verdict: Verdict
  }

  let suites: [Suite]

  var text: PrintableText {
    var text: XMLText = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"policyc\"\(Self.counts(suites.flatMap(\.cases)))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(suite.name)\"\(Self.counts(suite.cases))>\n"
      for test in suite.cases { text += Self.element(test) }
      text += "  </testsuite>\n"
    }
    text += "</testsuites>\n"
    return PrintableText(text)
  }

  private static func counts(_ cases: [Case]) -> XMLText {
    let failed = cases.count { if case .failed = $0.verdict { true } else { false } }
    let notRun = cases.count { if case .notRun = $0.verdict { true } else { false } }
    return " tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"\(notRun)\""
  }

  private static func element(_ test: Case) -> XMLText {
    var element: XMLText = "    <testcase classname=\"\(test.className)\" name=\"\(test.name)\""
    if let file = test.file { element += " file=\"\(file)\"" }
    if let line = test.line { element += " line=\"\(line)\"" }
    switch test.verdict {
    case .passed: element += "/>\n"
    case .failed(let message, let lines): element += child("failure", " message=\"\(message)\"", lines)
    case .notRun(let message, let lines): element += child("error", " message=\"\(message)\"", lines)
    case .remarked(let lines): element += child("system-out", "", lines)
    }
    return element
  }

  /// The only child of an element, and the end of both.
  private static func child(_ name: XMLText, _ attribute: XMLText, _ lines: [String]) -> XMLText {
    var child: XMLText = ">\n      <\(name)\(attribute)>"
    for (index, line) in lines.enumerated() { child += index == 0 ? "\(line)" : "\n\(line)" }
    child += "</\(name)>\n    </testcase>\n"
    return child
  }
}
