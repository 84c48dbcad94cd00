import PolicyModel

extension Duration {
  var isWholeMinutes: Bool { self == wholeMinutes }

  /// The duration without what is left over after its last whole minute.
  var wholeMinutes: Duration { whole(.minutes(1)) }

  /// The shortest whole number of minutes that is not shorter.
  var roundedUpToMinutes: Duration { isWholeMinutes ? self : wholeMinutes.adding(.minutes(1)) }

  /// The next longer duration that people would write: the next whole minute, below one minute the next whole second.
  var nextLonger: Duration {
    let unit: Duration = self < .minutes(1) ? .seconds(1) : .minutes(1)
    return whole(unit).adding(unit)
  }

  /// The next shorter duration that people would write.
  var nextShorter: Duration {
    let unit: Duration =
      self > .minutes(1) ? .minutes(1) : self > .seconds(1) ? .seconds(1) : Duration(milliseconds: 1)
    return subtracting(Duration(milliseconds: 1)).whole(unit)
  }

  /// Half of it, without what is left over after the last whole second where it has one.
  var half: Duration {
    let half = Duration(milliseconds: milliseconds / 2)
    return half < .seconds(1) ? half : half.whole(.seconds(1))
  }

  private func whole(_ unit: Duration) -> Duration {
    subtracting(Duration(milliseconds: milliseconds % unit.milliseconds))
  }
}
