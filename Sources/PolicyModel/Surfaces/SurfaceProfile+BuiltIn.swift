extension Surface {
  package static let web = Surface(.web)
  package static let discord = Surface(.discord)
  package static let ci = Surface(.ci)
}

extension SurfaceProfile {
  /// The profiles of the surfaces that every project has, in the order of the language.
  package static let builtIn = [web, discord, ci]

  fileprivate static let web = SurfaceProfile(
    "web", at: 0, title: "the web", summary: "the web page on which operators start and watch runs",
    traits: [.people, .page],
    facts: containers + proxies + timers)

  fileprivate static let discord = SurfaceProfile(
    "discord", at: 1, title: "Discord", summary: "the chat platform on which people start runs with a message",
    traits: .people,
    limits: SurfaceLimits(
      control: SurfaceLimit(
        discordToken, "A Discord interaction token can be used for \(discordToken.life.inWords) (\(interactions))"),
      message: SurfaceLimit(
        discordMessage,
        """
        The content of a Discord message has at most \(discordMessage) characters (\(messages)). Discord counts Unicode \
        code points (a maintainer in discord/discord-api-docs, issue 1315)
        """)),
    facts: [
      PlatformFact("first response to an interaction", "3 seconds", source: interactions),
      PlatformFact("life of an interaction token", discordToken.life.inWords, source: interactions),
      PlatformFact(
        "content of a message", "\(discordMessage) Unicode code points",
        source: "\(messages); counted as a maintainer says in discord/discord-api-docs, issue 1315"),
      PlatformFact(
        "embed of a message",
        "title 256, description 4096, 25 fields with a name of 256 and a value of 1024, footer 2048, 6000 in total",
        source: messages),
      PlatformFact(
        "message components", "custom_id of 1 to 100 characters, 5 buttons in a row",
        source: "Discord API documentation, components/reference"),
    ] + containers + timers)

  fileprivate static let ci = SurfaceProfile(
    "ci", at: 2, title: "CI", summary: "jobs of GitHub Actions",
    traits: .job,
    limits: SurfaceLimits(job: actionsJob),
    facts: [
      PlatformFact("job without timeout-minutes", actionsJob.withoutTimeout.value.inWords, source: workflowSyntax),
      PlatformFact("job on a hosted runner", actionsJob.longest.value.hosted.inWords, source: actionsLimits),
      PlatformFact(
        "job on a self-hosted runner", "5 days (\(actionsJob.longest.value.selfHosted))", source: actionsLimits),
      PlatformFact("whole workflow run", "35 days", source: actionsLimits),
      PlatformFact("approval of an environment", "30 days", source: actionsLimits),
      PlatformFact("timeout-minutes", "a positive whole number of minutes", source: workflowSyntax),
      PlatformFact(
        "life of GITHUB_TOKEN", "until the job ends; at most 6 hours hosted, 24 hours self-hosted",
        source: actionsToken),
      PlatformFact(
        "GitHub App installation token", "ends after 1 hour", source: "GitHub documentation, REST, Apps"),
    ] + timers)

  // MARK: Limits

  private static let discordToken = ControlLife(life: .minutes(15), margin: .minutes(2))
  private static let discordMessage = 2_000

  private static let actionsJob = JobLimits(
    withoutTimeout: SurfaceLimit(
      .minutes(360), "Without `timeout-minutes` GitHub Actions lets a job go on for 360 minutes (\(workflowSyntax))"),
    longest: SurfaceLimit(
      LongestJob(hosted: .hours(6), selfHosted: .hours(5 * 24)),
      """
      GitHub Actions ends a job after 6 hours on a hosted runner and after 5 days on a self-hosted one (\(actionsLimits))
      """),
    timeoutForm: """
      `timeout-minutes`, of a job as of a step, takes a positive whole number of minutes (\(workflowSyntax))
      """,
    credentials: """
      An installation token of a GitHub App lives for 1 hour (GitHub REST documentation); GITHUB_TOKEN ends with the \
      job, at the latest after 6 hours on a hosted runner and 24 hours on a self-hosted one (\(actionsToken))
      """)

  // MARK: Sources

  private static let interactions = "Discord API documentation, interactions/receiving-and-responding"
  private static let messages = "Discord API documentation, resources/message"
  private static let actionsLimits = "GitHub documentation, Actions, limits"
  private static let actionsToken = "GitHub documentation, Actions, GITHUB_TOKEN"
  private static let workflowSyntax = "GitHub documentation, Actions, workflow syntax"

  // MARK: Facts of several surfaces

  private static let containers = [
    PlatformFact(
      "stop of a container", "SIGKILL 10 seconds after SIGTERM, unless set otherwise",
      source: "Compose specification, services; docker stop"),
    PlatformFact(
      "health check of a container", "every 30 seconds, timeout 30 seconds, 3 retries, no start period",
      source: "Compose specification, services"),
  ]

  private static let proxies = [
    PlatformFact("reading through Caddy's reverse_proxy", "no limit by default", source: "Caddy documentation"),
    PlatformFact(
      "reading through nginx", "60 seconds between two reads, proxy_read_timeout", source: "nginx documentation"),
    PlatformFact(
      "reading through Cloudflare", "100 seconds, 120 in newer documentation", source: "Cloudflare documentation"),
  ]

  private static let timers = [
    PlatformFact(
      "timer of Node", "at most \(Runtime.longestNodeTimer.milliseconds) ms; a longer one fires after 1 ms",
      source: "Node documentation, timers; measured on Node 20 and 24"),
    PlatformFact(
      "AbortSignal.timeout of Node", "below 4294967296 ms; it throws from there", source: "measured on Node 20 and 24"),
  ]
}
