/// The form of credentials that begin with a sign of who issued them.
public struct TokenShape: Sendable {
  /// What it is, for a sentence: "a GitHub token".
  public let kind: String
  /// What it begins with.
  let prefix: [UInt8]
  /// What follows: these characters only.
  let alphabet: ASCIISet
  /// How many of them.
  let count: ClosedRange<Int>
  /// The public documentation of the form.
  public let source: String

  private static func shapes(
    _ kind: String, _ prefixes: String..., then alphabet: ASCIISet, _ count: PartialRangeFrom<Int>, source: String
  ) -> [TokenShape] {
    prefixes.map {
      TokenShape(
        kind: kind, prefix: Array($0.utf8), alphabet: alphabet, count: count.lowerBound...Int.max, source: source)
    }
  }

  /// The counts are somewhat below those that are issued today, because issuers reserve the right to change them.
  public static let all: [TokenShape] = forges + clouds + models + chats + registries

  private static let github = "GitHub documentation, authentication token formats"
  private static let gitleaks = "gitleaks, default rules"

  private static let forges =
    shapes("a GitHub token", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", then: .alphanumeric, 30..., source: github)
    + shapes("a GitHub token", "github_pat_", then: .base64url, 40..., source: github)
    + shapes(
      "a GitLab token", "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glft-", "glagent-", "glsoat-", "gloas-",
      then: .dottedBase64url, 20..., source: "GitLab documentation, token prefixes")
    + shapes("an Atlassian API token", "ATATT3", then: .base64url, 100..., source: gitleaks)

  private static let clouds =
    ["AKIA", "ASIA"].map {
      TokenShape(
        kind: "an AWS access key", prefix: Array($0.utf8), alphabet: .capitals, count: 16...16,
        source: "AWS documentation, IAM identifiers")
    }
    + shapes("a Google API key", "AIza", then: .base64url, 35..., source: gitleaks)
    + shapes(
      "a DigitalOcean token", "dop_v1_", "doo_v1_", "dor_v1_", then: .alphanumeric, 60..., source: gitleaks)
    + shapes("a Vault token", "hvs.", "hvb.", then: .base64url, 24..., source: gitleaks)
    + shapes(
      "a Stripe key", "sk_live_", "sk_test_", "rk_live_", "rk_test_", then: .alphanumeric, 24..., source: gitleaks)
    + shapes("a SendGrid API key", "SG.", then: .dottedBase64url, 60..., source: gitleaks)

  // The longer prefixes first: the bare one would take a part of what they mark.
  private static let models =
    shapes("an Anthropic API key", "sk-ant-", then: .base64url, 32..., source: gitleaks)
    + shapes(
      "an OpenAI API key", "sk-proj-", "sk-svcacct-", "sk-admin-", then: .base64url, 32..., source: gitleaks)
    + shapes(
      "an OpenRouter API key", "sk-or-", then: .base64url, 32..., source: "OpenRouter documentation, API keys")
    + shapes("an OpenAI API key", "sk-", then: .alphanumeric, 32..., source: gitleaks)
    + shapes("a Hugging Face token", "hf_", then: .alphanumeric, 30..., source: gitleaks)

  private static let chats =
    shapes(
      "a Slack token", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxe-", "xoxe.", "xapp-",
      then: .dottedBase64url, 20..., source: gitleaks)
    + shapes("a Slack webhook", "hooks.slack.com/services/", then: .path, 36..., source: gitleaks)
    + shapes(
      "a Discord webhook", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", then: .path, 60...,
      source: "Discord API documentation, resources/webhook")

  private static let registries =
    shapes("an npm token", "npm_", then: .alphanumeric, 36..., source: gitleaks)
    + shapes("a PyPI token", "pypi-AgE", then: .base64url, 50..., source: gitleaks)
}
