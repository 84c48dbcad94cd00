import PolicyExplanation
import PolicyModel
import TestSupport
import Testing

/// What the shipped targets say about fro-bot/agent is cited, and the cited lines say so.
@Suite struct SourceTests {
  static let targets = TestProject(
    Repository.files(in: "policies/targets", ending: ".yaml").compactMap { path in
      Repository.text(path).map { (name: path, text: $0) }
    }
  ).check().resolved.targets

  @Test func everyNumberIsCited() {
    #expect(Self.targets.map(\.program.value) == ["action", "gateway", "workspace"])
    for target in Self.targets {
      let uncited = target.statements.filter { $0.value != nil && $0.places.isEmpty }
      #expect(uncited.map(\.subject) == [], "\(target.title)")
    }
    #expect(Set(Self.targets.map { $0.source?.words }).count == 1, "all are read at one commit")
  }

  @Test func pageIsCurrent() {
    let page = Reference.sources(of: Self.targets)
    if Repository.isUpdating {
      #expect(Repository.write(page.text, to: page.path))
    } else {
      #expect(Repository.text(page.path) == page.text, "renew \(page.path) with: POLICYC_UPDATE=1 make test")
    }
  }

  /// `POLICYC_SOURCES=DIR POLICYC_SOURCES_COMMIT=main swift test --filter SourceTests` tells what a later version has moved.
  @Test(.enabled(if: SourceSnapshot.folder != nil, "POLICYC_SOURCES names no snapshot of the sources of fro-bot/agent"))
  func citedLinesSaySo() throws {
    let folder = try #require(SourceSnapshot.folder)
    for target in Self.targets {
      let snapshot = SourceSnapshot(folder, citedAt: target.source?.commit ?? "")
      let moved = Citations(of: target, in: snapshot).problems
      #expect(moved == [], "\(target.title)")
    }
  }

  // MARK: Numbers

  private static let half: FieldValue = Share(percent: 50).map { .share($0) } ?? .off

  @Test(arguments: [
    ("export const LIMIT_MS = 30 * 60_000", FieldValue.duration(.minutes(30))),
    ("const A = 8 * 60 * 60 * 1000 // 8 hours", .duration(.hours(8))), ("ttl: 1_800_000,", .duration(.minutes(30))),
    ("default: '1800000'", .duration(.minutes(30))), ("timeout: '30m'", .duration(.minutes(30))),
    ("const LOCK_TTL_SECONDS = 900", .duration(.minutes(15))), ("export const MAX_DEPTH = 5", .count(5)),
    ("min(max(60_000, floor(left / 2)), left - 30_000, 13 * 60_000)", half),
    ("min(max(60_000, floor(left / 2)), left - 30_000, 13 * 60_000)", .duration(.minutes(13))),
  ])
  func numbersAreFound(_ line: String, _ value: FieldValue) throws {
    let readings = try #require(WrittenNumbers(in: line).readings(like: value))
    #expect(value.number.map { readings.contains($0) } == true)
  }

  @Test(arguments: [
    ("export const LIMIT_MS = 31 * 60_000", FieldValue.duration(.minutes(30))),
    ("const A = 13 * 60_000", .duration(.minutes(1))), ("const A = 5 // 30 * 60_000", .duration(.minutes(30))),
    ("const MS_1800000 = read()", .duration(.minutes(30))), ("const LOCK_TTL = 900", .duration(.minutes(15))),
    ("const MAX_DEPTH_5 = 6", .count(5)), ("floor(left / 3)", half), ("", .count(1)),
  ])
  func othersAreNot(_ line: String, _ value: FieldValue) throws {
    let readings = try #require(WrittenNumbers(in: line).readings(like: value))
    #expect(value.number.map { readings.contains($0) } == false)
  }
}
