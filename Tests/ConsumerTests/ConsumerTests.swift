import PolicyExport
import TestSupport
import Testing

/// Hands files of each dialect to the programs that read them, and compares what they read byte for byte.
///
/// A program that is not on the machine is skipped by name.
struct ConsumerTests {
  @Test(.enabled(if: Consumer.dash.isPresent, "dash is not on this machine"), arguments: ["C", "C.UTF-8"])
  func dash(_ locale: String) throws { try check(.dash, locale: locale) }

  @Test(.enabled(if: Consumer.bash.isPresent, "bash is not on this machine"), arguments: ["C", "C.UTF-8"])
  func bash(_ locale: String) throws { try check(.bash, locale: locale) }

  @Test(.enabled(if: Consumer.zsh.isPresent, "zsh is not on this machine"), arguments: ["C", "C.UTF-8"])
  func zsh(_ locale: String) throws { try check(.zsh, locale: locale) }

  @Test(.enabled(if: Consumer.pythonDotenv.isPresent, "python-dotenv is not on this machine"))
  func pythonDotenv() throws { try check(.pythonDotenv) }

  @Test(.enabled(if: Consumer.pythonJSON.isPresent, "python3 is not on this machine"))
  func pythonJSON() throws { try check(.pythonJSON) }

  @Test(.enabled(if: Consumer.node.isPresent, "a node with --env-file is not on this machine"))
  func node() throws { try check(.node) }

  @Test(.enabled(if: Consumer.fish.isPresent, "fish is not on this machine"))
  func fish() throws { try check(.fish) }

  @Test(.enabled(if: Consumer.kubectl.isPresent, "kubectl is not on this machine"))
  func kubectl() throws { try check(.kubectl) }

  @Test(.enabled(if: Consumer.oldCompose.isPresent, "docker-compose 1.29 is not on this machine"))
  func oldCompose() throws { try check(.oldCompose) }

  /// Says in the log which consumers spoke and which did not, and that no dialect is silently left without one.
  @Test func everyConsumerIsAccountedFor() {
    let (tried, skipped) = (Consumer.all.filter(\.isPresent), Consumer.all.filter { !$0.isPresent })
    let unheard = DialectCatalog.all.map(\.name).filter { name in
      !Consumer.all.contains { $0.dialects.contains(name) }
    }
    print("consumers tried (\(tried.count)): \(tried.map(\.name).joined(separator: ", "))")
    print("consumers skipped (\(skipped.count)): \(skipped.map(\.name).joined(separator: ", "))")
    print("dialects without a consumer among these (\(unheard.count)): \(unheard.joined(separator: ", "))")
    // Compose v2 reads with a Go package, and no program prints what it read without a Docker engine.
    #expect(unheard == ["compose"])
  }

  // MARK: -

  private func check(_ consumer: Consumer, locale: String = "C.UTF-8") throws {
    for name in consumer.dialects {
      var generator = SeededGenerator(for: "\(consumer.name) reads \(name)")
      let dialect = try #require(DialectCatalog.all.first { $0.name == name })
      let values =
        HostileValues.fixed + (0..<300).map { _ in HostileValues.random(using: &generator) }
        + (0..<100).map { _ in HostileValues.plain(using: &generator) }
      let carried = values.filter { dialect.obstacle(to: Assignment(name: "V", value: $0)) == nil }
      let assignments = carried.enumerated().map { Assignment(name: "V\($0)", value: $1, explanation: "a \\") }
      let source = ExportSource(files: ["web.yaml"], target: "gateway", version: "1")
      let file = try ExportFile(assignments, in: dialect, from: source, explained: true)
      let found = try Self.read(file, by: consumer, locale: locale)
      let wrong = assignments.filter { found[$0.name] != $0.value }
      #expect(
        assignments.count >= 100 && wrong.isEmpty,
        "POLICYC_SEED=\(generator.seed): \(wrong.prefix(3).map { "\($0.value) read as \(found[$0.name] ?? [])" })")
    }
  }

  /// What a consumer read, in one run of it.
  private static func read(_ file: ExportFile, by consumer: Consumer, locale: String) throws -> [String: [UInt8]] {
    let folder = try TemporaryFolder()
    try folder.write(file.text, to: "values")
    for (name, text) in consumer.files { try folder.write(text, to: name) }
    let path = "/usr/local/bin:/usr/bin:/bin"
    let environment = ["PATH": ChildProcess.variable("PATH") ?? path, "HOME": folder.path, "LC_ALL": locale]
    let result = try ChildProcess.run(consumer.command, environment: environment, directory: folder.path)
    try #require(result.succeeded, "\(consumer.name): \(result.errorText)")
    let separator: UInt8 = consumer.printsLines ? 0x0A : 0
    var found: [String: [UInt8]] = [:]
    for entry in result.stdout.split(separator: separator) {
      let parts = entry.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { found[String(decoding: parts[0], as: UTF8.self)] = Array(parts[1]) }
    }
    return found
  }
}
