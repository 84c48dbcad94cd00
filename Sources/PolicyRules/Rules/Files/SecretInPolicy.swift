import PolicyDiagnostics
import PolicySource
import PolicySecrets

/// Reports credentials in the files of a project, in their comments too.
package struct SecretInPolicy: SourceRule {
  package static let metadata = RuleMetadata(
    id: "secret-in-policy",
    summary: "a file holds something with the shape or the name of a credential",
    why: "whoever can read the repository, now or later, can use it",
    rationale: """
      Policies, targets, scenarios and the configuration are kept in a repository, reviewed and compiled into files that \
      travel further, so a credential in one of them is out of hand; a comment is no better place than a value. Removing \
      it is not enough, because the history keeps it: it has to be revoked. policyc writes an x for each of its \
      characters wherever it shows the file, as here, and never repeats it. Known by its public form, which the finding \
      names the source of, is \(kinds), a JSON Web Token, a token of a Discord or Telegram bot, a Terraform token, an \
      Azure client secret, a private key in PEM, a password or a token in an address, and what stands behind `Bearer` or \
      `Basic`. Known by its name is the value of a password, a passphrase, a secret, a token, and of an API key, a secret \
      key, an access key and their like: in YAML, JSON, environment files, commands and comments. A value that says where \
      the credential comes from is none (`${TOKEN}`, `$TOKEN`, `%TOKEN%`, `<token>`, `{{ token }}`, `DB_PASSWORD`, a path, \
      a digest), and neither is a placeholder that is the whole value: a row of xxxx, **** or dots, `changeme`, \
      `your-api-key`, `example`.
      """,
    group: .files, severity: .error,
    isAcceptable: false,
    examples: [
      .rejected(
        """
        summary: "Clones with «\(token)» for the time being."
        run:
          hard_cap: 30m
        """,
        "a GitHub token stands in the file"),
      .rejected(
        """
        run:
          # The index is postgres://agent:«\(password)»@index.example.com/runs, as always.
          hard_cap: 30m
        """,
        "a password in an address stands in the file"),
      .rejected(
        """
        run:
          # INDEX_PASSWORD=«\(password)»
          hard_cap: 30m
        """,
        "a password stands in the file"),
      .accepted(
        """
        summary: "Clones with ghp_\(String(repeating: "x", count: 36)), which the deployment puts in."
        run:
          # The index is postgres://agent:password@index.example.com/runs, or postgres://agent:${PASSWORD}@localhost.
          # INDEX_PASSWORD=${PASSWORD}, and the password is asked for.
          hard_cap: 30m
        """),
    ])

  /// What has a sign of its issuer, each once.
  private static let kinds: String = {
    var kinds: [String] = []
    for shape in TokenShape.all where !kinds.contains(shape.kind.description) { kinds.append(shape.kind.description) }
    return kinds.joined(separator: ", ")
  }()

  // In pieces, so that this file is not taken for one that holds credentials.
  private static let token = ["ghp_", "16C7e42F292c6912E7", "710c838347Ae178B4a"].joined()
  private static let password = ["n0t-a-w0rd", "-but-4-k3y"].joined()

  private static let help = [
    "revoke it, and remove it from the file", "let the deployment hand it to the program that needs it",
  ]

  package func check(_ file: SourceFile, _ id: FileID, _ report: inout Report) {
    for secret in file.secrets {
      report.emit(
        "\(secret.kind) stands in the file", in: [], at: Span(file: id, secret.place),
        notes: [Note(secret.source.map { "its form is public: \($0)" } ?? "the name before it says what it is")],
        help: Self.help
          + (secret.source == nil ? ["where nothing secret stands there, write a placeholder: ${NAME}"] : []))
    }
  }
}
