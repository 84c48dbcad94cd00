import PolicyDiagnostics
import PolicyModel

/// What can be wrong with a document whose YAML is fine.
extension LanguageError {
  // MARK: Kinds and versions

  static let missingVersion = LanguageError(
    id: "missing-version", summary: "a document does not say which language version it is written in",
    rationale: "a file that carries its version means the same for ever")
  static let unknownVersion = LanguageError(
    id: "unknown-version", summary: "a document is written in a language version that is not known",
    rationale: "a newer version may mean something else by the same words")
  static let unknownKind = LanguageError(
    id: "unknown-kind", summary: "a document is of no kind that the language knows",
    rationale: "a document's kind is told by a key, so that a file can lie anywhere")
  static let severalKinds = LanguageError(
    id: "several-kinds", summary: "a document has the keys of several kinds",
    rationale: "each kind of document has a meaning of its own")
  static let surfaceAndAbstract = LanguageError(
    id: "surface-and-abstract", summary: "a policy has a surface and is abstract",
    rationale: "an abstract policy is only extended; a concrete one runs on its surface")

  // MARK: Keys

  static let unknownKey = LanguageError(
    id: "unknown-key", summary: "a key is not part of the language",
    rationale: "a number under a key that nobody reads would look like a limit and be none")
  static let misplacedKey = LanguageError(
    id: "misplaced-key", summary: "a key stands where it does not belong",
    rationale: "the same word can mean something else elsewhere")
  static let dottedKey = LanguageError(
    id: "dotted-key", summary: "a policy writes a field as a dotted key",
    rationale: "a policy nests its fields; dotted keys belong to targets, scenarios and the command line")
  static let nestedField = LanguageError(
    id: "nested-field", summary: "a target or a scenario writes a field as a nested key",
    rationale: "outside of policies each field stands on one line, under its dotted path")
  static let missingKey = LanguageError(
    id: "missing-key", summary: "a required key is missing",
    rationale: "what it would say has no default")

  // MARK: Values

  static let nullValue = LanguageError(
    id: "null-value", summary: "a key has nothing under it",
    rationale: "an empty value is almost always a slip of the indentation")
  static let wrongType = LanguageError(
    id: "wrong-type", summary: "a value has another shape than its key wants",
    rationale: "a mapping, a list and a scalar never stand for each other")
  static let notADuration = LanguageError(
    id: "not-a-duration", summary: "a value is not a duration of the language",
    rationale: "a duration has one spelling, with its unit, so that nobody can misread it")
  static let durationOutOfRange = LanguageError(
    id: "duration-out-of-range", summary: "a duration is shorter or longer than its field allows",
    rationale: "no run or platform lives that short or that long")
  static let notAShare = LanguageError(
    id: "not-a-share", summary: "a value is not a share in whole percent",
    rationale: "a share has one spelling, with its percent sign")
  static let notACount = LanguageError(
    id: "not-a-count", summary: "a value is not a whole number from 1",
    rationale: "YAML versions read other spellings of numbers differently")
  static let notASwitch = LanguageError(
    id: "not-a-switch", summary: "a value is neither true nor false",
    rationale: "YAML versions disagree about yes, no, on and off")
  static let unknownWord = LanguageError(
    id: "unknown-word", summary: "a value is not one of the words of its key",
    rationale: "the words of the language are a closed set")
  static let repeatedWord = LanguageError(
    id: "repeated-word", summary: "a list names the same word twice",
    rationale: "the list is a set")
  static let notAName = LanguageError(
    id: "not-a-name", summary: "a value is not a name",
    rationale: "a name is one lower-case word, so that it can be typed anywhere")
  static let notADate = LanguageError(
    id: "not-a-date", summary: "a value is not a day of the calendar",
    rationale: "a date has one spelling, YYYY-MM-DD")
  static let notAVariable = LanguageError(
    id: "not-a-variable", summary: "a knob's name is not a variable of the environment",
    rationale: "upper-case letters, digits and underscores are what every consumer of environment files reads")
  static let notAPath = LanguageError(
    id: "not-a-path", summary: "a value is not a relative path that can be used here",
    rationale: "a path in a project must mean the same on every machine")

