/// What one place of a deployment hands on for a variable.
package enum PassedValue: Hashable, Sendable {
  /// The variable itself, from wherever the place gets its own environment.
  case inherited
  /// These characters.
  case fixed(String)
  /// A text with variables.
  case interpolated(Interpolation)
  /// Something that Docker Compose refuses.
  case unreadable

  /// A text of a compose file.
  init(interpolating text: String) { self = Interpolation(text).map { .interpolated($0) } ?? .unreadable }
}
