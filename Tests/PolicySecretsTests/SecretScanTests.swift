import PolicySource
import PolicySecrets
import TestSupport
import Testing

/// Credentials are known by their shapes, stand-ins and ordinary sentences are none, and what is known cannot be read.
///
/// Every sample is put together from pieces, so that this file is not taken for one that holds credentials.
@Suite struct SecretScanTests {
  static let letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0"
  private static func made(_ prefix: String, _ count: Int) -> String {
    prefix + String(String(repeating: letters, count: count / letters.count + 1).prefix(count))
  }

  /// A kind, and texts in which `«…»` marks the one secret of that kind.
  static let samples: [(kind: String, text: String)] = [
    ("a GitHub token", "token «\(made("ghp" + "_", 36))» here"),
    ("a GitHub token", "https://«\(made("gho" + "_", 36))»@github.com/fro-bot/agent"),
    ("a GitHub token", "https://x-access-token:«\(made("ghs" + "_", 36))»@github.com/fro-bot/agent"),
    ("a GitHub token", "(«\(made("github" + "_pat_", 22))_\(made("", 59))»)"),
    ("a GitLab token", "«\(made("glpat" + "-", 20))»."),
    ("a GitLab token", "«\(made("glpat" + "-", 27)).01.\(made("", 9))»."),
    ("an Atlassian API token", "«\(made("ATA" + "TT3", 186))»"),
    ("an AWS access key", "«AKI\("A")Q3EGRIF7VTMXQ2ZP»"),
    ("a Google API key", "key=«\(made("AIz" + "a", 35))»"),
    ("a DigitalOcean token", "«\(made("dop" + "_v1_", 64))»"),
    ("a Vault token", "«\(made("hv" + "s.", 24))»"),
    ("a Stripe key", "«\(made("sk" + "_live_", 24))»,"),
    ("a SendGrid API key", "«\(made("S" + "G.", 22)).\(made("", 43))»"),
    ("an Anthropic API key", "ANTHROPIC_API_KEY=«\(made("sk" + "-ant-api03-", 95))»"),
    ("an OpenAI API key", "«\(made("sk" + "-proj-", 48))»"),
    ("an OpenRouter API key", "«\(made("sk" + "-or-v1-", 64))»"),
    ("an OpenAI API key", "«\(made("sk" + "-", 48))»"),
    ("a Hugging Face token", "«\(made("h" + "f_", 34))»"),
    ("a Slack token", "«xox\("b")-123456789012-\(made("", 24))»"),
    ("a Slack webhook", "https://«hooks.slack.com/serv\("ices")/T0AB1CD2E/B0AB1CD2E/\(made("", 24))»"),
    ("a Discord webhook", "https://«discord.com/api/web\("hooks")/123456789012345678/\(made("", 68))»"),
    ("an npm token", "«\(made("np" + "m_", 36))»"),
    ("a PyPI token", "«\(made("pyp" + "i-AgEIcHlwaS5vcmc", 60))»"),
    ("a JSON Web Token", "Bearer «ey\("J")hbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9.\(made("", 43))»"),
    ("a Discord bot token", "«MTIzNDU2Nzg5MDEyMzQ1Njc4.Gh\("7")kLm.\(made("", 38))»"),
    ("a password in an address", "postgres://agent:«\(made("", 12))»@db.example.com/runs"),
    ("a password in an address", "redis://:«p!:%40&s»@cache"),
    ("a password", "Server=db;User Id=sa;Pass\("word")=«s3cr3t!»;Encrypt=true"),
    ("a password", "host=db user=agent pass\("word")=«correct-horse» sslmode=require"),
    ("a storage key", "AccountName=runs;Account\("Key")=«\(made("", 86))==»;EndpointSuffix=core"),
    ("a GitHub token", "say \"«\\x67hp\("_")\(made("", 36))»\" so"),
    ("a GitHub token", "say \"«ghp\("_")\(made("", 10))\\\n     \(made("", 26))»\" so"),
    ("a JSON Web Token", "${RUNS:-«ey\("J")hbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9.\(made("", 43))»}"),
    ("a Terraform token", "${RUNS:-«\(made("", 14)).atlas\("v1").\(made("", 67))»}"),
    ("an Azure client secret", "${RUNS-«abc8\("Q~")\(made("", 34))»}"),
    ("a Twilio API key", "${RUNS:-«S\("K")0a7b3c9d1e5f8a2b6c4d0e9f3a7b1c5d»}"),
    ("a GitHub token", "first line\\n«\(made("ghp" + "_", 36))»\\n"),
  ]

  @Test(arguments: samples)
  func isKnown(_ sample: (kind: String, text: String)) {
    let text = MarkedText(sample.text)
    let secrets = SecretScan.secrets(in: text.bytes)
    #expect(secrets.map(\.kind) == [sample.kind])
    #expect(secrets.map(\.place) == text.ranges)
  }

  /// In a file nothing of a secret is left, and everything else stands where it stood.
  @Test(arguments: samples)
  func cannotBeRead(_ sample: (kind: String, text: String)) {
    let text = MarkedText("policyc: 1\nsummary: " + sample.text + "\nend: # x\n")
    let file = SourceFile(path: SourcePath("a.yaml"), bytes: text.bytes)
    #expect(file.bytesOnDisk == text.bytes)
    let changed = text.bytes.indices.filter { file.bytes[$0] != text.bytes[$0] }
    #expect(file.bytes.count == text.bytes.count)
    #expect(changed.allSatisfy(text.ranges[0].contains))
    #expect(text.ranges[0].allSatisfy { [UInt8(ascii: "x"), 0x0A, 0x20].contains(file.bytes[$0]) })
  }

