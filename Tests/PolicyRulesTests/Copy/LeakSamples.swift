/// Sentences for people that leak something, each with what the rule names.
enum LeakSamples {
  static let all = crashes + variables + paths + machines

  static let crashes: [(text: String, leaks: [String])] = [
    (
      "panic: runtime error: index out of range [5] with length 3",
      ["crash message panic: runtime error", "crash message index out of range ["]
    ),
    ("The agent said “panic: runtime error”.", ["crash message panic: runtime error"]),
    ("panic: assignment to entry in nil map", ["crash message panic", "crash message assignment to entry in nil map"]),
    ("It broke:\npanic: boom\n", ["crash message panic"]),
    ("goroutine 17 [running]:", ["crash message goroutine 17"]),
    ("fatal error: all goroutines are asleep - deadlock!", ["crash message all goroutines are asleep"]),
    ("main.main() at main.go:12 +0x1d", ["stack frame main.go:12"]),
    ("Traceback (most recent call last):", ["crash message Traceback (most recent call last)"]),
    ("File \"run.py\", line 12, in <module>", ["stack frame run.py", "stack frame module"]),
    ("ValueError: invalid literal", ["exception ValueError"]),
    ("json.decoder.JSONDecodeError at 3", ["exception json.decoder.JSONDecodeError"]),
    (
      "TypeError: Cannot read properties of undefined",
      ["exception TypeError", "crash message Cannot read properties of"]
    ),
    ("at run (src/server.ts:42:7)", ["stack frame src/server.ts:42:7"]),
    ("at Object.<anonymous> here", ["stack frame anonymous"]),
    ("node:internal/timers", ["stack frame node:internal/timers"]),
    ("see src/server.ts#L42", ["stack frame src/server.ts#L42"]),
    ("in server.ts:42-48", ["stack frame server.ts:42-48"]),
    ("at f (webpack-internal:///src/app)", ["stack frame webpack-internal:///src/app"]),
    ("Error: connect ECONNREFUSED", ["error code ECONNREFUSED"]), ("ENOENT: no such file", ["error code ENOENT"]),
    ("UnhandledPromiseRejectionWarning", ["crash message UnhandledPromiseRejection"]),
    (
      "Exception in thread \"main\" java.lang.NullPointerException",
      ["crash message Exception in thread \"", "exception java.lang.NullPointerException"]
    ),
    ("Caused by: java.io.IOException: no", ["exception java.io.IOException"]),
    ("Main.java:12", ["stack frame Main.java:12"]),
    ("at com.example.Main.run(Unknown Source)", ["stack frame com.example.Main.run", "crash message Unknown Source)"]),
    ("thread 'main' panicked at src/main.rs:4:5:", ["crash message panicked at", "stack frame src/main.rs:4:5"]),
    ("thread 'main' panicked at 'boom'", ["crash message panicked at"]),
    ("called `Option::unwrap()` on a `None` value", ["symbol Option::unwrap"]),
    ("12: core::panicking::panic_fmt", ["symbol core::panicking::panic_fmt"]),
    ("user.rb:12:in `find'", ["stack frame user.rb:12:in"]),
    ("undefined method `name' for nil", ["crash message undefined method `"]),
    ("(NoMethodError)", ["exception NoMethodError"]),
    (
      "System.NullReferenceException: Object reference not set to an instance of an object.",
      ["exception System.NullReferenceException", "crash message Object reference not set to an instance"]
    ),
    ("at Orders.Service.Find(Int32 id)", ["stack frame Orders.Service.Find"]),
    ("in Run.cs:line 12", ["stack frame Run.cs:line"]),
    ("--- End of stack trace from previous location", ["crash message End of stack trace from"]),
    ("PHP Fatal error:  Uncaught Exception", ["crash message PHP Fatal error", "crash message Uncaught Exception"]),
    ("#1 {main}", ["stack frame main"]), ("#0 index.php(12): run()", ["stack frame index.php"]),
    ("in index.php on line 12", ["stack frame index.php"]),
    ("Call to undefined function run()", ["crash message Call to undefined function"]),
    (
      "Fatal error: Unexpectedly found nil: file Run.swift, line 12",
      ["crash message Fatal error: Unexpectedly found nil", "stack frame Run.swift"]
    ),
    ("EXC_BAD_ACCESS", ["crash message EXC_BAD_ACCESS"]),
    ("#0  0x00007fff5fbff8c0", ["memory address 0x00007fff5fbff8c0"]),
    ("Segmentation fault (core dumped)", ["crash message Segmentation fault", "crash message core dumped"]),
    (
      "terminate called after throwing 'std::bad_alloc'",
      ["crash message terminate called after throwing", "symbol std::bad_alloc"]
    ),
    ("It ended with SIGSEGV.", ["crash message SIGSEGV"]),
    ("It got SIGKILL.", ["crash message SIGKILL"]), ("signal: killed", ["crash message signal: killed"]),
    ("The container was OOMKilled.", ["crash message OOMKilled"]),
    ("(exit code 137)", ["crash message exit code 137"]), ("exit status 143", ["crash message exit status 143"]),
    ("it exited with code 137", ["crash message exited with code 137"]),
    ("Connection refused (errno 111)", ["crash message errno 111"]),
    ("[Errno 2] No such file", ["crash message Errno 2"]), ("errno=13", ["crash message errno=13"]),
    ("null pointer dereference", ["crash message null pointer dereference"]),
    ("Assertion failed: x > 0", ["crash message Assertion failed"]),
    ("run.c: assertion failed: x", ["crash message assertion failed"]),
    ("assertion `left == right` failed", ["crash message assertion `"]),
    ("Fatal Python error: none", ["crash message Fatal Python error"]),
    ("Unhandled exception: boom", ["crash message Unhandled exception"]),
    ("Unhandled Exception at start", ["crash message Unhandled Exception"]),
  ]

