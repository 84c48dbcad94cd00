import ArgumentParser
import PolicyModel

/// One of the few words that an option takes.
///
/// The parser can find all of this out by itself, by looking through the types of the program at every start.
package protocol OptionWord: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension OptionWord {
  package static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  package static var allValueDescriptions: [String: String] { [:] }
  package static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
  package var defaultValueDescription: String { rawValue }
}

extension DialectName: OptionWord {}
