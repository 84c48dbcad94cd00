import PolicyWorkspace
import PolicySource
import PolicyFixing

/// What is said about fixes, a line for each.
struct FixLog {
  private(set) var lines: [String] = []

  /// Takes down what was applied.
  ///
  /// - Parameter sources: the files as they were read.
  mutating func add(_ applied: [AppliedFix], in sources: SourceMap) {
    var places = Places(sources)
    for fix in applied {
      let place = places.line(of: fix.offset, in: fix.file)
      lines.append("fixed \(place): \(fix.title) (\(fix.ids.joined(separator: ", ")))")
    }
  }

  /// Takes down what was not applied, as far as the finding is reported.
  mutating func add(_ refused: [RefusedFix], in fixed: CheckedProjects, _ level: FixLevel) {
    let sources = fixed.workspace.sources
    let reported = Set(fixed.findings)
    let left = refused.filter { reported.contains($0.finding) }
    var places = Places(sources)
    for fix in left where fix.reason != .notTried {
      let place = places.line(of: fix.finding.span.range.lowerBound, in: fix.finding.span.file)
      lines.append("left \(place): \(fix.title) (\(fix.finding.id)): \(fix.reason.words(sources))")
    }
    let untried = left.count { $0.reason == .notTried }
    if untried > 0 { lines.append("left \(untried) \(untried == 1 ? "fix" : "fixes") untried: run it again") }
    let others = fixed.findings.count { $0.fixIts.count == 1 && !$0.fixIts.contains(where: level.admits) }
    guard others > 0 else { return }
    lines.append(
      others == 1
        ? "1 fix needs review: see it with --fix=review --diff"
        : "\(others) fixes need review: see them with --fix=review --diff")
  }

  /// Writes the lines; nothing where there are none.
  ///
  /// - Parameter isHead: whether findings follow, which an empty line parts from them.
  func write(to output: Output, isHead: Bool = false) {
    guard !lines.isEmpty else { return }
    let appearance = output.appearance(.never)
    for line in lines { output.write("\(line, on: appearance)\n") }
    if isHead { output.write("\n") }
  }

  /// The lines of files, each of which is gone through once.
  private struct Places {
    private let sources: SourceMap
    private var tables: [FileID: LineTable] = [:]

    init(_ sources: SourceMap) { self.sources = sources }

    mutating func line(of offset: Int, in file: FileID) -> String {
      let source = sources[file]
      let table = tables[file] ?? LineTable(source.bytes)
      tables[file] = table
      return "\(source.path.shown):\(table.position(of: offset).line)"
    }
  }
}

extension FixRefusal {
  /// Why, behind a colon; what was not tried is only counted.
  fileprivate func words(_ sources: SourceMap) -> String {
    switch self {
    case .answersNothing: "the finding would stay"
    case .adds(let id): "it would bring \(id)"
    case .addsTooMany: "it would bring too many findings"
    case .notNamed(let file): "\(sources[file].path.shown) is none of the files to fix"
    case .oneOfSeveral: "a person chooses"
    case .notTried: "it was not tried"
    }
  }
}