  static let variables: [(text: String, leaks: [String])] = [
    ("DEBUG=1", ["variable DEBUG"]), ("start it with DEBUG=true, please", ["variable DEBUG"]),
    ("GATEWAY_RUN_TIMEOUT_MS=600000", ["variable GATEWAY_RUN_TIMEOUT_MS"]),
    ("raise GATEWAY_RUN_TIMEOUT_MS", ["variable GATEWAY_RUN_TIMEOUT_MS"]),
    ("NODE_ENV='production'", ["variable NODE_ENV"]), ("(`CI=1`)", ["variable CI"]),
    ("http_proxy=none", ["variable http_proxy"]),
    ("__RUN_LIMIT__", ["variable RUN_LIMIT"]), ("_JAVA_OPTIONS", ["variable JAVA_OPTIONS"]),
    ("APP__DB", ["variable APP__DB"]),
    ("$HOME", ["variable $HOME"]), ("$HOME/.config", ["variable $HOME"]), ("${HOME}", ["variable ${HOME}"]),
    ("${RUN_LIMIT:-30}", ["variable ${RUN_LIMIT:-30}"]), ("${{ secrets.TOKEN }}", ["variable ${{ secrets.TOKEN }}"]),
    ("$env:TEMP", ["variable $env:TEMP"]), ("%APPDATA%", ["variable %APPDATA%"]),
    ("%SystemRoot%\\System32", ["variable %SystemRoot%"]),
    ("process.env.HOME", ["variable process.env.HOME"]), ("process.env['HOME']", ["variable process.env"]),
    ("os.environ['HOME']", ["variable os.environ"]), ("ENV['HOME']", ["variable ENV"]),
    ("System.getenv(\"HOME\")", ["variable System.getenv"]),
  ]

