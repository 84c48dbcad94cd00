/// Limits of the platforms that policies live on, each with its source.
public enum PlatformFacts {
  /// A Node timer with a longer delay fires after 1 ms.
  ///
  /// Source: Node documentation, timers; measured on Node 20 and 24.
  public static let longestNodeTimer = Duration(milliseconds: 2_147_483_647)

  /// How long a Discord interaction token can be used.
  ///
  /// Source: Discord API documentation, interactions/receiving-and-responding.
  public static let discordTokenLifetime = Duration.minutes(15)

  /// How long the content of a Discord message can be, in Unicode code points.
  ///
  /// Source: Discord API documentation, resources/message; a maintainer of Discord in issue 1315 of
  /// discord/discord-api-docs says that the API takes the length of a text as the number of its code points.
  public static let discordMessageLength = 2_000

  /// How long a GitHub Actions job may take that sets no `timeout-minutes`.
  ///
  /// Source: GitHub documentation, Actions, workflow syntax.
  public static let githubJobDefault = Duration.minutes(360)

  /// The longest that a GitHub Actions job may take on a hosted runner.
  ///
  /// Source: GitHub documentation, Actions, limits.
  public static let githubHostedJob = Duration.hours(6)

  /// The longest that a GitHub Actions job may take on a self-hosted runner: 5 days.
  ///
  /// Source: GitHub documentation, Actions, limits.
  public static let githubSelfHostedJob = Duration.hours(5 * 24)
}
