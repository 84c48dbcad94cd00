import PolicyModel
import Testing

@Suite struct BehaviourKeyTests {
  /// Values are kept by place.
  @Test func placesAreThoseAmongAllCases() {
    #expect(BehaviourKey.allCases.map(\.place) == Array(BehaviourKey.allCases.indices))
  }
}
