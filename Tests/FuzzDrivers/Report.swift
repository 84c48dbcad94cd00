import PolicyJSON
import PolicyReporting

/// What policyc prints, and what holds for it whatever it is about.
struct Report {
  private let name: String
  private let bytes: [UInt8]

  init(_ name: String, _ text: PrintableText) {
    self.init(name, text.bytes)
  }

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// UTF-8 without control characters but line feeds: nothing in it moves a cursor.
  var brokenText: [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["\(name): not UTF-8"] }
    let control = text.unicodeScalars.first { $0.properties.generalCategory == .control && $0 != "\n" }
    return control.map { ["\(name): the control character \($0.value)"] } ?? []
  }

  var brokenJSON: [String] {
    do throws(JSONSyntaxError) {
      _ = try JSONValue(parsing: bytes)
      return brokenText
    } catch {
      return ["\(name): \(error)"]
    }
  }

  /// One JSON text a line.
  var brokenJSONLines: [String] {
    bytes.split(separator: UInt8(ascii: "\n")).flatMap { Report(name, Array($0)).brokenJSON }
  }
}

extension Appearance {
  static let plain = Appearance(color: false, unicode: true)
}
