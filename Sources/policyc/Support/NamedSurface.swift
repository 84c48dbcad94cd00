import ArgumentParser
import PolicyModel

/// A surface as an option takes it: by its name.
///
/// A type of its own, because `Surface` is public and a conformance of it to a public protocol would be public too.
struct NamedSurface: ExpressibleByArgument {
  let surface: Surface

  init?(argument: String) {
    guard let surface = Surface(rawValue: argument) else { return nil }
    self.surface = surface
  }

  static var allValueStrings: [String] { Surface.words }
  static var allValueDescriptions: [String: String] { [:] }
  static var defaultCompletionKind: CompletionKind { .list(Surface.words) }
  var defaultValueDescription: String { surface.rawValue }
}
