/// A variable that steers the process that gets it, whatever program that is: what reads it loads code, starts programs,
/// finds files or chooses whom to trust by its value.
package struct SteeringVariable: Hashable, Sendable {
  /// What reads it, in words for the beginning of a sentence: "the dynamic linker".
  package let reader: String
  /// What the reader does by it, as a predicate: "loads code by it".
  package let effect: String

  /// Nil for a variable that means something to its own program only.
  package init?(named name: String) {
    let row = Self.rowsByName[name] ?? Self.rowsWithPrefixes.first { $0.prefixes.contains { name.hasPrefix($0) } }
    guard let row else { return nil }
    (reader, effect) = (row.reader, row.effect)
  }

  /// Every such name, and every beginning of such names with a `*` behind it, in the order of the table.
  package static let names = table.flatMap { row in row.names.map { $0 } + row.prefixes.map { "\($0)*" } }

  /// Who obeys such names, each with a few of them, as a list for a sentence.
  package static let readers = table.map { row in
    let few = row.names.prefix(3).map { "`\($0)`" } + row.prefixes.prefix(1).map { "`\($0)*`" }
    return "\(row.reader) (\(few.joined(separator: ", ")))"
  }

  private final class Row: Sendable {
    let reader: String
    let effect: String
    let names: [String]
    let prefixes: [String]

    init(_ reader: String, _ effect: String, _ names: String = "", prefixes: String = "") {
      (self.reader, self.effect) = (reader, effect)
      self.names = Self.words(of: names)
      self.prefixes = Self.words(of: prefixes)
    }

    private static func words(of list: String) -> [String] {
      list.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    }
  }

  private static let table = systemRows + runtimeRows + toolRows
  // Every knob is looked up.
  private static let rowsByName = Dictionary(
    table.flatMap { row in row.names.map { ($0, row) } }, uniquingKeysWith: { first, _ in first })
  private static let rowsWithPrefixes = table.filter { !$0.prefixes.isEmpty }

  // ld.so(8), dyld(1); the variables that glibc drops for privileged programs (sysdeps/generic/unsecvars.h), and
  // mallopt(3); POSIX.1-2024, "Environment Variables" and sh; bash(1), zshparam(1); the XDG Base Directory Specification.
  private static let systemRows = [
    Row(
      "the dynamic linker", "loads code by it",
      """
      LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT LD_ASSUME_KERNEL LD_BIND_NOT LD_BIND_NOW LD_DEBUG LD_DEBUG_OUTPUT \
      LD_DYNAMIC_WEAK LD_HWCAP_MASK LD_ORIGIN_PATH LD_POINTER_GUARD LD_PREFER_MAP_32BIT_EXEC LD_PROFILE \
      LD_PROFILE_OUTPUT LD_SHOW_AUXV LD_TRACE_LOADED_OBJECTS LD_TRACE_PRELINKING LD_USE_LOAD_BIAS LD_VERBOSE LD_WARN
      """, prefixes: "DYLD_"),
    Row(
      "the C library", "finds modules, files or servers by it",
      """
      GCONV_PATH GETCONF_DIR GLIBC_TUNABLES HOSTALIASES LOCALDOMAIN LOCPATH MALLOC_CHECK_ MALLOC_PERTURB_ MALLOC_TRACE \
      NIS_PATH NLSPATH RESOLV_HOST_CONF RES_OPTIONS TZDIR
      """),
    Row(
      "shells", "find or run programs by it",
      """
      PATH BASH_ENV ENV IFS SHELLOPTS BASHOPTS PS4 PROMPT_COMMAND CDPATH FPATH ZDOTDIR GLOBIGNORE EXECIGNORE \
      BASH_LOADABLES_PATH BASH_XTRACEFD
      """, prefixes: "BASH_FUNC_"),
    Row(
      "programs of every kind", "find their files, or the programs they start, by it",
      "HOME SHELL TMPDIR TMP TEMP PWD EDITOR VISUAL PAGER MANPAGER BROWSER LESSOPEN LESSCLOSE", prefixes: "XDG_"),
  ]

  // node(1) and Node's page "Command-line API"; python(1); ruby(1), gem(1), bundle-config(1); perlrun(1); the page "The
  // JDK_JAVA_OPTIONS Environment Variable" of java(1) and JVM TI's of JAVA_TOOL_OPTIONS; php(1); lua(1); Go's runtime and
  // go(1); .NET's page "Environment variables"; erl(1); R's page "Startup"; npm's page "config"; pip's page "Configuration".
  private static let runtimeRows = [
    Row(
      "Node", "loads code, trusts servers or writes files by it",
      """
      NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_USE_SYSTEM_CA NODE_TLS_REJECT_UNAUTHORIZED NODE_USE_ENV_PROXY \
      NODE_REPL_EXTERNAL_MODULE NODE_REPL_HISTORY NODE_REDIRECT_WARNINGS NODE_V8_COVERAGE NODE_COMPILE_CACHE \
      NODE_ICU_DATA ELECTRON_RUN_AS_NODE BUN_OPTIONS
      """, prefixes: "NPM_CONFIG_"),
    Row(
      "Python", "loads code by it",
      """
      PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONINSPECT PYTHONBREAKPOINT PYTHONUSERBASE PYTHONPLATLIBDIR PYTHONEXECUTABLE \
      PYTHONPYCACHEPREFIX PYTHONWARNINGS PYTHONCASEOK
      """, prefixes: "PIP_"),
    Row(
      "Ruby", "loads code by it",
      """
      RUBYOPT RUBYLIB RUBYPATH RUBYSHELL GEM_HOME GEM_PATH BUNDLE_GEMFILE BUNDLE_PATH BUNDLE_APP_CONFIG \
      BUNDLE_USER_HOME BUNDLE_BIN_PATH
      """),
    Row("Perl", "loads code by it", "PERL5OPT PERL5LIB PERLLIB PERL5DB PERL5SHELL PERLIO_DEBUG"),
    Row("Java", "loads code by it", "JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS CLASSPATH JAVA_HOME"),
    Row("PHP", "loads code by it", "PHPRC PHP_INI_SCAN_DIR"),
    Row("Lua", "loads code by it", prefixes: "LUA_INIT LUA_PATH LUA_CPATH"),
    Row("Go", "changes what it does by it", "GODEBUG GOTRACEBACK GOFLAGS GOPROXY GONOSUMDB GOINSECURE GOPATH GOROOT"),
    Row(
      ".NET", "loads code by it",
      """
      DOTNET_STARTUP_HOOKS DOTNET_ADDITIONAL_DEPS DOTNET_ROOT CORECLR_ENABLE_PROFILING CORECLR_PROFILER \
      CORECLR_PROFILER_PATH
      """),
    Row("Erlang", "loads code by it", "ERL_FLAGS ERL_AFLAGS ERL_ZFLAGS ERL_LIBS"),
    Row("R", "loads code by it", "R_PROFILE R_PROFILE_USER R_ENVIRON R_ENVIRON_USER R_LIBS R_LIBS_USER"),
  ]

  // git(1), "Environment Variables", git-config(1); ssh(1), ssh-add(1); gpg(1); curl(1), "Environment"; openssl-env(7);
  // make(1); Docker's pages "Use the Docker command line" and "Pre-defined environment variables" of Compose; kubectl's
  // page "kubeconfig"; GitHub's pages "Default environment variables" and "Running scripts before or after a job".
  private static let toolRows = [
    Row(
      "git", "starts programs, or takes another repository, by it",
      """
      GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS GIT_EDITOR GIT_SEQUENCE_EDITOR GIT_PAGER GIT_EXTERNAL_DIFF GIT_PROXY_COMMAND \
      GIT_EXEC_PATH GIT_TEMPLATE_DIR GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_INDEX_FILE GIT_NAMESPACE \
      GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_CEILING_DIRECTORIES GIT_ATTR_SOURCE GIT_ALLOW_PROTOCOL \
      GIT_PROTOCOL_FROM_USER GIT_CONFIG GIT_TRACE GIT_TRACE2
      """, prefixes: "GIT_CONFIG_ GIT_SSL_ GIT_TRACE_ GIT_TRACE2_"),
    Row(
      "SSH and GnuPG", "use the keys and programs that it names",
      "SSH_AUTH_SOCK SSH_ASKPASS SSH_ASKPASS_REQUIRE SSH_SK_PROVIDER SSH_SK_HELPER GNUPGHOME"),
    Row(
      "network libraries", "choose by it through whom they speak",
      "HTTP_PROXY HTTPS_PROXY FTP_PROXY SOCKS_PROXY WS_PROXY WSS_PROXY ALL_PROXY NO_PROXY"),
    Row(
      "TLS libraries", "choose by it whom they trust",
      """
      OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES SSL_CERT_FILE SSL_CERT_DIR SSLKEYLOGFILE CURL_CA_BUNDLE CURL_HOME \
      REQUESTS_CA_BUNDLE AWS_CA_BUNDLE
      """),
    Row("make", "runs programs by it", "MAKEFLAGS MAKEFILES GNUMAKEFLAGS MFLAGS"),
    Row(
      "container tools", "choose by it what they start, and where",
      """
      DOCKER_HOST DOCKER_CONFIG DOCKER_CONTEXT DOCKER_CERT_PATH DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_DEFAULT_PLATFORM \
      DOCKER_CONTENT_TRUST DOCKER_CONTENT_TRUST_SERVER KUBECONFIG CONTAINER_HOST
      """, prefixes: "COMPOSE_"),
    Row(
      "GitHub's runner", "steers jobs by it",
      """
      GITHUB_ENV GITHUB_PATH GITHUB_OUTPUT GITHUB_STATE GITHUB_STEP_SUMMARY GITHUB_TOKEN GITHUB_ACTION \
      GITHUB_ACTION_PATH GITHUB_ACTION_REF GITHUB_ACTION_REPOSITORY GITHUB_ACTIONS GITHUB_ACTOR GITHUB_ACTOR_ID \
      GITHUB_API_URL GITHUB_BASE_REF GITHUB_EVENT_NAME GITHUB_EVENT_PATH GITHUB_GRAPHQL_URL GITHUB_HEAD_REF GITHUB_JOB \
      GITHUB_REF GITHUB_REF_NAME GITHUB_REF_PROTECTED GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_REPOSITORY_ID \
      GITHUB_REPOSITORY_OWNER GITHUB_REPOSITORY_OWNER_ID GITHUB_RETENTION_DAYS GITHUB_RUN_ATTEMPT GITHUB_RUN_ID \
      GITHUB_RUN_NUMBER GITHUB_SERVER_URL GITHUB_SHA GITHUB_TRIGGERING_ACTOR GITHUB_WORKFLOW GITHUB_WORKFLOW_REF \
      GITHUB_WORKFLOW_SHA GITHUB_WORKSPACE RUNNER_ARCH RUNNER_DEBUG RUNNER_ENVIRONMENT RUNNER_NAME RUNNER_OS RUNNER_TEMP \
      RUNNER_TOOL_CACHE RUNNER_TRACKING_ID RUNNER_WORKSPACE ACTIONS_STEP_DEBUG ACTIONS_CACHE_URL ACTIONS_RESULTS_URL
      """, prefixes: "ACTIONS_ALLOW_ ACTIONS_ID_TOKEN_ ACTIONS_RUNNER_ ACTIONS_RUNTIME_"),
  ]
}
