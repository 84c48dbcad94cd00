import PolicySource
import Testing

/// Control characters by their numbers, against what Unicode says.
@Suite struct ControlCharacterTests {
  @Test func everyScalarIsJudgedAsItsCategorySays() {
    let wrong = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init).filter {
      $0.isControl != ($0.properties.generalCategory == .control)
    }
    #expect(wrong.isEmpty)
  }
}
