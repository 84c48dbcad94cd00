import PolicySecrets
import TestSupport
import Testing

/// Every sample of a credential is known wherever it stands in a file, and no harmless text is taken for one.
@Suite struct SecretSampleTests {
  @Test func thereAreMany() {
    #expect(SecretSample.all.count > 120 && Set(SecretSample.all.map(\.name)).count == SecretSample.all.count)
    #expect(HarmlessText.all.count > 100 && Set(HarmlessText.all).count == HarmlessText.all.count)
    #expect(SecretSample.all.allSatisfy { $0.value.utf8.count >= 8 && $0.text.contains($0.value) })
  }

  @Test(arguments: TextPlace.allCases)
  func samplesAreHidden(_ place: TextPlace) {
    for sample in SecretSample.all {
      let file = place.file(with: sample.text)
      let secrets = SecretScan.secrets(in: Array(file.utf8))
      #expect(secrets.count == (sample.name == "two in a row" ? 2 : 1), "\(sample.name): \(file)\(secrets)")
      let masked = file.withoutSecrets
      #expect(!Self.tells(masked, of: sample.value), "\(sample.name): \(masked)")
      #expect(masked.withoutSecrets == masked, "\(sample.name): \(masked)")
    }
  }

  @Test(arguments: TextPlace.allCases)
  func harmlessTextsStay(_ place: TextPlace) {
    for text in HarmlessText.all {
      let file = place.file(with: text)
      #expect(SecretScan.secrets(in: Array(file.utf8)).map(\.kind) == [], "\(file)")
      #expect(file.withoutSecrets == file)
    }
  }

  /// Whether a text has any six characters of a value.
  private static func tells(_ text: String, of value: String) -> Bool {
    let characters = Array(value)
    return (0...characters.count - 6).contains { text.contains(String(characters[$0..<$0 + 6])) }
  }
}