  static let paths: [(text: String, leaks: [String])] = [
    ("see /srv/gateway/log for more", ["path /srv/gateway/log"]), ("/tmp is full.", ["path /tmp"]),
    ("in (/home/agent/repo), or '/var/log'.", ["path /home/agent/repo", "path /var/log"]),
    ("in **/srv/app/data**", ["path /srv/app/data"]), ("in _/srv/app_", ["path /srv/app"]),
    ("path—/srv/app", ["path /srv/app"]),
    ("log:/var/log/agent", ["path log:/var/log/agent"]), ("agent@build:/srv/app", ["path agent@build:/srv/app"]),
    ("in /srv/données/x", ["path /srv/données/x"]), ("in\u{A0}/srv/app", ["path /srv/app"]),
    ("/.env is missing", ["path /.env"]),
    ("~/.ssh/id_ed25519", ["path ~/.ssh/id_ed25519"]), ("file:///etc/passwd", ["path file:///etc/passwd"]),
    ("unix:///run/docker.sock", ["path unix:///run/docker.sock"]), ("cwd=/app/data", ["path /app/data"]),
    ("C:\\Users\\agent", ["path C:\\Users\\agent"]), ("C:/Users/agent", ["path C:/Users/agent"]),
    ("\\\\files\\share", ["path \\\\files\\share"]),
    ("\\\\?\\C:\\Users", ["path \\\\?\\C:\\Users"]), ("//files/share/run", ["path //files/share/run"]),
  ]

  static let machines: [(text: String, leaks: [String])] = [
    ("no answer from 10.0.3.17.", ["IP address 10.0.3.17"]), ("10.0.3.17:8080", ["IP address 10.0.3.17:8080"]),
    ("10.0.0.0/8", ["IP address 10.0.0.0/8"]), ("http://192.168.1.1/status", ["IP address http://192.168.1.1/status"]),
    ("the version on 10.0.3.17", ["IP address 10.0.3.17"]), ("fe80::1%eth0", ["IP address fe80::1%eth0"]),
    ("::1", ["IP address ::1"]),
    ("at [2001:db8::7]:4430", ["IP address 2001:db8::7"]), ("http://[::1]:8080/x", ["IP address http://[::1]:8080/x"]),
    ("::ffff:10.0.3.17", ["IP address ::ffff:10.0.3.17"]), ("2001:db8::/32", ["IP address 2001:db8::/32"]),
    ("localhost", ["host localhost"]), ("localhost:80", ["host localhost:80"]),
    ("on gateway.internal", ["host gateway.internal"]),
    ("db.default.svc.cluster.local:5432", ["host db.default.svc.cluster.local:5432"]),
    ("nas.local", ["host nas.local"]),
    ("ops@mail.corp", ["host ops@mail.corp"]), ("NAS.LOCAL", ["host NAS.LOCAL"]),
    ("host.docker.internal", ["host host.docker.internal"]),
    ("http://workspace/health", ["host http://workspace/health"]), ("redis://cache", ["host redis://cache"]),
    ("https://grafana.internal/d/1?x=(a)&y=1,2", ["host https://grafana.internal/d/1?x=(a"]),
    ("jdbc:postgresql://db/runs", ["host jdbc:postgresql://db/runs"]),
    ("http://agent@nas.local", ["host http://agent@nas.local"]),
    ("workspace:4096 is down", ["port workspace:4096"]), ("my_db_1:5432", ["port my_db_1:5432"]),
    ("web:20000", ["port web:20000"]),
    ("https://example.com:8443/x", ["port https://example.com:8443/x"]), ("example.com:443", ["port example.com:443"]),
    ("Port 8080 is taken", ["port 8080"]), (":9229", ["port :9229"]),
  ]
}

/// Sentences for people that only look as if they leaked something.
enum HarmlessSamples {
  static let all = prose + numbers + links

