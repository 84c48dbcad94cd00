import Glibc
import TestSupport
import Testing

@testable import policyc

/// The line that says how far a check has come.
@Suite(.enabled(if: PseudoTerminal(columns: 80) != nil, "there are no pseudo terminals on this machine"))
struct ProgressLineTests {
  @Test func isDrawnWhileWorkIsDoneAndErasedAfterwards() throws {
    let terminal = try #require(PseudoTerminal(columns: 40))
    ProgressLine(on: Output(descriptor: terminal.descriptor), after: .zero, terminal: "xterm").during {
      terminal.waitFor("reading: 0 files")
    }
    Output(descriptor: terminal.descriptor).write("end")
    terminal.waitFor("end")
    #expect(terminal.text.hasSuffix("reading: 0 files\r\u{1B}[Kend"), "\(terminal.text.debugDescription)")
  }

  @Test(arguments: [(columns: 39, terminal: "xterm"), (80, "dumb"), (80, "")])
  func isNotDrawnWhereItCouldNotBeErased(_ columns: UInt16, _ name: String) throws {
    let terminal = try #require(PseudoTerminal(columns: columns))
    ProgressLine(on: Output(descriptor: terminal.descriptor), after: .zero, terminal: name).during {
      _ = usleep(50_000)
    }
    Output(descriptor: terminal.descriptor).write("end")
    terminal.waitFor("end")
    #expect(terminal.text == "end")
  }

  @Test func neverReachesAPipe() throws {
    var ends: [CInt] = [-1, -1]
    try #require(pipe(&ends) == 0)
    ProgressLine(on: Output(descriptor: ends[1]), after: .zero, terminal: "xterm").during { _ = usleep(50_000) }
    close(ends[1])
    var byte: UInt8 = 0
    #expect(read(ends[0], &byte, 1) == 0)
    close(ends[0])
  }

  @Test func passesOnWhatTheWorkThrows() throws {
    let terminal = try #require(PseudoTerminal(columns: 80))
    #expect(throws: ExitStatus.findings) {
      try ProgressLine(on: Output(descriptor: terminal.descriptor), after: .zero, terminal: "xterm").during {
        throw ExitStatus.findings
      }
    }
  }
}
