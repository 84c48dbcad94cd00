import TestSupport
import Testing

@Suite(.enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"))
struct SystemCallsTests {
  /// A program that does all that policyc must not do is seen to do it.
  @Test func everythingIsSeen() throws {
    let folder = try TemporaryFolder()
    let script = "bash -c ': < /dev/tcp/127.0.0.1/9'; cat /etc/passwd > there; mv there back; cat none"
    let calls = try SystemCalls(of: ["sh", "-c", script], in: folder)
    #expect(calls.network.contains { $0.contains("socket(AF_INET") })
    #expect(calls.starts.count >= 4 && calls.starts.contains { $0.contains("\"cat\", \"/etc/passwd\"") })
    #expect(calls.opened.contains("/etc/passwd") && calls.opened.contains("\(folder.path)/there"[...]))
    #expect(calls.changes.contains { $0.contains("O_CREAT") } && calls.changes.contains { $0.hasPrefix("rename") })
    #expect(!calls.opened.contains { $0.hasSuffix("/none") || $0.hasSuffix("/libc.so.6") })
  }

  /// Threads come in between; the halves of a call belong together by their thread.
  @Test func halvesOfACallArePutTogether() {
    let calls = SystemCalls(
      log: """
        7 execve("/bin/a", ["a"], 0x1 /* 2 vars */) = 0
        8 openat(AT_FDCWD</w>, "x", O_RDONLY <unfinished ...>
        7 execve("/bin/b", ["b"], 0x1 <unfinished ...>
        8 <... openat resumed>) = 3</w/x>
        7 <... execve resumed>)             = 0
        9 socket(AF_UNIX, SOCK_STREAM, 0 <unfinished ...>
        """)
    #expect(
      calls.starts == [
        "execve(\"/bin/a\", [\"a\"], 0x1 /* 2 vars */) = 0", "execve(\"/bin/b\", [\"b\"], 0x1 ) = 0",
      ])
    #expect(calls.opened == ["/w/x"])
    #expect(calls.network == ["socket(AF_UNIX, SOCK_STREAM, 0 "])
  }
}