  static let prose = [
    "Don't panic: nothing is lost.", "The team did not panic at the end.", "A fatal error: it could not go on.",
    "No panic, please.",
    "Something threw an exception, and the run ended.", "An error or Exception came up.",
    "Fatal error: the run has ended.",
    "Ask on Stack Overflow.", "See the stack trace: it is attached.", "Note: nothing is lost.",
    "The index is out of range.", "An assertion failed in the tests.",
    "Unhandled exceptions are rare.", "The exit code is shown.", "exit code 1", "Use the exit code 1000 times.",
    "errno is set", "It exited with code review pending.", "SIGNAL lost",
    "Operators are there 24/7.", "the agent and/or its tools", "I/O error", "w/o a reason", "TCP/IP, CI/CD and km/h",
    "either/or", "n/a",
    "use /help or /agent", "say /run again", "/24/7", "a post in /r/discordapp", "by /u/someone",
    "D:/ that went wrong :/", "Oh no D:\\",
    "NASA, GitHub and the EU", "TODO_", "__IMPORTANT__", "read-only_mode", "MP3", "ENDED", "EITHER way", "an EMERGENCY",
    "Errors happen.",
    "local.", "the internal one", "It is over.Home again.", "Saved.Local copies are kept.", "say yes::no",
    "Read the docs.", "run it on Node.js",
    "{hard_cap}", "${hard_cap} of it", "after ${inactivity}", "$dear ${dear:-me} $(id) `id` $$",
    "100% %s %{x} %self% ~root", "E=mc2", "1+1=2", "a=b", "x == y", "$100",
    "US$5 and $5.00", "100%", "50 %", "$A", "%A%", "\"quoted\" (and more) …",
    "C++ and C#", "e.g. this, i.e. that", "naïve–users", "...", "/", "//", ":", "::", "@", "a@b", "\\o/", "¯\\_(ツ)_/¯",
    "",
  ]

  static let numbers = [
    "It ended at 10:30, not at 10:30:15.", "from 9:00-17:00", "2026-08-01T12:30:00Z", "on 01.08.2026", "01.08.2026.12",
    "12:3000",
    "version 1.2.3.4", "v1.2.3 and 1.2.3.4.5", "v1.2.3.4", "1.2.3.4-beta", "upgraded to 1.2.3.4",
    "release 1.2.3.4 is out", "updated from 1.2.3.3 to 1.2.3.4",
    "see section 1.2.3.4", "1.000.000.000 tokens", "1.800.555.0199", "a ratio of 3:2", "16:9", "at 10::30",
    "config.yaml:12", "John 3:16",
    "in 2026: nothing", "since:2024", "step:12", "step:1200",
    "error:5003", "Error:4004", "ticket:12345", "Room:1024", "50 % of 1,000.50 $", "0xFF00FF", "U+1F600", "#1234",
    "port", "Port is open", "Port 8 is open", "port 008080", "port 65536",
    "10.0.3.256", "10.0.3.0000000017", "12345::1", "zz::1",
  ]

  static let links = [
    "https://example.com/help", "https://status.example.com/agents/today?day=1#top", "<https://example.com/a/b>",
    "[help](https://example.com/srv/app)",
    "https://github.com/o/r/blob/main/src/server.ts#L42", "https://example.com/?DEBUG=1&LOG_LEVEL=2",
    "https://example.com/var/log/x, then",
    "example.com/help", "www.example.com/a/b/c", "//cdn.example.com/x/y.js", "Write to help@example.com.",
    "mailto:help@example.com", "slack://open?team=1",
    "vscode://file", "<t:1618953630:R> <@80351110224678912> <:wave:123456789012345678>", "</help:123456789012345678>",
    ":white_check_mark: :100: :1234:",
    ":+1:", "<#80351110224678912>", "**Done**: 3/4 parts", "https://xxxxxxxxxxxxxxxxxxxxxxxxxxxx?wait=true",
    "example.com:443:80", "-x.com:443", "a_b.com:443",
  ]
}
