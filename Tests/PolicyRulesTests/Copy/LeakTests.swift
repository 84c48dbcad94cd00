import Testing

@testable import PolicyRules

/// What a sentence for people gives away, and what only looks like it.
@Suite struct LeakTests {
  @Test(arguments: [
    ("see /srv/gateway/log for more", ["path /srv/gateway/log"]), ("/tmp is full.", ["path /tmp"]),
    ("in (/home/agent/repo), or '/var/log'.", ["path /home/agent/repo", "path /var/log"]),
    ("~/repo and C:\\Users\\agent", ["path ~/repo", "path C:\\Users\\agent"]),
    ("file:///etc/passwd", ["path file:///etc/passwd"]), ("cwd=/app/data", ["path /app/data"]),
    ("no answer from 10.0.3.17.", ["IP address 10.0.3.17"]), ("10.0.3.17:8080", ["IP address 10.0.3.17:8080"]),
    ("http://192.168.1.1/status", ["IP address http://192.168.1.1/status"]), ("fe80::1", ["IP address fe80::1"]),
    ("at [2001:db8::7]:443", ["IP address 2001:db8::7"]), ("::1", ["IP address ::1"]),
    ("localhost", ["host localhost"]), ("on gateway.internal", ["host gateway.internal"]),
    ("http://workspace/health", ["host http://workspace/health"]), ("db.default.svc", ["host db.default.svc"]),
    ("http://agent@nas.local", ["host http://agent@nas.local"]), ("localhost:3000", ["host localhost:3000"]),
    ("workspace:4096 is down", ["port workspace:4096"]), ("example.com:443", ["port example.com:443"]),
    ("Port 8080 is taken", ["port 8080"]), (":9229", ["port :9229"]),
    ("https://example.com:8443/x", ["port https://example.com:8443/x"]),
    ("at run (src/server.ts:42:7)", ["stack frame src/server.ts:42:7"]), ("Main.java:12", ["stack frame Main.java:12"]),
    ("node:internal/timers", ["stack frame node:internal/timers"]),
    ("Traceback (most recent call last):", ["stack frame Traceback (most recent call last)"]),
    ("raise GATEWAY_RUN_TIMEOUT_MS", ["variable GATEWAY_RUN_TIMEOUT_MS"]), ("$HOME", ["variable $HOME"]),
    ("%APPDATA%", ["variable %APPDATA%"]), ("process.env.HOME", ["variable process.env.HOME"]),
    ("A_B and A_B", ["variable A_B"]), ("$CI", ["variable $CI"]),
    ("port 80, port 65535", ["port 80", "port 65535"]), ("home:8080", ["port home:8080"]),
    ("10.0.3.255", ["IP address 10.0.3.255"]), ("::2:3:4:5:6:7:8", ["IP address ::2:3:4:5:6:7:8"]),
    ("2001:db8:0:0:0:0:0:7", ["IP address 2001:db8:0:0:0:0:0:7"]),
    ("server.ts:123456789", ["stack frame server.ts:123456789"]),
    ("so\r\n/srv/a\r\n", ["path /srv/a"]), ("in /srv/a\u{37E} or", ["path /srv/a"]),
    ("“/srv/a”…", ["path /srv/a"]), ("in /srv/a… or", ["path /srv/a"]), ("/srv/a\u{2025}", []),
    ("http://7.0.3.17/x", ["IP address http://7.0.3.17/x"]), ("LOCALHOST", ["host LOCALHOST"]),
    ("version /srv/a", ["path /srv/a"]),
  ])
  func givesAway(_ text: String, _ expected: [String]) {
    #expect(Leak.all(in: text).map { "\($0.kind.rawValue) \($0.words)" } == expected)
  }

  @Test(arguments: [
    "Operators are there 24/7.", "It ended at 10:30, not at 10:30:15.", "the agent and/or its tools",
    "v1.2.3 and 1.2.3.4.5",
    "version 1.2.3.4", "I/O error", "use /help or /agent", "https://status.example.com/agents/today?day=1#top",
    "Write to help@example.com.", "a ratio of 3:2", "Note: nothing is lost.", "in 2026: nothing", "50 % of 1,000.50 $",
    "NASA, GitHub and CI/CD", "\"quoted\" (and more) …", "$100", "100%", "e.g. this, i.e. that", "C++ and C#",
    "w/o a reason",
    "{hard_cap}", "<t:1618953630:R> <@80351110224678912> <:wave:123456789012345678>", "**Done**: 3/4 parts",
    "km/h", "local.", "the internal one", "Read the docs.", "say yes::no", "...", "/", "//", ":", "::", "@", "a@b",
    "port",
    "Port is open", "Port 8 is open", "port 008080", "port 65536", "example.com:443:80", "-x.com:443", "a_b.com:443",
    "10.0.3.256", "10.0.3.0000000017", "12345::1", "zz::1", "::1:2:3:4:5:6:7:8", ".ts:42", "server.ts:run",
    "server.ts:1234567890", "server.ts::7", "1:\\2", "NASA%", "%APPDATA", "%A%", "$A", "MP3", "TODO_", "",
    "read-only_mode", "TODO",
    "__IMPORTANT__", "step:12", "since:2024",
    "/srv/\u{E9}", "naïve–users", "10.0.3.17\u{301}",
  ])
  func givesNothingAway(_ text: String) {
    #expect(Leak.all(in: text).map(\.words) == [])
  }
}
