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

  /// UTF-8 with a final line break.
  var bytes: [UInt8] {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"policyc\"\(Self.counts(suites.flatMap(\.cases)))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(XMLText.escaped(suite.name))\"\(Self.counts(suite.cases))>\n"
      text += suite.cases.map(Self.element).joined()
      text += "  </testsuite>\n"
    }
    return Array((text + "</testsuites>\n").utf8)
  }

  private static func counts(_ cases: [Case]) -> String {
    let failed = cases.count { if case .failed = $0.verdict { true } else { false } }
    let notRun = cases.count { if case .notRun = $0.verdict { true } else { false } }
    return " tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"\(notRun)\""
  }

  private static func element(_ test: Case) -> String {
    let place = [("file", test.file), ("line", test.line.map(String.init))]
    let attributes = ([("classname", test.className), ("name", test.name)] + place).compactMap { name, value in
      value.map { " \(name)=\"\(XMLText.escaped($0))\"" }
    }
    let head = "    <testcase\(attributes.joined())"
    switch test.verdict {
    case .passed: return head + "/>\n"
    case .failed(let message, let lines): return head + ">\n" + child("failure", message, lines)
    case .notRun(let message, let lines): return head + ">\n" + child("error", message, lines)
    case .remarked(let lines): return head + ">\n" + child("system-out", nil, lines)
    }
  }

  private static func child(_ element: String, _ message: String?, _ lines: [String]) -> String {
    let attribute = message.map { " message=\"\(XMLText.escaped($0))\"" } ?? ""
    return "      <\(element)\(attribute)>"
      + lines.map(XMLText.escaped).joined(separator: "\n") + "</\(element)>\n    </testcase>\n"
  }
}
