/// A Python program that a test compares the product with: another implementation of the same standard.
package struct PythonScript {
  private let source: String

  package init(_ source: String) { self.source = source }

  /// Whether `python3` runs here and has all these modules.
  package static func isAvailable(_ modules: String...) -> Bool {
    let imports = (["sys"] + modules).joined(separator: ", ")
    return PythonScript("import \(imports)\nprint('yes')").output(for: []).map { $0 == Array("yes\n".utf8) } ?? false
  }

  /// What the program prints when it is given the bytes as standard input; nil when it fails.
  package func output(for input: [UInt8]) -> [UInt8]? {
    guard let result = try? ChildProcess.run(["python3", "-c", source], input: input), result.succeeded else {
      return nil
    }
    return result.stdout
  }
}
