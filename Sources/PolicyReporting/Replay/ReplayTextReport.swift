import PolicyModel
import PolicyTimeline

/// Writes replayed runs for people.
package struct ReplayTextReport {
  /// The most ids of approvals that are named.
  private static let mostApprovals = 20

  /// The policies, as the user would name them: the one replayed under, then the one compared with.
  private let policies: [String]
  private let appearance: Appearance

  package init(policies: [String], _ appearance: Appearance) {
    self.appearance = appearance
    self.policies = policies
  }

  // MARK: One run

  /// Everything about one run, one column for each policy, and drawings of the runs that a clock ended.
  package func render(_ run: ReplayedRun) -> PrintableText {
    let results = [run.result] + (run.against.map { [$0] } ?? [])
    var table = TextTable(appearance)
    table.add([""] + policies)
    table.add(["outcome"] + results.map(\.inWords))
    table.add(["at"] + results.map(\.at.onTheClock))
    for (index, margin) in run.result.margins.named.enumerated() where index < 2 || isShown(margin.name, results) {
      table.add(["margin of \(margin.name)"] + results.map { $0.margins.named[index].margin.map { "\($0)" } ?? "-" })
    }
    table.add(["smallest run.hard_cap"] + results.map(\.smallestHardCap.inWords))
    table.add(["smallest run.inactivity"] + results.map(\.smallestInactivity.inWords))
    addApprovals(of: results, to: &table)
    return "\(run.trace, on: appearance)\n\(table.text)\(drawings(of: results))"
  }

  /// Clocks of approvals are shown where they ran.
  private func isShown(_ name: String, _ results: [ReplayResult]) -> Bool {
    results.contains { $0.margins.named.contains { $0.name == name && $0.margin != nil } }
  }

  private func addApprovals(of results: [ReplayResult], to table: inout TextTable) {
    var ids: [ApprovalID] = []
    var known: Set<ApprovalID> = []
    for entry in results.flatMap(\.approvals.entries) where known.insert(entry.id).inserted { ids.append(entry.id) }
    let names = ApprovalNames(ids)
    for id in ids.prefix(Self.mostApprovals) {
      let fates = results.map { $0.approvals[id]?.words.joined(separator: ", ") ?? "-" }
      table.add(["approval \(names[id])"] + fates)
    }
    let others = ids.dropFirst(Self.mostApprovals)
    let more = results.map { result in
      others.reduce(result.approvals.omitted) { $0 + (result.approvals[$1]?.fates.count ?? 0) }
    }
    if more.contains(where: { $0 > 0 }) { table.add(["more approvals"] + more.map { "\($0)" }) }
  }

  private func drawings(of results: [ReplayResult]) -> PrintableText {
    var canvas = Canvas(appearance)
    for (policy, result) in zip(policies, results) {
      guard let timeline = result.timeline else { continue }
      canvas.endLine()
      if results.count > 1 { canvas.append("under \(policy, on: appearance):\n") }
      for row in timeline.rows {
        // In the characters of the reader.
        canvas.foreign(appearance.unicode ? row : row.replacing("\u{2190}", with: "<-"))
        canvas.endLine()
      }
    }
    return canvas.text
  }

  // MARK: Several runs

  /// A row for each run, and what they have in common.
  package func render(_ runs: [ReplayedRun]) -> PrintableText {
    var table = TextTable(appearance)
    let head = ["outcome", "at", "longest silence", "smallest run.hard_cap", "smallest run.inactivity"]
    table.add(["recording"] + head + (policies.count > 1 ? ["under \(policies[1])", "at"] : []))
    for run in runs {
      let result = run.result
      let compared = run.against.map { [$0.inWords, $0.at.onTheClock] } ?? []
      table.add(
        [
          run.trace, result.inWords, result.at.onTheClock,
          "\(result.longestSilence)",
          result.smallestHardCap.inWords, result.smallestInactivity.inWords,
        ] + compared)
    }
    let first = policies.first ?? ""
    var lines = [summary(of: runs.map(\.result), under: first)]
    if policies.count > 1 { lines.append(summary(of: runs.compactMap(\.against), under: policies[1])) }
    let silence = runs.map(\.result.longestSilence).max() ?? .zero
    let length = runs.map(\.result.at).max() ?? .zero
    lines.append("longest silence \(silence), longest run \(length)")
    var canvas = Canvas(appearance)
    canvas.append(table.text)
    canvas.endLine()
    for line in lines {
      canvas.foreign(line)
      canvas.endLine()
    }
    return canvas.text
  }

  private func summary(of results: [ReplayResult], under policy: String) -> String {
    var counts: [(words: String, count: Int)] = []
    for words in results.map(\.inWords) {
      if let place = counts.firstIndex(where: { $0.words == words }) {
        counts[place].count += 1
      } else {
        counts.append((words, 1))
      }
    }
    let parts = counts.sorted { $0.count > $1.count }.map { count in
      "\(count.count) \(count.words == "outlives the recording" && count.count > 1 ? "outlive the recording" : count.words)"
    }
    return "\(results.count) \(results.count == 1 ? "run" : "runs") under \(policy): " + parts.joined(separator: ", ")
  }
}

/// Cells in columns that are as wide as their widest cell.
private struct TextTable {
  private let appearance: Appearance
  private var rows: [[ShownText]] = []

  init(_ appearance: Appearance) { self.appearance = appearance }

  mutating func add(_ cells: [String]) { rows.append(cells.map { ShownText($0, on: appearance) }) }

  var text: PrintableText {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.cells)
      }
    }
    var canvas = Canvas(appearance)
    for row in rows {
      for (column, cell) in row.enumerated() {
        canvas.append(cell)
        if column < row.count - 1 { canvas.blanks(widths[column] - cell.cells + 2) }
      }
      canvas.endLine()
    }
    return canvas.text
  }
}
