import PolicyModel
import PolicyReporting
import PolicyTimeline
import TestSupport
import Testing

@Suite("Clocks as a picture")
struct ClockPictureTests {
  /// A picture and the file that holds what it has to look like.
  struct Golden: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let drawing: @Sendable () -> [UInt8]

    init(_ name: String, _ surfaces: [SurfaceClocks], width: Int, unicode: Bool = true) {
      testDescription = "\(name)-\(width)\(unicode ? "" : "-ascii").txt"
      drawing = { ClockPicture.render(surfaces, Appearance(color: false, unicode: unicode, width: width)).bytes }
    }

    init(_ name: String, svg surfaces: [SurfaceClocks]) {
      testDescription = "\(name).svg"
      drawing = { ClockPictureSVG.render(surfaces).bytes }
    }
  }

  @Test(arguments: [
    Golden("shipped", shipped, width: 40), Golden("shipped", shipped, width: 80),
    Golden("shipped", shipped, width: 200),
    Golden("shipped", shipped, width: 80, unicode: false), Golden("shipped", svg: shipped),
    Golden("odd", odd, width: 40), Golden("odd", odd, width: 80), Golden("odd", odd, width: 80, unicode: false),
    Golden("odd", svg: odd),
  ])
  func looksAsItShould(_ golden: Golden) {
    let path = "Tests/Corpus/clocks/\(golden.testDescription)"
    let drawn = String(decoding: golden.drawing(), as: UTF8.self)
    if Repository.isUpdating {
      #expect(Repository.write(drawn, to: path))
    } else {
      #expect(Repository.text(path) == drawn, "after a wanted change: POLICYC_UPDATE=1 make test")
    }
  }

  @Test func drawsNothingOfNothing() {
    #expect(ClockPicture.render([], .plain).isEmpty && ClockPictureSVG.render([]).isEmpty)
  }

  @Test func coloursWhatIsLost() {
    let drawn = String(
      decoding: ClockPicture.render(Self.shipped, Appearance(color: true, unicode: true, width: 80)).bytes,
      as: UTF8.self)
    #expect(drawn.contains("\u{1B}[1;33m▓\u{1B}[0m\u{1B}[1;31m░░"))
  }

  /// Whatever the policies say, and whatever the program is called.
  @Test func noLineIsWiderThanTheTerminal() {
    var random = SeededGenerator(for: "clock pictures")
    var wrong: [String] = []
    for _ in 0..<500 {
      let width = Int.random(in: 1...250, using: &random)
      let unicode = Bool.random(using: &random)
      let surfaces = (0..<3).compactMap { _ in Self.random(&random) }
      let drawn = ClockPicture.render(surfaces, Appearance(color: false, unicode: unicode, width: width)).bytes
      let lines = String(decoding: drawn, as: UTF8.self).split(separator: "\n")
      wrong += lines.filter { $0.unicodeScalars.count > min(max(width, 40), 200) }.map { "\(width): \($0)" }
      if !unicode, !drawn.allSatisfy({ $0 < 0x80 }) { wrong.append("\(width): not ASCII") }
    }
    #expect(wrong.first == nil, "seed \(random.seed)")
  }

  @Test(.enabled(if: PythonScript.isAvailable("xml.etree"), "python3 is missing"))
  func anySVGIsWellFormed() throws {
    var random = SeededGenerator(for: "clock pictures")
    var pictures: [UInt8] = []
    for _ in 0..<50 { pictures += ClockPictureSVG.render([Self.random(&random)].compactMap { $0 }).bytes + [0] }
    let script = PythonScript(
      """
      import sys, xml.etree.ElementTree as tree
      for picture in sys.stdin.buffer.read().split(b"\\0")[:-1]:
          root = tree.fromstring(picture)
          names = {element.tag.split("}")[1] for element in root.iter()}
          if names - {"svg", "title", "style", "rect", "line", "text"}: print(names)
          if any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib): print("script")
      print("done")
      """)
    let output = try #require(script.output(for: pictures))
    #expect(String(decoding: output, as: UTF8.self) == "done\n", "seed \(random.seed)")
  }
}

// MARK: Surfaces

extension ClockPictureTests {
  private typealias Change = (inout RunParameters) -> Void

  private static func clocks(
    _ surface: Surface, _ title: String, _ behaviour: Behaviour = .gateway0104, _ change: Change = { _ in }
  ) -> SurfaceClocks? {
    var run = RunParameters(
      hardCap: .minutes(30), inactivity: .minutes(13), setupAllowance: .seconds(345),
      deadline: DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30)),
      mode: .prompt, behaviour: behaviour)
    change(&run)
    return SurfaceClocks(run, on: surface, title: title)
  }

  /// What the shipped policies say.
  static let shipped: [SurfaceClocks] = {
    let job: Change = { run in
      (run.hardCap, run.inactivity, run.mode) = (.minutes(20), nil, .autoReject)
    }
    let all: [SurfaceClocks?] = [
      clocks(.web, "web, gateway 0.104"), clocks(.discord, "discord, gateway 0.104"),
      clocks(.ci, "ci, action 0.104", .action0104, job),
    ]
    return all.compactMap { $0 }
  }()

  /// Everything else that can be in a picture.
  static let odd: [SurfaceClocks] = {
    let waits: Change = { run in
      run.behaviour.approvalAnchor = .ask
      (run.inactivity, run.setupAllowance) = (.hours(2), .zero)
    }
    let rejects: Change = { run in
      (run.hardCap, run.inactivity) = (.minutes(10), Duration(milliseconds: 123_456))
      (run.behaviour.approvalAnchor, run.behaviour.askWithoutDeadline) = (.ask, .rejected)
    }
    let stops: Change = { run in
      (run.behaviour.approvalStops, run.totalWait) = (.inactivityAndCap, .hours(1))
    }
    let all: [SurfaceClocks?] = [
      clocks(.web, "web, a program whose name & version are <longer> than any narrow terminal", .gateway0104, waits),
      clocks(.discord, "discord, rejected without a deadline", .gateway0104, rejects),
      clocks(.discord, "discord, waits stop the cap", .gateway0104, stops),
      clocks(.web, "web, no deadline after set-up", .gateway0104) { $0.hardCap = .minutes(7) },
    ]
    return all.compactMap { $0 }
  }()

  private static let titles: [String] = [
    "web", "é\u{1B}[1m日本\u{202E}", "a & b < c > \"d\" \u{1} \u{FFFE}", String(repeating: "日", count: 300),
  ]

  private static func random(_ random: inout SeededGenerator) -> SurfaceClocks? {
    let sizes: [Int64] = [1_000, 3_600_000, Duration.writable.upperBound.milliseconds]
    let longest = sizes.randomElement(using: &random) ?? 1_000
    func duration() -> Duration { Duration(milliseconds: .random(in: 1...longest, using: &random)) }
    func isSo() -> Bool { Bool.random(using: &random) }
    let surface = Surface.builtIn.randomElement(using: &random) ?? .web
    return clocks(surface, titles.randomElement(using: &random) ?? "") { run in
      run.hardCap = duration()
      run.inactivity = isSo() ? nil : duration()
      run.setupAllowance = duration()
      run.totalWait = isSo() ? nil : duration()
      run.deadline = DeadlineFormula(share: nil, floor: duration(), ceiling: duration(), clearance: duration())
      run.behaviour.approvalAnchor = isSo() ? .ask : .runStart
      run.behaviour.askWithoutDeadline = isSo() ? .waits : .rejected
      run.behaviour.approvalStops = ApprovalStops.allCases.randomElement(using: &random) ?? .nothing
    }
  }
}
