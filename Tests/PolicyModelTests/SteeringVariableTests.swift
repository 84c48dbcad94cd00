import PolicyModel
import Testing

@Suite struct SteeringVariableTests {
  /// A name, and who obeys it.
  @Test(
    arguments: [
      ("PATH", "shells"), ("IFS", "shells"), ("BASH_ENV", "shells"), ("ENV", "shells"),
      ("LD_PRELOAD", "the dynamic linker"), ("LD_LIBRARY_PATH", "the dynamic linker"),
      ("LD_AUDIT", "the dynamic linker"), ("GCONV_PATH", "the C library"), ("NODE_OPTIONS", "Node"),
      ("NODE_EXTRA_CA_CERTS", "Node"), ("PYTHONPATH", "Python"), ("PYTHONSTARTUP", "Python"), ("RUBYOPT", "Ruby"),
      ("PERL5OPT", "Perl"), ("JAVA_TOOL_OPTIONS", "Java"), ("GIT_SSH_COMMAND", "git"), ("GIT_EXTERNAL_DIFF", "git"),
      ("GIT_CONFIG_COUNT", "git"), ("GIT_PROXY_COMMAND", "git"), ("SSH_AUTH_SOCK", "SSH and GnuPG"),
      ("HOME", "programs of every kind"), ("SHELL", "programs of every kind"), ("TMPDIR", "programs of every kind"),
      ("HTTP_PROXY", "network libraries"), ("HTTPS_PROXY", "network libraries"), ("ALL_PROXY", "network libraries"),
      ("NO_PROXY", "network libraries"), ("SSLKEYLOGFILE", "TLS libraries"), ("GITHUB_ENV", "GitHub's runner"),
      ("RUNNER_TEMP", "GitHub's runner"), ("ACTIONS_ALLOW_UNSECURE_COMMANDS", "GitHub's runner"),
      ("COMPOSE_FILE", "container tools"),
      // Of a program's own: parts of words, other cases, harmless neighbours.
      ("PATHS", nil), ("GATEWAY_PATH", nil), ("SERVICE_LD_PRELOAD", nil), ("path", nil), ("LDAP_TIMEOUT", nil),
      ("NODE_ENV", nil), ("NODE_TIMEOUT_MS", nil), ("GIT_TIMEOUT", nil), ("GIT_AUTHOR_NAME", nil), ("ENVIRONMENT", nil),
      ("PYTHONUNBUFFERED", nil), ("HOMEPAGE_TTL", nil), ("TEMPERATURE", nil), ("PROXY_MS", nil),
      ("WORKSPACE_HTTP_PROXY", nil), ("SHELL_TIMEOUT", nil), ("", nil),
      ("GITHUB_TIMEOUT_MS", nil), ("RUNNER_TIMEOUT_MS", nil), ("DOCKER_STOP_GRACE_SECS", nil), ("LD_TIMEOUT", nil),
      ("GIT_CONFIGURATION_MS", nil), ("BUNDLE_SIZE", nil), ("ACTIONS_PER_RUN", nil),
    ] as [(String, String?)])
  func whoObeys(_ name: String, _ reader: String?) {
    #expect(SteeringVariable(named: name)?.reader == reader)
  }

  /// Each name is listed once, is one that a knob can have, and is found by itself.
  @Test func namesAreEachThere() {
    let names = SteeringVariable.names
    #expect(Set(names).count == names.count && names.count > 150)
    for name in names {
      let plain = name.hasSuffix("*") ? "\(name.dropLast())X" : name
      #expect(SteeringVariable(named: plain) != nil, "\(name)")
      #expect(plain.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
    }
  }
}
