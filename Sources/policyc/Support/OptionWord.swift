import ArgumentParser
import PolicyModel

/// One of the few words that an option takes.
///
/// The parser can find all of this out by itself, by looking through the types of the program at every start.
public protocol OptionWord: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension OptionWord {
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  public static var allValueDescriptions: [String: String] { [:] }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
  public var defaultValueDescription: String { rawValue }
}

extension DialectName: OptionWord {}
