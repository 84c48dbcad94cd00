import PolicySource
import Testing

struct UnprintableCharacterTests {
  /// The table is that of Unicode, as far as this version of Swift knows it.
  @Test func areThoseOfUnicode() {
    let wrong = (0...0x10_FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { scalar in
      let properties = scalar.properties
      let category = properties.generalCategory
      let isUnprintable =
        [.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
        || properties.isDefaultIgnorableCodePoint
      // Specials that are not assigned yet are ignorable too.
      return category != .unassigned && isUnprintable != UnprintableCharacter.contains(scalar.value)
    }
    #expect(wrong.map(\.value) == [])
  }

  @Test func areSpelledOut() {
    #expect(UnprintableCharacter.spelling(of: 0x1B) == #"\u{1B}"#)
    #expect(UnprintableCharacter.spelling(of: 0xE0001) == #"\u{E0001}"#)
  }
}
