/// A limit that a platform sets, as people are told about it.
public struct PlatformFact: Hashable, Sendable {
  /// The surfaces that meet it.
  public let surfaces: [Surface]
  /// What is limited, for the beginning of a line: "Discord: message content".
  public let subject: String
  public let value: String
  /// The public documentation that says so.
  public let source: String

  private init(_ surfaces: [Surface], _ subject: String, _ value: String, source: String) {
    self.surfaces = surfaces
    self.subject = subject
    self.value = value
    self.source = source
  }

  /// In the order in which people are shown them.
  public static let all: [PlatformFact] = discord + actions + containers + proxies + timers

  public static func facts(on surface: Surface) -> [PlatformFact] { all.filter { $0.surfaces.contains(surface) } }

  // MARK: Platforms

  private static let interactions = "Discord API documentation, interactions/receiving-and-responding"
  private static let messages = "Discord API documentation, resources/message"

  private static let discord = [
    PlatformFact([.discord], "first response to an interaction", "3 seconds", source: interactions),
    PlatformFact(
      [.discord], "life of an interaction token", PlatformFacts.discordTokenLifetime.inWords, source: interactions),
    PlatformFact(
      [.discord], "content of a message", "\(PlatformFacts.discordMessageLength) Unicode code points",
      source: "\(messages); counted as a maintainer says in discord/discord-api-docs, issue 1315"),
    PlatformFact(
      [.discord], "embed of a message",
      "title 256, description 4096, 25 fields with a name of 256 and a value of 1024, footer 2048, 6000 in total",
      source: messages),
    PlatformFact(
      [.discord], "message components", "custom_id of 1 to 100 characters, 5 buttons in a row",
      source: "Discord API documentation, components/reference"),
  ]

  private static let actionsLimits = "GitHub documentation, Actions, limits"
  private static let actionsToken = "GitHub documentation, Actions, GITHUB_TOKEN"

  private static let actions = [
    PlatformFact(
      [.ci], "job without timeout-minutes", PlatformFacts.githubJobDefault.inWords,
      source: "GitHub documentation, Actions, workflow syntax"),
    PlatformFact([.ci], "job on a hosted runner", PlatformFacts.githubHostedJob.inWords, source: actionsLimits),
    PlatformFact(
      [.ci], "job on a self-hosted runner", "5 days (\(PlatformFacts.githubSelfHostedJob))", source: actionsLimits),
    PlatformFact([.ci], "whole workflow run", "35 days", source: actionsLimits),
    PlatformFact([.ci], "approval of an environment", "30 days", source: actionsLimits),
    PlatformFact(
      [.ci], "timeout-minutes", "a positive whole number of minutes",
      source: "GitHub documentation, Actions, workflow syntax"),
    PlatformFact(
      [.ci], "life of GITHUB_TOKEN", "until the job ends; at most 6 hours hosted, 24 hours self-hosted",
      source: actionsToken),
    PlatformFact(
      [.ci], "GitHub App installation token", "ends after 1 hour", source: "GitHub documentation, REST, Apps"),
  ]

  private static let containers = [
    PlatformFact(
      [.web, .discord], "stop of a container", "SIGKILL 10 seconds after SIGTERM, unless set otherwise",
      source: "Compose specification, services; docker stop"),
    PlatformFact(
      [.web, .discord], "health check of a container",
      "every 30 seconds, timeout 30 seconds, 3 retries, no start period",
      source: "Compose specification, services"),
  ]

  private static let proxies = [
    PlatformFact([.web], "reading through Caddy's reverse_proxy", "no limit by default", source: "Caddy documentation"),
    PlatformFact(
      [.web], "reading through nginx", "60 seconds between two reads, proxy_read_timeout", source: "nginx documentation"
    ),
    PlatformFact(
      [.web], "reading through Cloudflare", "100 seconds, 120 in newer documentation",
      source: "Cloudflare documentation"
    ),
  ]

  private static let timers = [
    PlatformFact(
      Surface.allCases, "timer of Node",
      "at most \(PlatformFacts.longestNodeTimer.milliseconds) ms; a longer one fires after 1 ms",
      source: "Node documentation, timers; measured on Node 20 and 24"),
    PlatformFact(
      Surface.allCases, "AbortSignal.timeout of Node", "below 4294967296 ms; it throws from there",
      source: "measured on Node 20 and 24"),
  ]
}
