import Glibc

/// Command lines with the exact output that they give: test and documentation at once.
///
/// A line that begins with `$ ` is a command for `sh`; the lines below it are what it prints, both streams together,
/// then `[exit N]` unless N is 0. Lines before the first command are a remark.
package struct Session: Sendable {
  package struct Step: Sendable, Equatable {
    package let command: String
    package let output: String
  }

  package let remark: String
  package let steps: [Step]

  package init(_ text: String) {
    var remark: [Substring] = []
    var steps: [(command: String, lines: [Substring])] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), []))
      } else if steps.isEmpty {
        remark.append(line)
      } else {
        steps[steps.count - 1].lines.append(line)
      }
    }
    self.remark = remark.joined(separator: "\n")
    self.steps = steps.map { Step(command: $0.command, output: Self.trimmed($0.lines.joined(separator: "\n"))) }
  }

  package init(remark: String, steps: [Step]) {
    self.remark = remark
    self.steps = steps
  }

  /// The session as a file holds it.
  package var text: String {
    let body = steps.map { "$ \($0.command)\n" + ($0.output.isEmpty ? "" : $0.output + "\n") }.joined(separator: "\n")
    return remark.isEmpty ? body : remark + "\n" + body
  }

  /// The session as a document shows it: an empty line only between a command that printed something and the next.
  package var shown: String {
    steps.enumerated().map { number, step in
      let isLast = number == steps.count - 1
      return "$ \(step.command)" + (step.output.isEmpty ? "" : "\n\(step.output)" + (isLast ? "" : "\n"))
    }.joined(separator: "\n")
  }

  /// Runs every command in a folder, one after the other, and says what each printed.
  package func run(in folder: String) throws -> Session {
    let environment = [
      "PATH": "\(Self.toolFolder):/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "HOME": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    let steps = try steps.map { step in
      let result = try ChildProcess.run(
        ["sh", "-c", "exec 2>&1; \(step.command)"], environment: environment, directory: folder)
      let ending =
        switch result.ending {
        case .exit(0): ""
        case .exit(let code): "\n[exit \(code)]"
        case .signal(let number): "\n[signal \(number)]"
        }
      return Step(command: step.command, output: Self.trimmed(result.text + ending))
    }
    return Session(remark: remark, steps: steps)
  }

  /// The folder of the policyc under test, which the build puts beside the tests; absolute, because tests run it in folders
  /// of their own.
  package static let toolFolder: String = {
    // On Linux the runner of Swift Testing lies beside the products; XCTest's bundle does too.
    let product = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? "/proc/self/exe"
    guard let path = realpath(product, nil) else { return "." }
    defer { free(path) }
    return parent(String(cString: path))
  }()

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    while lines.first?.isEmpty ?? false { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}
