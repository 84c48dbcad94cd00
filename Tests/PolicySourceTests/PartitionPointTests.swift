import PolicySource
import Testing

/// The first number from which on a condition holds.
@Suite struct PartitionPointTests {
  @Test func everyPlaceOfEveryShortRangeIsFound() {
    for lower in 0...9 {
      for upper in lower...9 {
        for place in lower...upper {
          #expect((lower..<upper).partitionPoint { $0 >= place } == place)
        }
      }
    }
  }

  @Test func askedIsOnlyAboutNumbersOfTheRange() {
    for upper in 0...40 {
      _ = (3..<3 + upper).partitionPoint { number in
        #expect((3..<3 + upper).contains(number))
        return number >= 20
      }
    }
  }

  @Test func largeRangesTakeTheLogarithmOfTheirLength() {
    var asked = 0
    let found = (Int64(0)..<Int64.max).partitionPoint { number in
      asked += 1
      return number >= Int64.max - 2
    }
    #expect(found == Int64.max - 2)
    #expect(asked <= 64)
  }
}
