import PolicyExport
import PolicyModel
import TestSupport
import Testing

/// `docs/reference/dialects.md`: which programs read the exports of each dialect, and what they made of hostile values.
struct DialectsPage {
  static let path = "docs/reference/dialects.md"

  /// One dialect as one consumer read it.
  struct Row: Equatable {
    let dialect: String
    let consumer: String
    let version: String
    let tally: Tally

    var line: String {
      let numbers = [tally.tried, tally.equal, tally.refused, tally.wrong].map { "\($0)" }
      return "| `\(dialect)` | " + ([consumer, version] + numbers).joined(separator: " | ") + " |"
    }
  }

  /// The dialects whose consumer cannot be run in tests, and what they rest on instead.
  static let grammars: [(dialect: DialectName, basis: String)] = [
    (.compose, "the dotenv parser of Compose v2 (compose-go v2.13.0, `dotenv/parser.go`)"),
    (
      .github,
      "the runner's source (actions/runner, `FileCommandManager.cs`) and GitHub's documentation of `GITHUB_ENV`"
    ),
  ]

  /// The row of a page; nil where it has none.
  static func row(of dialect: DialectName, by consumer: Consumer, in page: String) -> Row? {
    for line in page.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingBlanks }
      guard cells.count == 7, cells[0] == "`\(dialect.rawValue)`", cells[1] == consumer.name else { continue }
      let numbers = cells[3...].compactMap { Int($0) }
      guard numbers.count == 4 else { return nil }
      return Row(
        dialect: dialect.rawValue, consumer: consumer.name, version: cells[2],
        tally: Tally(tried: numbers[0], equal: numbers[1], refused: numbers[2], wrong: numbers[3]))
    }
    return nil
  }

  static func text(_ rows: [Row]) -> String {
    """
    # Dialects, and what their consumers read

    This page says what each dialect of an export refuses, and what the programs that read it made of hostile values.

    No syntax of environment files is read alike by all, so a dialect is named after its consumer. Each writes a value so
    that its consumer reads back the same bytes, or refuses it with the character, its place and the dialects that can
    carry it. Before a file is written, a reader that shares no code with the writer has to find the same values in it.

    | dialect | for | what it refuses, besides NUL |
    | --- | --- | --- |
    \(DialectName.allCases.map { "| `\($0.rawValue)` | \($0.dialect().consumer) | \($0.dialect().cannotCarry) |" }
      .joined(separator: "\n"))

    All refuse names but `[A-Z][A-Z0-9_]*`, and a variable of more than 131 071 bytes with its name, which Linux hands to no
    program.

    ## Read by the programs themselves

    The tests hand files to the real programs and compare what these read byte for byte. The values are \
    \(HostileValues.fixed.count) that somebody
    once tripped over, and \(HandedFile.published.count - HostileValues.fixed.count) random ones made of quotes, \
    dollars, backslashes, line breaks and bytes. dash, bash, zsh
    and fish read each file twice, in the locales C and C.UTF-8. Every run tries 1000 more values of a new seed, which it
    prints, the longest value that each dialect takes, and variables with names that the shells know.

    | dialect | read by | version | values | equal | refused | wrong |
    | --- | --- | --- | --- | --- | --- | --- |
    \(rows.map(\.line).joined(separator: "\n"))

    - docker is the real client with a stand-in for the engine that writes down the request: the client reads the file.
    - systemd is the service manager's own library, called as the manager calls it for `EnvironmentFile=`.
    - kubectl runs without a cluster; a ConfigMap is also read by two readers of YAML, of version 1.1 and of version 1.2.
    - docker-compose 1.29 reads quotes in another way than Compose v2 and is tried with the portable dialect only.

    ## Resting on a grammar

    The programs that read these cannot be installed where the tests run:

    \(grammars.map { "- `\($0.dialect.rawValue)` rests on \($0.basis)." }.joined(separator: "\n"))

    Their readers follow that source step by step, and every export is read back with them; but no program has confirmed
    it here.

    This page is written by a test, `POLICYC_UPDATE=1 make test-consumers`. On a machine without one of the programs its
    row stays as it is, and the log of the tests names the program as skipped.

    """
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

struct DialectsPageTests {
  /// The numbers are measured again wherever the program is there; its version is that of who wrote the page.
  @Test func pageIsCurrent() async throws {
    let shown = Repository.text(DialectsPage.path) ?? ""
    let present = Set(Consumer.present.map(\.name))
    var rows: [DialectsPage.Row] = []
    for dialect in DialectName.allCases {
      for consumer in Consumer.all where consumer.dialects.contains(dialect) {
        let known = DialectsPage.row(of: dialect, by: consumer, in: shown)
        guard present.contains(consumer.name) else {
          rows.append(try #require(known, "\(consumer) is not on this machine, and the page does not know it"))
          continue
        }
        let outcome = try await Trials.all.outcome(of: dialect, by: consumer)
        let version = Repository.isUpdating ? consumer.version : known?.version ?? consumer.version
        rows.append(
          DialectsPage.Row(
            dialect: dialect.rawValue, consumer: consumer.name, version: version ?? "", tally: outcome.published))
      }
    }
    let text = DialectsPage.text(rows)
    if Repository.isUpdating { #expect(Repository.write(text, to: DialectsPage.path)) }
    #expect(
      Repository.isUpdating || text == shown, "\(DialectsPage.path): read it, then POLICYC_UPDATE=1 make test-consumers"
    )
  }
}
