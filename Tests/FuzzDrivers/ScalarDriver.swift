import PolicyAudit
import PolicyCompiler
import PolicySource
import PolicyExport
import PolicyJSON
import PolicyModel

/// The bytes as a text that stands for a value.
enum ScalarDriver {
  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    let text = String(decoding: bytes, as: UTF8.self)
    readDuration(text, &promises)
    readOthers(text, &promises)
    readTemplate(text, &promises)
    readFields(text, &promises)
    readJSON(bytes, &promises)
    maskSecrets(bytes, &promises)
    comment(text, &promises)
    if let pieces = Interpolation(text) {
      let known = Set(pieces.names)
      promises.require(known.count == pieces.names.count, "a variable is named twice")
      _ = pieces.filled { $0 == pieces.names.first ? text : nil }
    }
  }

  // MARK: Values

  private static func readDuration(_ text: String, _ promises: inout Promises) {
    do throws(DurationMistake) {
      let duration = try Duration(parsing: text)
      let again = try Duration(parsing: "\(duration)")
      promises.require(again == duration, "\(duration) is read back as \(again)")
    } catch {
      for reading in error.readings {
        let isWritable = reading >= .zero && reading <= Duration.writable.upperBound
        promises.require(
          isWritable && (try? Duration(parsing: "\(reading)")) == reading, "\(reading) cannot be written")
      }
    }
  }

  private static func readOthers(_ text: String, _ promises: inout Promises) {
    if let date = CalendarDate(text) {
      promises.require("\(date)".utf8.elementsEqual(text.utf8), "\(date) for \(text)")
    }
    if let name = ObjectName(text) { promises.require(name.text.utf8.elementsEqual(text.utf8), "\(name) for \(text)") }
    if let decimal = JSONDecimal(text) {
      promises.require(decimal.text.utf8.elementsEqual(text.utf8), "\(decimal) for \(text)")
      if let double = decimal.double { promises.require(JSONDecimal(double)?.double == double, "\(double) is lost") }
    }
  }

  private static func readTemplate(_ text: String, _ promises: inout Promises) {
    let template = CopyTemplate(text)
    var end = 0
    for mistake in template.mistakes {
      promises.require(mistake.range.lowerBound >= end && mistake.range.upperBound <= text.utf8.count, "\(mistake)")
      end = mistake.range.upperBound
    }
    let rendered = template.rendered { "{\($0.rawValue)}" }
    // Only an escaped brace becomes shorter.
    let braces = text.utf8.count - rendered.utf8.count
    promises.require(braces >= 0 && braces <= text.utf8.count / 2, "\(text) is rendered as \(rendered)")
    promises.require(template.placeholders.count <= text.utf8.count / 9, "more placeholders than the text holds")
  }

  // MARK: Fields

  /// A value that a field takes is written canonically, and that is read as the same value however it is quoted.
  private static func readFields(_ text: String, _ promises: inout Promises) {
    guard text.utf8.count < 400 else { return }
    for field in fields {
      guard let value = decoded(field, text) else { continue }
      if case .text = value { continue }
      let canonical = "\(value)"
      promises.require(decoded(field, canonical) == value, "\(field.path): \(text) is not \(canonical)")
      guard !canonical.hasPrefix("[") else { continue }
      for quoted in ["'\(canonical)'", "\"\(canonical)\""] {
        let again = decoded(field, quoted)
        promises.require(
          again == nil || again == value, "\(field.path): \(quoted) is \(again?.description ?? "nothing")")
      }
    }
    for key in BehaviourKey.words { _ = try? Override.decode("behaviour.\(key)=\(text)") }
    _ = try? Override.decode(text)
  }

  /// One of each type.
  private static let fields: [FieldDefinition] = {
    var seen: Set<FieldType> = []
    return FieldCatalog.fields.filter { seen.insert($0.type).inserted }
  }()

  private static func decoded(_ field: FieldDefinition, _ text: String) -> FieldValue? {
    guard case .field(_, let value)? = try? Override.decode("\(field.path)=\(text)") else { return nil }
    return value
  }

  // MARK: Texts

  private static func readJSON(_ bytes: [UInt8], _ promises: inout Promises) {
    do throws(JSONSyntaxError) {
      let value = try JSONValue(parsing: bytes)
      for layout in [JSONWriter.Layout.compact, .pretty] {
        let written = value.bytes(layout)
        promises.require((try? JSONValue(parsing: written)) == value, "JSON that is read back differently")
      }
    } catch {
      promises.require(error.range.upperBound <= bytes.count, "\(error) lies outside of the text")
      promises.require(error.message.utf8.count < 400, "a message of \(error.message.utf8.count) bytes")
    }
  }

  private static func maskSecrets(_ bytes: [UInt8], _ promises: inout Promises) {
    let file = SourceFile(path: SourcePath("a"), bytes: bytes)
    var end = 0
    for secret in file.secrets {
      promises.require(secret.hidden.lowerBound >= end && secret.hidden.upperBound <= bytes.count, "\(secret)")
      promises.require(secret.place.upperBound <= bytes.count, "\(secret) outside of the text")
      end = secret.hidden.upperBound
    }
    promises.require(file.bytes.count == bytes.count, "masking changes the length")
    let hidden = Set(file.secrets.flatMap(\.hidden))
    promises.require(
      bytes.indices.allSatisfy { bytes[$0] == file.bytes[$0] || hidden.contains($0) }, "masking changes other bytes")
  }

  private static func comment(_ text: String, _ promises: inout Promises) {
    let line = CommentLine.bytes(text)
    guard !text.isEmpty else { return promises.require(line.isEmpty, "a comment of nothing") }
    let isOne = line.last == UInt8(ascii: "\n") && !line.dropLast().contains { $0 < 0x20 || $0 == 0x7F }
    promises.require(isOne && line.dropLast().last != UInt8(ascii: "\\"), "a comment that is not one line")
    promises.require(line.count < 1_100, "a comment of \(line.count) bytes")
  }
}
