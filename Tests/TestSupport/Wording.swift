/// The form that everything people read has.
package enum Wording {
  /// What is wrong with a message, a note or a help: one line, lower case at its start, no final period.
  package static func faults(inLine text: String) -> [String] {
    var faults = common(text)
    if text.contains("\n") { faults.append("\(text): has several lines") }
    if text.first?.isUppercase ?? true { faults.append("\(text): does not begin in lower case") }
    if text.last == "." { faults.append("\(text): ends with a period") }
    return faults
  }

  /// What is wrong with a text of whole sentences, in paragraphs.
  package static func faults(inProse text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).flatMap { paragraph in
      var faults = common(paragraph)
      if paragraph.first?.isLowercase ?? true { faults.append("\(paragraph): does not begin like a sentence") }
      if paragraph.last != "." { faults.append("\(paragraph): does not end with a period") }
      return faults
    }
  }

  private static func common(_ text: String) -> [String] {
    var faults: [String] = []
    if text.contains("  ") { faults.append("\(text): has two spaces in a row") }
    if text.first == " " || text.last == " " { faults.append("\(text): has a space at an end") }
    return faults
  }
}
