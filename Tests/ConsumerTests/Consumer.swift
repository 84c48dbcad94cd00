import TestSupport
import Testing

/// A program that reads exported files, and how to make it say what it read.
struct Consumer: Sendable, CustomTestStringConvertible {
  let name: String
  let dialects: [String]
  /// Prints `NAME=value` and a NUL byte for every variable of the file `values` in its folder.
  let command: [String]
  /// Files it needs beside `values`.
  var files: [String: String] = [:]
  /// Prints `NAME=value` lines, which is enough for values without line breaks.
  var printsLines = false
  /// Ends with 0 on a machine that has the consumer.
  var probe: [String]?

  var testDescription: String { name }

  var isPresent: Bool {
    guard let program = command.first, ChildProcess.find(program) != nil else { return false }
    guard let probe else { return true }
    return (try? ChildProcess.run(probe, timeout: 20))?.succeeded ?? false
  }
}

extension Consumer {
  static let dash = shell("dash", ["dash", "-c"])
  static let bash = shell("bash", ["bash", "--norc", "-c"])
  static let zsh = shell("zsh", ["zsh", "-fc"])

  private static func shell(_ name: String, _ command: [String]) -> Consumer {
    Consumer(
      name: name, dialects: ["shell", "portable"], command: command + ["set -a; . ./values; exec env -0"])
  }

  static let pythonDotenv = Consumer(
    name: "python-dotenv", dialects: ["portable"],
    command: ["python3", "-c", printing("dotenv.dotenv_values('values')")],
    probe: ["python3", "-c", "import dotenv"])

  static let pythonJSON = Consumer(
    name: "json of Python", dialects: ["json"],
    command: ["python3", "-c", printing("json.load(open('values', encoding='utf-8'))")])

  private static func printing(_ values: String) -> String {
    """
    import json, sys
    try: import dotenv
    except ImportError: pass
    for name, value in \(values).items():
        sys.stdout.buffer.write(f'{name}={value}'.encode() + b'\\0')
    """
  }

  static let node = Consumer(
    name: "node --env-file", dialects: ["portable"],
    command: [
      "node", "--env-file=values", "-e",
      "for (const name in process.env) process.stdout.write(name + '=' + process.env[name] + '\\0')",
    ],
    probe: ["node", "--env-file=/dev/null", "-e", ""])

  /// `source` of fish does not know `NAME=value`; this is the usual loop over such a file.
  static let fish = Consumer(
    name: "fish with a loop over the lines", dialects: ["portable"],
    command: [
      "fish", "--no-config", "-c",
      "for line in (string match -v '#*' <values); set -gx (string split -m 1 = -- $line); end; env -0",
    ])

  static let kubectl = Consumer(
    name: "kubectl --from-env-file", dialects: ["portable"],
    command: [
      "kubectl", "create", "configmap", "a", "--from-env-file=values", "--dry-run=client",
      "-o=go-template={{range $name, $value := .data}}{{$name}}={{$value}}\n{{end}}",
    ],
    printsLines: true)

  /// Version 1.29, which Debian has; it reads quotes in another way than version 2.
  static let oldCompose = Consumer(
    name: "docker-compose 1.29", dialects: ["portable"],
    command: ["sh", "-c", #"docker-compose config | sed -nE 's/^ +(V[0-9]+): /\1=/p' | tr -d \'\""#],
    files: ["docker-compose.yml": "version: '3'\nservices:\n  a:\n    image: a\n    env_file: values\n"],
    printsLines: true, probe: ["sh", "-c", "docker-compose --version | grep -q ' 1\\.29'"])

  static let all = [dash, bash, zsh, pythonDotenv, pythonJSON, node, fish, kubectl, oldCompose]
}
