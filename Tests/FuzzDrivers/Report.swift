import PolicyJSON
import PolicyReporting
import TestSupport

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

  /// UTF-8 in which a terminal obeys nothing and hides nothing, and in which no runner finds a command.
  var brokenText: [String] { broken() }

  /// The same, with the commands that the format for GitHub is made of.
  var brokenCommands: [String] { broken(except: ["::error ", "::warning ", "::notice "]) }

  /// The same, with tabs.
  var brokenDifference: [String] { broken(tabs: true) }

  private func broken(except own: [String] = [], tabs: Bool = false) -> [String] {
    guard String(validating: bytes, as: UTF8.self) != nil else { return ["\(name): not UTF-8"] }
    return JobLog(bytes).obeyed(except: own, tabs: tabs).map { "\(name): \($0)" }
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
  static let narrow = Appearance(color: false, unicode: true, width: 40)
}
