import PolicyModel
import TestSupport
import Testing

/// A program that reads exported files, and how to make it say what it read.
struct Consumer: Sendable, CustomTestStringConvertible {
  let name: String
  /// The dialects it reads.
  let dialects: [DialectName]
  /// Prints `NAME=value` and a NUL byte for every variable of the file `values` in its folder.
  let command: [String]
  /// Files it needs beside `values`, given the names of the variables.
  var files: @Sendable (_ names: [String]) -> [String: String] = { _ in [:] }
  /// Where a byte may mean another character.
  var locales = ["C.UTF-8"]
  /// Prints its version on a machine that has the consumer, and fails elsewhere.
  let versionCommand: [String]

  var testDescription: String { name }

  /// The first number with dots that it prints about itself; nil when it is not on this machine.
  var version: String? {
    guard let result = try? ChildProcess.run(versionCommand, timeout: 20), result.succeeded else { return nil }
    let numbers = result.text.split { !("0"..."9").contains($0) && $0 != "." }.map { $0.trimming(".") }
    return numbers.first { $0.contains(".") } ?? numbers.first
  }

  /// What it reads in a file, in one run of it.
  func read(_ text: [UInt8], names: [String], locale: String = "C.UTF-8") throws -> [String: [UInt8]] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "values")
    for (name, text) in files(names) { try folder.write(text, to: name) }
    let path = ChildProcess.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    let result = try ChildProcess.run(
      command, environment: ["PATH": path, "HOME": folder.path, "LC_ALL": locale], directory: folder.path)
    try #require(result.succeeded, "\(name): \(result.errorText)")
    var found: [String: [UInt8]] = [:]
    for entry in result.stdout.split(separator: 0) {
      let parts = entry.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { found[String(decoding: parts[0], as: UTF8.self)] = Array(parts[1]) }
    }
    return found
  }
}

extension Substring {
  fileprivate func trimming(_ mark: Character) -> String {
    var text = self
    while text.first == mark { text = text.dropFirst() }
    while text.last == mark { text = text.dropLast() }
    return String(text)
  }
}
