import PolicyDiagnostics

/// Reports credentials in the files of a project, in their comments too.
public struct SecretInPolicy: SourceRule {
  public static let metadata = RuleMetadata(
    id: "secret-in-policy",
    summary: "a file holds something with the shape of a credential",
    why: "whoever can read the repository, now or later, can use it",
    rationale: """
      Policies, targets, scenarios and the configuration are kept in a repository, reviewed and compiled into files that \
      travel further, so a credential in one of them is out of hand; a comment is no better place than a value. Removing \
      it is not enough, because the history keeps it: it has to be revoked. policyc writes an x for each of its \
      characters wherever it shows the file, as here, and never repeats it. Known by their public shapes, which each \
      finding names the source of, are \(kinds), a JSON Web Token, a Discord bot token, a private key in PEM, and a \
      password in an address or in a connection string. What everybody sees to be a stand-in is none: a row of xxxx, \
      **** or dots, EXAMPLE, `your-token`, `${TOKEN}`, `<token>`, `$TOKEN`, and for a password the words password, \
      secret or changeme.
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
      .accepted(
        """
        summary: "Clones with ghp_\(String(repeating: "x", count: 36)), which the deployment puts in."
        run:
          # The index is postgres://agent:password@index.example.com/runs, or postgres://agent:${PASSWORD}@localhost.
          hard_cap: 30m
        """),
    ])

  /// What has a sign of its issuer, each once.
  private static let kinds: String = {
    var kinds: [String] = []
    for shape in TokenShape.all where !kinds.contains(shape.kind) { kinds.append(shape.kind) }
    return kinds.joined(separator: ", ")
  }()

  // In pieces, so that this file is not taken for one that holds credentials.
  private static let token = ["ghp_", "16C7e42F292c6912E7", "710c838347Ae178B4a"].joined()
  private static let password = ["n0t-a-w0rd", "-but-4-k3y"].joined()

  public func check(_ file: SourceFile, _ id: FileID, _ report: inout Report) {
    for secret in file.secrets {
      report.emit(
        "\(secret.kind) stands in the file", in: [], at: Span(file: id, secret.place),
        notes: [Note("its form is public: \(secret.source)")],
        help: ["revoke it, and remove it from the file", "let the deployment hand it to the program that needs it"])
    }
  }
}
