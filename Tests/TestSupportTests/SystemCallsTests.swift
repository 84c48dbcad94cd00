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
}
