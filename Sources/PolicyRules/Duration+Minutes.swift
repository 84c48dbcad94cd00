import PolicyModel

extension Duration {
  var isWholeMinutes: Bool { self == wholeMinutes }

  /// The duration without what is left over after its last whole minute.
  var wholeMinutes: Duration { subtracting(Duration(milliseconds: milliseconds % Duration.minutes(1).milliseconds)) }

  /// The shortest whole number of minutes that is not shorter.
  var roundedUpToMinutes: Duration { isWholeMinutes ? self : wholeMinutes.adding(.minutes(1)) }
}
