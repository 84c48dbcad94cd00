import PolicyModel

/// Regular expressions of the scalar types, in the dialect that every JSON Schema validator reads.
enum Patterns {
  /// A name: up to 63 lower-case letters, digits and hyphens, a letter first.
  static let name = "^[a-z][a-z0-9-]{0,62}$"
  /// A program's version: one word of printable ASCII.
  static let version = "^[!-~]{1,64}$"
  /// The address of a repository, but for its length.
  static let repository = "^(\(ValueSchema.repositorySchemes.joined(separator: "|")))[!-.0-~][!-~]*$"
  /// A commit.
  static let commit = "^[0-9a-f]{7,64}$"
  /// A line of a file, or an address.
  static let sourcePlace =
    "^(https://[!-~]+|(?!([^:]*/)?\\.{1,2}[/:])(?!/)(?![^:]*(//|\\\\))[^:\\s\\x00-\\x1f\\x7f-\\x9f]*[^:/\\s\\x00-\\x1f\\x7f-\\x9f]:[1-9][0-9]{0,6})$"
  /// A variable of the environment.
  static let variable = "^[A-Z][A-Z0-9_]{0,254}$"
  /// A variable, or one of its bounds.
  static let variableOrBound = "^[A-Z][A-Z0-9_]{0,254}([.](min|max))?$"
  /// The identity of a rule or a language error.
  static let identity = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
  /// A share from 1% to 100%.
  static let share = "^([1-9][0-9]?|100)%$"
  /// A count as text, which may be quoted.
  static let count = "^[1-9][0-9]{0,\(String(FieldType.largestCount).utf8.count - 1)}$"
  /// The same, or 0.
  static let countOrZero = "^(0|[1-9][0-9]{0,\(String(FieldType.largestCount).utf8.count - 1)})$"
  /// The dotted path of a field of a project's own, but for its length.
  static let ownPath =
    "^(?!(\(OwnFieldPath.reserved.joined(separator: "|")))\\.)\(OwnFieldPath.namePattern)(\\.\(OwnFieldPath.namePattern))+$"
  /// A group of such fields.
  static let ownGroup = "^(?!(\(OwnFieldPath.reserved.joined(separator: "|")))$)\(OwnFieldPath.namePattern)$"
  /// A name in such a group.
  static let ownName = "^\(OwnFieldPath.namePattern)$"
  /// A day; whether a year has a 29 February is left to whoever knows the calendar.
  static let date =
    "^(?!0000)[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$"
  /// The name of an object of Kubernetes, up to its length.
  static let objectName = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"
  /// A relative path that names a file, without control characters.
  static let path = "^(?!/)(?![\\s\\S]*[\\x00-\\x1f\\x7f-\\x9f])([\\s\\S]*/)?(?!\\.{1,2}$)[^/]+$"
  /// Words that give a reason: enough characters besides blanks.
  static let reason = "^(\\s*\\S){\(ValueSchema.shortestReason)}"
  /// `true` or `false` in quotes.
  static let flag = "^(true|false)$"

  /// A duration as far as a pattern can say its range: no unit has more digits than the longest duration in that unit,
  /// and none at all is refused where the range begins above zero.
  static func duration(_ range: ClosedRange<Duration>, orOff: Bool) -> String {
    let units = DurationUnit.descending.map { unit in
      let digits = String(range.upperBound.milliseconds / unit.inMilliseconds).utf8.count
      return "((0|[1-9][0-9]{0,\(digits - 1)})\(unit.rawValue))?"
    }
    let isNotZero = range.lowerBound > .zero ? "(?!(0[a-z]+)+$)" : ""
    return orOff ? "^(off|(?=[0-9])\(isNotZero)\(units.joined()))$" : "^(?=[0-9])\(isNotZero)\(units.joined())$"
  }
}
