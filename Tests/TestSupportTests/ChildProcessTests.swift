import Glibc
import TestSupport
import Testing

struct ChildProcessTests {
  @Test(arguments: [
    (["sh", "-c", "printf a; printf b >&2; exit 3"], ChildProcess.Ending.exit(3), "a", "b"),
    (["sh", "-c", "kill -TERM $$"], .signal(SIGTERM), "", ""),
    (["sh", "-c", "echo $A$HOME$0"], .exit(0), "1sh\n", ""),
    (["pwd"], .exit(0), "/\n", ""),
    (["cat"], .exit(0), "in", ""),
    (["true"], .exit(0), "", ""),
    // The list of descriptors shows the three streams and the one that lists.
    (["sh", "-c", "ls /proc/self/fd | wc -l"], .exit(0), "4\n", ""),
    // A shell tells of ignored signals by failing to die of them.
    (["sh", "-c", "kill -PIPE $$; echo alive"], .signal(SIGPIPE), "", ""),
  ])
  func results(_ command: [String], _ ending: ChildProcess.Ending, _ output: String, _ error: String) throws {
    let environment = ["A": "1", "PATH": "/usr/bin:/bin"]
    let result = try ChildProcess.run(command, input: Array("in".utf8), environment: environment, directory: "/")
    #expect(result.ending == ending && result.text == output && result.errorText == error)
  }

  /// More than any pipe holds in all three directions at once.
  @Test func muchInputAndOutput() throws {
    let input = [UInt8](repeating: 0x61, count: 3_000_000)
    let result = try ChildProcess.run(["sh", "-c", "tee /dev/stderr"], input: input)
    #expect(result.stdout == input && result.stderr == input)
  }

  @Test func timeLimitEndsTheWholeGroup() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let failure = #expect(throws: ChildProcess.Failure.self) {
      try ChildProcess.run(["sh", "-c", "echo $$; sleep 60 & sleep 60"], timeout: 0.3)
    }
    guard case .timedOut(_, let result) = failure, let group = pid_t(result.text.dropLast()) else {
      Issue.record("no time limit, or no output before it")
      return
    }
    // Killed children of the shell wait for init to collect them, so the group may live on for a moment.
    var isGone = false
    for _ in 0..<200 where !isGone {
      isGone = kill(-group, 0) != 0
      if !isGone { usleep(10_000) }
    }
    #expect(isGone && result.ending == .signal(SIGKILL) && clock.now - start < .seconds(10))
  }

  @Test(arguments: ["", "no-such-program-anywhere", "/etc/passwd", "/tmp", "./no"])
  func missingPrograms(_ name: String) {
    #expect(throws: ChildProcess.Failure.self) { try ChildProcess.run([name]) }
  }

  /// Many at once, so that one's pipe in another's hands would keep it from ending.
  @Test func parallelPrograms() async throws {
    let lengths = try await withThrowingTaskGroup(of: Int.self) { group in
      for count in 0..<40 {
        group.addTask {
          try ChildProcess.run(["cat"], input: [UInt8](repeating: 0x61, count: count * 5_000), timeout: 30).stdout.count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(lengths.sorted() == (0..<40).map { $0 * 5_000 })
  }
}
