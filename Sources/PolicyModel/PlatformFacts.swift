/// Limits of the platforms that policies live on, each with its source.
package enum PlatformFacts {
  /// A Node timer with a longer delay fires after 1 ms.
  ///
  /// Source: Node documentation, timers; measured on Node 20 and 24.
  package static let longestNodeTimer = Duration(milliseconds: 2_147_483_647)

  /// How long a Discord interaction token can be used.
  ///
  /// Source: Discord API documentation, interactions/receiving-and-responding.
  package static let discordTokenLifetime = Duration.minutes(15)
}