  /// What looks a little like a credential.
  @Test(arguments: [
    made("ghp" + "_", 12), "ghp_" + String(repeating: "x", count: 36), "ghp_YOUR_TOKEN", "glpat-<token>",
    "AKI\("A")IOSFODNN7EXAMPLE", "AKIAS", "an sk-learn-compatible estimator that is long enough to be one",
    "task-\(made("", 40))", "risk-\(made("", 40))", "xoxb-your-token-goes-here", "eyJ.eyJ.eyJ", "eyJhbGciOi and so on",
    "postgres://user:password@host/db", "postgres://user:${PASSWORD}@host", "postgres://user:$PASSWORD@host",
    "postgres://user:<password>@host", "postgres://user:***@host", "postgres://user@host:5432/db",
    "https://example.com:8080/@user", "https://example.com/a:b@c", "mailto:someone@example.com", "10:30@noon",
    "password=", "password=$PASSWORD;", "password=xxxx", "if password==given", "the password: then the name",
    "-----BEGIN PRIVATE KEY-----", "-----BEGIN -----",
    "a key begins with -----BEGIN PRIVATE KEY----- and goes on for several lines of letters",
    "-----BEGIN CERTIFICATE-----\n\(made("", 64))\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\n\(made("", 64))\n-----END PUBLIC KEY-----",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "c0ffee00-c0ff-4ee0-9c0f-fee0c0ffee00",
    "MOST.PEOPLE.AGREE", "1800000", "run.hard_cap: 30m", "SG.1", "hf_hub_download",
  ])
  func isNone(_ text: String) {
    #expect(SecretScan.secrets(in: Array(text.utf8)).map(\.kind) == [])
  }

  // MARK: Private keys

  static let lines = (0..<4).map { String(made("", 64).dropFirst($0)) }
  private static let begin = "-----BEGIN RSA PRIVATE " + "KEY-----"
  private static let end = "-----END RSA PRIVATE " + "KEY-----"

  /// A key whose lines are all written in one way.
  private static func key(_ line: (String) -> String, headers: [String] = [], isClosed: Bool = true) -> String {
    let parts: [String] = [begin] + headers + lines + (isClosed ? [end] : [])
    return parts.map(line).joined()
  }

  /// Ways to have a key in a YAML file; none of its lines may be left, and the rest must.
  static let keys: [String] = [
    "key: |\n" + key { "  \($0)\n" } + "after: this\n",
    "key: |\r\n" + key { "  \($0)\r\n" } + "after: this\r\n",
    key { "# \($0)\n" } + "after: this\n",
    "key: \"" + key { "\($0)\\n" } + "\"\nafter: this\n",
    "key: " + key { "\($0) " } + "\nafter: this\n",
    "key: |\n" + key({ "  \($0)  \n" }, headers: ["Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,00", ""])
      + "after: this\n",
    "key: |\n" + key({ "  \($0)\n" }, isClosed: false) + "after: this\n",
  ]

  @Test(arguments: keys)
  func keysCannotBeRead(_ text: String) {
    let file = SourceFile(path: SourcePath("a.yaml"), bytes: Array(text.utf8))
    let shown = String(decoding: file.bytes, as: UTF8.self)
    #expect(file.secrets.map(\.kind) == ["a private key"])
    #expect(Self.lines.filter { shown.contains($0.prefix(8)) || shown.contains($0.suffix(8)) } == [])
    #expect(shown.contains("after: this") && shown.utf8.count == text.utf8.count)
    #expect(shown.split(separator: "\n").count == text.split(separator: "\n").count)
  }

  // MARK: Hostile texts

  /// Texts of many beginnings, each of which might be read to the end of the file again; a reader that did so would not
  /// come to an end here.
  @Test(arguments: [
    "ghp_", "sk-", "sk-ant-", "eyJ", "eyJ-", "eyJa.", "eyJaaaaaaaaaaaaaaaaaaa.", "M", "MTIz-", "://a:", "://a:b",
    "a://b:",
    "password=", "password==", "password=xxxx", "password: ", "password: \"", "password: \"a1b2c3\\", "PASSWORD=a1\\\"",
    "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN PRIVATE KEY-----A ",
    "-----BEGIN PRIVATE KEY-----\nVersion: ", "-----BEGIN PRIVATE KEY-----Version: ",
    "-----BEGIN PRIVATE KEY-----\nabc\n",
    "-----BEGIN ", "\\x", "\\u0067", "\\\n ", "xoxb-", "hooks.slack.com/services/", "-", " \n", "sk-ant-xxxx",
    "--token ",
    "${PASSWORD:-", "Authorization: Bearer ", "bearer ", "basic YWdl", "123456789:AA", ".atlasv1.", "abc8Q~", "SK",
    "key-",
    "ghp" + "_\(letters)", "api_key:\n  ", "token=", "=", ":", "$", "${", "\0",
  ])
  func readsInLinearTime(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: Effort.part(of: 1 << 19) / piece.utf8.count).utf8)
    let time = processorTime {
      let secrets = SecretScan.secrets(in: bytes)
      #expect(zip(secrets, secrets.dropFirst()).allSatisfy { $0.hidden.upperBound <= $1.hidden.lowerBound })
    }
    #expect(time < .soonForItsPart)
  }

  /// The mask of a value leaves the quotes of the text around it as they are.
  @Test(arguments: ["PASSWORD=hunter2x9\\\" b", "export API_KEY=a1b2c3d4e5\\\" b", "# PASSWORD=hunter2x9\\\" b"])
  func anEscapedQuoteStays(_ text: String) {
    let masked = text.withoutSecrets
    #expect(masked != text && masked.hasSuffix("x\\\" b"), "\(masked)")
  }
}