  static let unknownPlaceholder = LanguageError(
    id: "unknown-placeholder", summary: "a text has something in braces that is no placeholder",
    rationale: "people would read the braces")

  // MARK: Targets

  static let knobUnit = LanguageError(
    id: "knob-unit", summary: "a knob has no unit where its field needs one, or one where it has none",
    rationale: "a bare number in the environment says nothing about its unit")
  static let notATargetField = LanguageError(
    id: "not-a-target-field", summary: "a target speaks about a field that is not its to say",
    rationale: "a demand is made by a policy, and no program reads a fact")
  static let notASource = LanguageError(
    id: "not-a-source", summary: "a target cites a source in which nobody can look up what the target says",
    rationale: "a reader, and the next comparison with the program, must find the very line")

  // MARK: Fields of one's own

  static let reservedName = LanguageError(
    id: "reserved-name", summary: "a name is given to something of one's own that the language keeps for itself",
    rationale: "the same word would mean two things")
  static let tooManyFields = LanguageError(
    id: "too-many-fields", summary: "a project has more than \(OwnFieldDeclaration.limit) fields of its own",
    rationale: "nobody reads so many, and unbounded input is a way to exhaust the reader")

  // MARK: Chains and leases

  static let attemptsAndRetries = LanguageError(
    id: "attempts-and-retries", summary: "a chain says both how often it is tried and how often it is tried again",
    rationale: "the two differ by one, and only one of them can be meant")
  static let tooManyRelations = LanguageError(
    id: "too-many-relations", summary: "a document has more than \(RelationsDecoder.most) chains, or leases",
    rationale: "nobody reads so many, and unbounded input is a way to exhaust the reader")

  // MARK: Acceptances and configuration

  static let unknownRule = LanguageError(
    id: "unknown-rule", summary: "a rule is named that does not exist",
    rationale: "an acceptance of nothing would look like one of something")
  static let notAcceptable = LanguageError(
    id: "not-acceptable", summary: "a rule that cannot be accepted or lowered is",
    rationale: "what it reports makes the policy wrong, not merely debatable")
  static let shortReason = LanguageError(
    id: "short-reason", summary: "the reason of an acceptance is too short to be one",
    rationale: "whoever reads it at midnight must understand why")

  static let malformedAcceptance = LanguageError(
    id: "malformed-acceptance", summary: "a comment looks like an acceptance and is none",
    rationale: "a finding that seems accepted and is not would surprise whoever wrote the comment")
  static let misplacedAcceptance = LanguageError(
    id: "misplaced-acceptance", summary: "an acceptance in a comment stands where nothing can be accepted",
    rationale: "it would look like an acceptance of something and be one of nothing")
  // MARK: Scenarios

  static let repeatedScenario = LanguageError(
    id: "repeated-scenario", summary: "two scenarios of a file have the same name",
    rationale: "a report that names one of them would not say which")
  static let untilBeforeAt = LanguageError(
    id: "until-before-at", summary: "a repeated event ends before it begins",
    rationale: "it would never happen, and the scenario would show less than it says")
  static let tooManyEvents = LanguageError(
    id: "too-many-events", summary: "the scenarios of a file expand to more than 1000000 events",
    rationale: "no run that people look at has so many, and unbounded input is a way to exhaust the reader")

  /// Every error of this stage, by id.
  package static let decodeErrors: [LanguageError] = [
    attemptsAndRetries, reservedName, tooManyFields, tooManyRelations,
    dottedKey, durationOutOfRange, knobUnit, malformedAcceptance, misplacedAcceptance, misplacedKey, missingKey,
    missingVersion, nestedField, notACount, notADate,
    notADuration, notAName, notAPath, notAShare, notASource, notASwitch, notATargetField, notAVariable, notAcceptable,
    nullValue,
    repeatedScenario, repeatedWord, severalKinds, shortReason, surfaceAndAbstract, tooManyEvents, unknownKey,
    unknownKind, unknownPlaceholder, unknownRule, unknownVersion, unknownWord, untilBeforeAt, wrongType,
  ].sorted { $0.id < $1.id }
}
