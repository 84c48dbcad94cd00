extension TokenShape {
  /// All forms; one whose sign begins with another one's comes before it.
  ///
  /// The counts are somewhat below those that are issued today, because issuers reserve the right to change them.
  package static let all: [TokenShape] = [
    // Forges, and what people plan and build with
    TokenShape("a GitHub token", "ghp_ gho_ ghu_ ghr_", .alphanumeric, from: 30, source: github),
    // Those of an installation hold a JSON Web Token since 2026.
    TokenShape("a GitHub token", "ghs_", .dottedBase64url, from: 30, source: github),
    TokenShape("a GitHub token", "github_pat_", .base64url, from: 40, source: github),
    TokenShape(
      "a GitLab token",
      "glpat- gldt- glrt- glrtr- glptt- glcbt- glft- glagent- glsoat- gloas- glffct- glimt- GR1348941",
      .dottedBase64url, from: 20,
      source: "GitLab documentation, token prefixes"),
    TokenShape("an Atlassian API token", "ATATT3 ATCTT3", .anyBase64, from: 100, source: gitleaks),
    TokenShape("a Bitbucket app password", "ATBB", .base64url, from: 28, source: truffleHog),
    TokenShape("a Bitbucket token", "BBDC-", .anyBase64, from: 40, source: truffleHog),
    TokenShape("a Sourcegraph token", "sgp_ slk_", .base64url, from: 40, source: gitleaks),
    TokenShape("a SonarQube token", "squ_ sqp_ sqa_", .hexadecimal, from: 40, source: gitleaks),
    TokenShape("a Buildkite token", "bkua_", .alphanumeric, from: 40, source: truffleHog),
    TokenShape("a CircleCI token", "CCIPAT_", .base64url, from: 60, source: truffleHog),
    TokenShape("a Linear API key", "lin_api_ lin_oauth_", .alphanumeric, from: 40, source: gitleaks),
    TokenShape("a Postman API key", "PMAK-", .base64url, from: 55, source: gitleaks),
    TokenShape("a Figma token", "figd_ figp_", .base64url, from: 40, source: truffleHog),
    TokenShape("a Notion token", "ntn_", .alphanumeric, from: 40, source: gitleaks),
    TokenShape("a Notion token", "secret_", .alphanumeric, from: 40, standsAlone: true, source: truffleHog),
    TokenShape("a HubSpot token", "pat-na1- pat-eu1-", .base64url, from: 32, source: truffleHog),
    TokenShape("an Airtable token", "pat", .dottedBase64url, from: 79, standsAlone: true, source: gitleaks),

    // Clouds, and where secrets are kept
    TokenShape(
      "an AWS access key", "AKIA ASIA ABIA ACCA", .capitals, exactly: 16,
      source: "AWS documentation, IAM identifiers"),
    TokenShape(
      "an AWS session token", "IQoJb3JpZ2luX2Vj FwoGZXIvYXdz FQoGZXIvYXdz", .anyBase64, from: 80,
      source: truffleHog),
    TokenShape("an Amazon Bedrock API key", "ABSK", .anyBase64, from: 100, source: gitleaks),
    TokenShape("an Amazon Bedrock API key", "bedrock-api-key-", .anyBase64, from: 40, source: gitleaks),
    TokenShape("a Google API key", "AIza", .base64url, from: 35, source: gitleaks),
    TokenShape("a Google API key", "AQ.", .base64url, from: 40, source: "Google documentation, Gemini API keys"),
    TokenShape("a Google OAuth secret", "GOCSPX- ya29.", .dottedBase64url, from: 24, source: "Nosey Parker, rules"),
    TokenShape("an Alibaba Cloud access key", "LTAI", .alphanumeric, from: 17, source: gitleaks),
    TokenShape("a DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", .alphanumeric, from: 60, source: gitleaks),
    TokenShape("a Cloudflare token", "cfut_ cfat_ cfk_", .alphanumeric, from: 40, source: truffleHog),
    TokenShape("a Cloudflare origin key", "v1.0-", .base64url, from: 150, source: gitleaks),
    TokenShape("a Heroku API key", "HRKU-AA", .base64url, from: 50, source: gitleaks),
    TokenShape("a Fly.io token", "fo1_", .base64url, from: 40, source: gitleaks),
    TokenShape("a Fly.io token", "fm1a_ fm1r_ fm2_", .anyBase64, from: 80, source: gitleaks),
    TokenShape(
      "a Vercel token", "vcp_ vci_ vca_ vcr_ vck_", .alphanumeric, from: 24,
      source: "Vercel changelog, token formats"),
    TokenShape("a Netlify token", "nfp_", .base64url, from: 36, source: truffleHog),
    TokenShape("a Databricks token", "dapi", .hexadecimal, from: 32, source: gitleaks),
    TokenShape("a Vault token", "hvs. hvb. hvr.", .base64url, from: 24, source: gitleaks),
    TokenShape("a Pulumi token", "pul-", .hexadecimal, from: 40, source: gitleaks),
    TokenShape(
      "a Doppler token", "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", .dottedBase64url, from: 40,
      source: truffleHog),
    TokenShape("a 1Password service account token", "ops_eyJ", .anyBase64, from: 200, source: gitleaks),
    TokenShape("a 1Password secret key", "A3-", .capitalsAndHyphen, from: 31, source: gitleaks),
    TokenShape("an age key", "AGE-SECRET-KEY-", .capitalsAndHyphen, from: 58, source: "age, C2SP specification"),
    TokenShape("a Tailscale key", "tskey-", .base64url, from: 20, source: truffleHog),

    // Databases
    TokenShape("a Supabase token", "sbp_", .alphanumeric, from: 40, source: truffleHog),
    TokenShape("a Supabase secret key", "sb_secret_", .base64url, from: 20, source: "Supabase documentation, API keys"),
    TokenShape(
      "a PlanetScale credential", "pscale_tkn_ pscale_pw_ pscale_oauth_", .dottedBase64url, from: 32,
      source: gitleaks),
    TokenShape("a Prefect API key", "pnu_", .alphanumeric, from: 36, source: gitleaks),

    // Models
    TokenShape("an Anthropic API key", "sk-ant-", .base64url, from: 32, source: gitleaks),
    TokenShape(
      "an OpenAI API key", "sk-proj- sk-svcacct- sk-service- sk-admin-", .base64url, from: 32,
      source: gitleaks),
    TokenShape("an OpenRouter API key", "sk-or-", .base64url, from: 32, source: "OpenRouter documentation, API keys"),
    TokenShape("a Langfuse secret key", "sk-lf-", .base64url, from: 32, source: truffleHog),
    TokenShape("an OpenAI API key", "sk-", .alphanumeric, from: 32, source: gitleaks),
    TokenShape("a Hugging Face token", "hf_ api_org_", .alphanumeric, from: 30, source: gitleaks),
    TokenShape("a Groq API key", "gsk_", .alphanumeric, from: 48, source: truffleHog),
    TokenShape("an xAI API key", "xai-", .base64url, from: 70, source: truffleHog),
    TokenShape("an NVIDIA API key", "nvapi-", .base64url, from: 60, source: truffleHog),
    TokenShape("a Perplexity API key", "pplx-", .alphanumeric, from: 40, source: gitleaks),
    TokenShape("a Replicate token", "r8_", .base64url, from: 36, source: truffleHog),
    TokenShape("a LangSmith API key", "lsv2_pt_ lsv2_sk_", .base64url, from: 40, source: truffleHog),
    TokenShape("a Pinecone API key", "pcsk_", .base64url, from: 60, source: truffleHog),

    // Chats
    TokenShape(
      "a Slack token", "xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxe. xapp-", .dottedBase64url, from: 20,
      source: gitleaks),
    TokenShape(
      "a Slack webhook", "hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/", .path,
      from: 36,
      source: gitleaks),
    TokenShape(
      "a Discord webhook",
      "discord.com/api/webhooks/ discord.com/api/v6/webhooks/ discord.com/api/v7/webhooks/ discord.com/api/v8/webhooks/ discord.com/api/v9/webhooks/ discord.com/api/v10/webhooks/ discordapp.com/api/webhooks/ discordapp.com/api/v6/webhooks/ discordapp.com/api/v7/webhooks/ discordapp.com/api/v8/webhooks/ discordapp.com/api/v9/webhooks/ discordapp.com/api/v10/webhooks/",
      .path, from: 60,
      source: "Discord API documentation, resources/webhook"),
    TokenShape("a Teams webhook", "webhook.office.com/webhookb2/", .pathAndAt, from: 100, source: gitleaks),

    // Payments
    TokenShape("a Stripe key", "sk_live_ sk_test_ rk_live_ rk_test_", .alphanumeric, from: 24, source: gitleaks),
    TokenShape("a Stripe webhook secret", "whsec_", .anyBase64, from: 28, source: "Stripe documentation, webhooks"),
    TokenShape("a Square token", "sq0atp- sq0csp- EAAA", .base64url, from: 22, source: gitleaks),
    TokenShape("a Shopify token", "shpat_ shpca_ shppa_ shpss_", .hexadecimal, from: 32, source: gitleaks),
    TokenShape("a Flutterwave key", "FLWSECK- FLWSECK_TEST-", .base64url, from: 12, source: gitleaks),
    TokenShape("a Shippo token", "shippo_live_ shippo_test_", .hexadecimal, from: 40, source: gitleaks),
    TokenShape("a Duffel token", "duffel_live_ duffel_test_", .base64url, from: 40, source: gitleaks),
    TokenShape("an EasyPost API key", "EZAK EZTK", .alphanumeric, from: 54, source: gitleaks),
    TokenShape("a Facebook token", "EAA", .alphanumeric, from: 100, standsAlone: true, source: gitleaks),

    // Mail, telephones, monitoring and more
    TokenShape("an ElevenLabs API key", "sk_", .hexadecimal, from: 44, source: truffleHog),
    TokenShape("a Twilio API key", "SK", .hexadecimal, exactly: 32, standsAlone: true, source: gitleaks),
    TokenShape("a SendGrid API key", "SG.", .dottedBase64url, from: 60, source: gitleaks),
    TokenShape("a Mailgun API key", "key-", .hexadecimal, exactly: 32, standsAlone: true, source: truffleHog),
    TokenShape("a Brevo key", "xkeysib- xsmtpsib-", .base64url, from: 60, source: gitleaks),
    TokenShape(
      "a Resend API key", "re_", .base64url, from: 30, standsAlone: true,
      source: "Resend documentation, API keys"),
    TokenShape("a Grafana token", "glsa_", .base64url, from: 40, source: gitleaks),
    TokenShape("a Grafana token", "glc_", .anyBase64, from: 32, source: gitleaks),
    TokenShape("a Sentry token", "sntrys_", .anyBase64, from: 60, source: gitleaks),
    TokenShape("a Sentry token", "sntryu_", .hexadecimal, from: 60, source: gitleaks),
    TokenShape("a New Relic key", "NRAK- NRII- NRIQ-", .base64url, from: 25, source: gitleaks),
    TokenShape("a Dynatrace token", "dt0c01.", .dottedBase64url, from: 80, source: gitleaks),
    TokenShape("a PostHog API key", "phx_", .base64url, from: 40, source: truffleHog),
    TokenShape("a Mapbox token", "sk.eyJ", .dottedBase64url, from: 60, source: truffleHog),
    TokenShape("an Adafruit IO key", "aio_", .alphanumeric, from: 28, source: truffleHog),
    TokenShape("a Contentful token", "CFPAT-", .base64url, from: 40, source: truffleHog),
    TokenShape("a Frame.io token", "fio-u-", .base64url, from: 60, source: gitleaks),
    TokenShape("an Octopus Deploy API key", "API-", .capitals, from: 25, standsAlone: true, source: gitleaks),
    TokenShape("an Apify token", "apify_api_", .base64url, from: 34, source: truffleHog),
    TokenShape("a Typeform token", "tfp_", .dottedBase64url, from: 40, source: gitleaks),
    TokenShape("a ReadMe API key", "rdme_", .alphanumeric, from: 70, source: gitleaks),

    // Packages
    TokenShape("an npm token", "npm_", .alphanumeric, from: 36, source: gitleaks),
    TokenShape("a PyPI token", "pypi-AgE", .base64url, from: 50, source: gitleaks),
    TokenShape("a Docker token", "dckr_pat_ dckr_oat_", .base64url, from: 26, source: truffleHog),
    TokenShape("a RubyGems API key", "rubygems_", .hexadecimal, from: 48, source: gitleaks),
    TokenShape("a Clojars token", "CLOJARS_", .alphanumeric, from: 60, source: gitleaks),
    TokenShape(
      "a crates.io token", "cio", .alphanumeric, exactly: 32, standsAlone: true,
      source: "crates.io, source of its tokens"),
    TokenShape(
      "a NuGet API key", "oy2", .alphanumeric, exactly: 43, standsAlone: true,
      source: "NuGetGallery, source of its keys"),
    TokenShape("an Artifactory credential", "AKCp cmVmdGtu", .alphanumeric, from: 55, source: truffleHog),
    // The Base64 of the first line of a key.
    TokenShape(
      "a private key in Base64",
      "LS0tLS1CRUdJTiBQUklWQVRF LS0tLS1CRUdJTiBSU0Eg LS0tLS1CRUdJTiBFQyBQ LS0tLS1CRUdJTiBPUEVOU1NI", .base64, from: 40,
      source: "RFC 7468 and RFC 4648"),
  ]

  static let gitleaks: StaticString = "gitleaks, default rules"
  private static let truffleHog: StaticString = "TruffleHog, detectors"
  private static let github: StaticString = "GitHub documentation, authentication token formats"
}
