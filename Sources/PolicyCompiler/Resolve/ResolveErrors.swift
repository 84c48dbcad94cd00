import PolicyDiagnostics

/// What can be wrong between documents that are each fine.
extension LanguageError {
  static let missingTarget = LanguageError(
    id: "missing-target", summary: "a concrete policy names no target",
    rationale: "only its program knows what the numbers of a policy do")
  static let unknownTarget = LanguageError(
    id: "unknown-target", summary: "a target is named that does not exist",
    rationale: "only its program knows what the numbers of a policy do")
  static let extendsMissing = LanguageError(
    id: "extends-missing", summary: "a policy extends a file that is no policy of this project",
    rationale: "what the parent would say is unknown")
  static let extendsConcrete = LanguageError(
    id: "extends-concrete", summary: "a policy extends a policy that is not abstract",
    rationale: "a number of one surface must not change with a number of another one unseen")
  static let extendsCycle = LanguageError(
    id: "extends-cycle", summary: "policies extend each other in a circle",
    rationale: "no value in the circle has an origin")
  static let extendsTooDeep = LanguageError(
    id: "extends-too-deep", summary: "a policy has more than 8 ancestors",
    rationale: "nobody can say where its values come from")
  static let foreignField = LanguageError(
    id: "foreign-field", summary: "a policy sets a field of another surface",
    rationale: "on this surface nothing reads it")
  static let duplicatePolicy = LanguageError(
    id: "duplicate-policy", summary: "two policies are for the same surface of the same target",
    rationale: "only one of them could be deployed")
  static let declaredTwice = LanguageError(
    id: "declared-twice", summary: "two chains or leases that one policy rests on have the same name",
    rationale: "a policy must not weaken what its program says, and an acceptance must say which it means")
  static let duplicateTarget = LanguageError(
    id: "duplicate-target", summary: "two targets have the same name",
    rationale: "a policy that names it would not know which one it means")
  static let usesCycle = LanguageError(
    id: "uses-cycle", summary: "targets use each other in a circle",
    rationale: "nobody could say which of them a value belongs to")
  static let usesTooMany = LanguageError(
    id: "uses-too-many", summary: "a target uses more than \(TargetIndex.mostUsed) others",
    rationale: "nobody can say which of them a value belongs to")
  static let fieldOfferedTwice = LanguageError(
    id: "field-offered-twice", summary: "a field has two knobs or fixed values for one surface",
    rationale: "only one of them can say what the program does")
  static let duplicateKnob = LanguageError(
    id: "duplicate-knob", summary: "two targets that run together read the same variable",
    rationale: "an environment carries one value under one name")
  static let fieldDeclaredTwice = LanguageError(
    id: "field-declared-twice", summary: "two targets declare one field of the project's own differently",
    rationale: "a field holds for the whole project, and only one of the declarations can be meant")
  static let duplicateConfiguration = LanguageError(
    id: "duplicate-configuration", summary: "a project has two configurations",
    rationale: "nobody could say which of them holds")

  /// Every error of this stage, by id.
  package static let resolveErrors: [LanguageError] = [
    declaredTwice, duplicateConfiguration, duplicateKnob, duplicatePolicy, duplicateTarget, extendsConcrete,
    extendsCycle,
    extendsMissing, extendsTooDeep, fieldDeclaredTwice, fieldOfferedTwice, foreignField, missingTarget, unknownTarget,
    usesCycle,
    usesTooMany,
  ].sorted { $0.id < $1.id }
}
