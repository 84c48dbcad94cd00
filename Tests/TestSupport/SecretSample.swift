/// A credential as people leave one in a text.
///
/// All are made up, and put together from pieces, so that no scanner takes this repository for one that holds credentials.
package struct SecretSample: Sendable {
  /// What it is.
  package let name: String
  /// How it stands in a text.
  package let text: String
  /// What nobody may read: at least eight bytes of the text.
  package let value: String

  private init(_ name: String, _ text: String, hides value: String) {
    (self.name, self.text, self.value) = (name, text, value)
  }

  // MARK: Pieces

  /// Letters and digits without a pattern, always the same.
  private static let letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0xL"
  private static let digits = "0a7b3c9d1e5f8a2b6c4d0e9f3a7b1c5d"
  private static let capitals = "Q3EGRIF7VTMXQ2ZPLK5NWB6YDCJ4SHOU"

  private static func made(_ alphabet: String, _ count: Int) -> String {
    String(String(repeating: alphabet, count: count / alphabet.count + 1).prefix(count))
  }

  /// A token that a sign of its issuer begins; the sign in two pieces.
  private static func token(_ name: String, _ sign: (String, String), _ count: Int, of alphabet: String = letters)
    -> SecretSample
  {
    let body = made(alphabet, count)
    return SecretSample(name, "use \(sign.0)\(sign.1)\(body) here", hides: body)
  }

  /// What is assigned to a name, at the `*` of a text.
  private static func assigned(_ text: String, _ value: String) -> SecretSample {
    SecretSample(text, text.replacing("*", with: value), hides: value)
  }

  // MARK: Catalogue

  package static let all: [SecretSample] =
    forges + clouds + platforms + models + chats + services + registries + keys + addresses + headers + names

  private static let forges = [
    token("GitHub", ("gh", "p_"), 36), token("GitHub OAuth", ("gh", "o_"), 36), token("GitHub user", ("gh", "u_"), 36),
    token("GitHub refresh", ("gh", "r_"), 76), token("GitHub fine-grained", ("github", "_pat_"), 82),
    SecretSample(
      "GitHub installation", "gh" + "s_123456_ey" + "JhbGciOiJSUzI1NiJ9.eyJhcHAiOjEyMzQ1Nn0.\(made(letters, 60))",
      hides: made(letters, 60)),
    token("GitLab", ("glp", "at-"), 20), token("GitLab runner", ("gl", "rt-"), 20),
    token("Linear", ("lin", "_api_"), 40),
    token("Postman", ("PM", "AK-"), 59, of: digits), token("Figma", ("fi", "gd_"), 43),
    token("Notion", ("nt", "n_"), 46),
    token("Notion, older", ("secr", "et_"), 43), token("Atlassian", ("ATA", "TT3"), 180),
  ]

  private static let clouds = [
    token("AWS", ("AK", "IA"), 16, of: capitals), token("AWS, for a while", ("AS", "IA"), 16, of: capitals),
    assigned("AWS_SECRET_ACCESS_KEY=*", made(letters, 38) + "/k"),
    assigned("aws_secret_access_key = *", "Zp4/" + made(letters, 35) + "+"),
    assigned("AWS_SESSION_TOKEN=*", made(letters, 120) + "=="),
    token("AWS session", ("IQoJb3Jp", "Z2luX2Vj"), 120), token("Google", ("AI", "za"), 35),
    token("Google OAuth", ("GOC", "SPX-"), 28), token("Google access", ("ya", "29."), 100),
    token("DigitalOcean", ("dop", "_v1_"), 64, of: digits), token("Databricks", ("da", "pi"), 32, of: digits),
    token("Vault", ("hv", "s."), 90), token("Pulumi", ("pu", "l-"), 40, of: digits),
    token("Fly.io", ("FlyV1 fm", "2_"), 150),
    token("Fly.io, older", ("fo", "1_"), 43), token("Cloudflare", ("cf", "ut_"), 48),
    token("Heroku", ("HRK", "U-AA"), 58),
    token("Alibaba", ("LT", "AI"), 20), token("Tailscale", ("ts", "key-auth-k"), 40),
    SecretSample("Terraform", "\(made(letters, 14)).atlas" + "v1.\(made(digits, 67))", hides: made(digits, 67)),
    SecretSample("Azure client secret", "abc8" + "Q~\(made(letters, 34))", hides: made(letters, 34)),
    assigned(
      "DefaultEndpointsProtocol=https;AccountName=runs;Account" + "Key=*;EndpointSuffix=core", made(letters, 86) + "=="),
    assigned("Endpoint=sb://runs/;SharedAccessKeyName=all;SharedAccess" + "Key=*", made(letters, 43) + "="),
    assigned("https://runs.blob.example/c?sv=2024-11-04&se=2027-01-01&s" + "ig=*", made(letters, 40) + "%3D"),
    assigned("HEROKU_API_KEY=*", "3f2b9a1c-8d4e-4b6f-9a7c-1e5d0b8f2a6c"),
    assigned("CLOUDFLARE_API_TOKEN=*", made(letters, 40)),
    assigned("VERCEL_TOKEN=*", made(letters, 24)), assigned("DD_API_KEY=*", made(digits, 32)),
  ]

  private static let platforms = [
    token("Vercel", ("vc", "p_"), 56), token("Netlify", ("nf", "p_"), 36),
    token("Supabase", ("sb", "p_"), 40, of: digits),
    token("Supabase secret", ("sb_", "secret_"), 31), token("PlanetScale", ("pscale", "_tkn_"), 43),
    token("Doppler", ("dp", ".st.prd."), 43), token("1Password", ("ops", "_eyJ"), 210),
    token("Stripe", ("sk", "_live_"), 24),
    token("Stripe, restricted", ("rk", "_live_"), 24), token("Stripe webhook", ("wh", "sec_"), 32),
    token("Shopify", ("shp", "at_"), 32, of: digits), token("Square", ("sq0", "atp-"), 22),
  ]

  private static let models = [
    token("OpenAI", ("sk", "-"), 48), token("OpenAI project", ("sk", "-proj-"), 120),
    token("Anthropic", ("sk", "-ant-api03-"), 95),
    token("OpenRouter", ("sk", "-or-v1-"), 64, of: digits), token("Hugging Face", ("h", "f_"), 34),
    token("Groq", ("gs", "k_"), 52),
    token("NVIDIA", ("nv", "api-"), 64), token("xAI", ("xa", "i-"), 80), token("Replicate", ("r", "8_"), 37),
    token("Perplexity", ("pp", "lx-"), 48),
  ]

  private static let chats = [
    token("Slack bot", ("xo", "xb-123456789012-123456789012-"), 24),
    token("Slack app", ("xa", "pp-1-A012345BCDE-1234567890123-"), 64),
    token("Slack webhook", ("https://hooks.slack.com/serv", "ices/T0AB1CD2E/B0AB1CD2E/"), 24),
    token("Discord webhook", ("https://discord.com/api/web", "hooks/123456789012345678/"), 68),
    token("Discord webhook, versioned", ("https://ptb.discord.com/api/v10/web", "hooks/123456789012345678/"), 68),
    token("Discord webhook, early", ("https://canary.discord.com/api/web", "hooks/123456789012345678/"), 68),
    token("Discord bot", ("MTIzNDU2Nzg5MDEyMzQ1Njc4", ".Ghk7Lm."), 38),
    token("Telegram bot", ("1234567890", ":AA"), 33),
  ]

  private static let services = [
    token("SendGrid", ("S", "G.\(made(letters, 22))."), 43), token("Mailgun", ("ke", "y-"), 32, of: digits),
    token("Twilio", ("S", "K"), 32, of: digits), assigned("TWILIO_AUTH_TOKEN: *", made(digits, 32)),
    token("Sentry", ("snt", "rys_"), 120), token("Sentry user", ("snt", "ryu_"), 64, of: digits),
    token("Grafana", ("gl", "sa_"), 41),
    token("Grafana cloud", ("gl", "c_eyJ"), 100), token("New Relic", ("NR", "AK-"), 27, of: capitals),
    token("Brevo", ("xkey", "sib-"), 80, of: digits),
  ]

  private static let registries = [
    token("npm", ("np", "m_"), 36), token("PyPI", ("pyp", "i-AgEIcHlwaS5vcmc"), 90),
    token("Docker Hub", ("dckr", "_pat_"), 27),
    token("RubyGems", ("ruby", "gems_"), 48, of: digits), token("crates.io", ("ci", "o"), 32),
    assigned("//registry.npmjs.org/:_auth" + "Token=*", "7c1d9e3a-52b8-4f60-8a1b-2c3d4e5f6071"),
    assigned("//registry.example.com/:_au" + "th=*", "YWdlbnQ6aHVudGVyMjJ4"),
  ]

  private static let keys = [
    token("JSON Web Token", ("ey", "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9."), 43),
    SecretSample(
      "PEM",
      "-----BEGIN PRIVATE " + "KEY-----\\n\(made(letters, 64))\\n\(made(letters, 48))\\n-----END PRIVATE "
        + "KEY-----\\n",
      hides: made(letters, 64)),
    SecretSample(
      "OpenSSH", "-----BEGIN OPENSSH PRIVATE " + "KEY----- \(made(letters, 70)) -----END OPENSSH PRIVATE " + "KEY-----",
      hides: made(letters, 70)),
    token("PEM in Base64", ("LS0tLS1CRUdJTiBQ", "UklWQVRF"), 100),
    token("age", ("AGE-SECRET-", "KEY-1"), 58, of: capitals),
    SecretSample(
      "two in a row", "gh" + "p_\(made(letters, 36))" + "gh" + "p_\(made(capitals, 36))", hides: made(capitals, 36)),
    SecretSample(
      "behind a placeholder", "gh" + "p_\(made("x", 36))gh" + "p_\(made(letters, 36))", hides: made(letters, 36)),
    SecretSample("behind a word", "example" + "gh" + "p_\(made(letters, 36))", hides: made(letters, 36)),
  ]

  private static let addresses = [
    assigned("postgres://agent:*@db.example.com/runs", "correct-horse7"),
    assigned("mongodb+srv://agent:*@runs.example.net", "h0rse!battery"),
    assigned("redis://:*@cache:6379/0", "p!:%40battery&s"), assigned("amqp://agent:*@queue", "Battery-77-staple"),
    assigned("https://x-access-token:*@git.example.com/runs.git", made(letters, 30)),
    assigned("https://*@o123.ingest.sentry.io/456", made(digits, 32)),
    SecretSample(
      "a token for a user", "https://gh" + "p_\(made(letters, 36)):x-oauth-basic@github.com/fro-bot/agent",
      hides: made(letters, 36)),
  ]

  private static let headers = [
    assigned("Authorization: Bearer *", made(letters, 24)),
    assigned("curl -H 'Authorization: token *' api", made(digits, 40)),
    assigned("Authorization: Basic *", "YWdlbnQ6aHVudGVyMjJ4"), assigned("X-Api-Key: *", made(letters, 20)),
    assigned("sent as Bearer * each time", made(letters, 32)),
  ]

  private static let names = [
    assigned("DB_PASSWORD=*", "hunter2x9"), assigned("PASSWORD = *", "swordfish77"),
    assigned("password: *", "correct-horse7"),
    assigned("export PGPASSWORD=*", "Battery77!x"),
    assigned("{\"user\": \"agent\", \"password\": \"*\"}", "st4ple-battery"),
    assigned("SECRET_KEY=\"*\"", "dj4ngo-1ns3cure-k3y"), assigned("api_key=*", "a1b2c3d4e5f6"),
    assigned("client-secret: *", made(letters, 34)),
    assigned("the password is: the db password: *", "hunter2x9"), assigned("${DB_PASSWORD:-*}", "hunter2x9"),
    assigned("policyc --token * check", made(letters, 24)),
    assigned("the db password: *: it has expired", "hunter2x9"),
    assigned("AWS_SESSION_TOKEN=*: there is no such file", made(letters, 120)),
    assigned("Server=db;User Id=sa;Pwd=*;Encrypt=true", "s3cr3t!x9"),
    assigned("jwtSecret: '*'", made(letters, 40)), assigned("passphrase: \"*\"", "battery-staple7"),
    assigned("PRIVATE_KEY=*", made(digits, 64)),
  ]
}

/// A place where a text stands in a file.
package enum TextPlace: CaseIterable, Sendable {
  case line, comment, singleQuotes, doubleQuotes, block, json

  /// The text there, as the file spells it.
  package func file(with text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return switch self {
    case .line: "\(text)\n"
    case .comment: "run:\n  # \(text)\n  hard_cap: 30m\n"
    case .singleQuotes: "summary: '\(text.replacing("'", with: "''"))'\n"
    case .doubleQuotes: "summary: \"\(escaped)\"\n"
    case .block: "summary: >-\n  \(text)\n"
    case .json: "{\"t\":1200,\"event\":\"ask\",\"id\":\"\(escaped)\"}\n"
    }
  }
}
