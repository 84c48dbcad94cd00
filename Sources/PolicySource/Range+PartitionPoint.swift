extension Range where Bound: FixedWidthInteger {
  /// The first number from which on a condition holds, by binary search; the upper bound where it holds nowhere.
  ///
  /// - Parameter holds: once it holds for a number, it holds for every larger one.
  /// - Precondition: the bounds are at least 0, so that their distance is a number too.
  @inlinable package func partitionPoint(_ holds: (Bound) -> Bool) -> Bound {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
