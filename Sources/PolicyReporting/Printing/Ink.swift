import PolicyDiagnostics

/// What a piece of text is, for those who see colours.
enum Ink: Equatable {
  case severity(Severity)
  case strong
  case frame

  /// The parameters of "select graphic rendition" (ECMA-48, 8.3.117).
  var code: StaticString {
    switch self {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .strong: "1"
    case .frame: "1;34"
    }
  }
}
