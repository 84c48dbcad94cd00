import TestSupport
import Testing

/// The runner that outputs are held to does what GitHub's does.
@Suite struct JobLogTests {
  @Test(arguments: [
    ("::add-mask::true\n", ["add-mask"]), ("  \t::ADD-MASK::x", ["add-mask"]), ("\u{A0}\u{3000}::debug::x", ["debug"]),
    ("a\r::debug::x\rb", ["debug"]), ("a\r\n::debug::x", ["debug"]), ("::error file=a,line=1::x", ["error"]),
    ("a # ##[add-mask]true b", ["add-mask"]), ("a ##[error a=b;]x", ["error"]), ("#\u{200B}#[debug]x", ["debug"]),
    ("\u{FEFF}:\u{AD}:debug::x", ["debug"]),
    ("::stop-commands::x\n::debug::a\n##[debug]\n::X::\n::debug::", ["stop-commands", "x", "debug"]),
    ("a ::debug::x", []), ("::debug x", []), ("::nothing::x", []), ("##[debug", []), ("# #[debug]", []), ("", []),
    ("a\u{85}::debug::", []), ("a\u{2028}::debug::", []),
  ])
  func obeysCommands(_ output: String, _ commands: [String]) {
    #expect(JobLog(Array(output.utf8)).commands == commands)
  }

  @Test(arguments: [
    ("##vso[task.x]", 1), ("a\n ##teamcity[x]", 1), ("##é[", 1), ("##a#[", 0), ("a##b[", 1), ("###[x", 1), ("##a1[", 0),
    ("## [", 0), ("#[", 0),
    ("::nothing::", 1), ("\u{2003}::", 1), (":", 0), ("\u{1B}[31m", 1), ("a\u{202E}b", 1), ("\u{FE0F}", 1), ("a\tb", 1),
    ("é 日本 😀\n[a]: ## x\n", 0),
  ])
  func seesWhatMustNotBePrinted(_ output: String, _ count: Int) {
    #expect(JobLog(Array(output.utf8)).obeyed().count == count)
  }

  @Test func admitsOwnCommandsAndTabs() {
    let log = JobLog(Array("::error file=a::##[debug]\n::error x::\n\ta\n".utf8))
    #expect(log.obeyed(except: ["::error "], tabs: true).count == 1)
  }
}
