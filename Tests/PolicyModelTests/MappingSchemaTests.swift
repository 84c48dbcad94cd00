import PolicyModel
import Testing

/// The tables of keys, and what keys make of each other.
@Suite struct MappingSchemaTests {
  static let mappings = DocumentSchema.all.flatMap { [$0.root] + $0.parts }

  // MARK: The tables

  @Test func everyMappingHasAWordOfItsOwn() {
    // Policies and targets share some.
    let mappings = Dictionary(
      Self.mappings.map { (ObjectIdentifier($0), $0.id) }, uniquingKeysWith: { first, _ in first })
    #expect(Set(mappings.values).count == mappings.count)
  }

  @Test func everySummaryIsAPhrase() {
    let summaries = Self.mappings.flatMap(\.keys).map(\.summary) + DocumentSchema.all.map(\.summary)
    #expect(summaries.filter { $0.isEmpty || $0.hasSuffix(".") || $0.first?.isUppercase ?? true } == [])
  }

  @Test func everySignIsAKeyOfTheTop() {
    for document in DocumentSchema.all {
      #expect(document.signs.allSatisfy(document.root.names.contains))
      #expect(document.signs.allSatisfy { DocumentSchema.kind(toldBy: $0) == document.kind })
      #expect(document.signs.allSatisfy { document.order.contains("\($0):") })
    }
    #expect(DocumentSchema.kind(toldBy: "policyc") == nil)
  }

  /// A relation speaks of keys of its mapping and of words of its key.
  @Test func everyRelationSpeaksOfItsMapping() {
    for mapping in Self.mappings {
      for relation in mapping.relations {
        let keys = relation.required + relation.forbidden + relation.otherwiseForbidden
        #expect(keys.allSatisfy(mapping.names.contains))
        switch relation.condition {
        case .has(let key), .lacks(let key): #expect(mapping.names.contains(key))
        case .says(let key, let words, let all):
          #expect(mapping[key]?.value.words == all)
          #expect(words.allSatisfy(all.contains))
        }
      }
    }
  }

  /// Every key that is required sometimes has a relation that requires it, and no other key has one.
  @Test func everyConditionHasItsRelation() {
    for mapping in Self.mappings {
      let required = Set(mapping.relations.flatMap(\.required))
      let sometimes = mapping.keys.filter { key in
        if case .requiredSometimes = key.presence { true } else { false }
      }
      #expect(Set(sometimes.map(\.name)) == required, "\(mapping.id)")
    }
  }

  // MARK: What keys make of each other

  private static func required(_ mapping: MappingSchema, _ said: [String: String]) -> [String] {
    mapping.keys.filter { mapping.requires($0) { said[$0] } }.map(\.name)
  }

  private static func forbidden(_ mapping: MappingSchema, _ said: [String: String]) -> [String] {
    mapping.names.filter { mapping.forbids($0) { said[$0] } }
  }

  @Test func anObjectHasANameAndNothingElseHasOne() {
    let always = ["target", "dialect", "path"]
    #expect(Self.required(.export, ["dialect": "configmap"]) == always + ["name"])
    #expect(Self.forbidden(.export, ["dialect": "configmap"]) == [])
    #expect(Self.required(.export, ["dialect": "shell"]) == always)
    #expect(Self.forbidden(.export, ["dialect": "shell"]) == ["name"])
  }

  /// Where the dialect cannot be told, a name is neither wanted nor refused.
  @Test(arguments: [nil, "", "confgmap"]) func anUnknownWordDecidesNothing(_ dialect: String?) {
    let said = dialect.map { ["dialect": $0] } ?? [:]
    #expect(Self.required(.export, said) == ["target", "dialect", "path"])
    #expect(Self.forbidden(.export, said) == [])
  }

  @Test func anEventHasItsKeys() {
    #expect(Self.required(.step, [:]) == ["at", "event"])
    #expect(Self.required(.step, ["until": "1m"]) == ["at", "event", "every"])
    #expect(Self.required(.step, ["every": "1m"]) == ["at", "event", "until"])
    #expect(Self.required(.step, ["event": "ask"]) == ["at", "event", "id"])
    #expect(Self.required(.step, ["event": "reply"]) == ["at", "event", "id", "reply"])
    #expect(Self.forbidden(.step, ["event": "text"]) == ["id", "reply"])
    #expect(Self.forbidden(.step, ["event": "ask"]) == ["reply"])
    #expect(Self.forbidden(.step, ["event": "reply"]) == [])
    #expect(MappingSchema.step.words(of: "event", requiring: "id") == ["ask", "reply"])
  }

  @Test func aPolicyHasASurfaceOrIsAbstract() {
    #expect(Self.required(.policy, [:]) == ["policyc", "surface"])
    #expect(Self.required(.policy, ["abstract": "false"]) == ["policyc", "surface"])
    #expect(Self.required(.policy, ["abstract": "true"]) == ["policyc"])
    #expect(Self.forbidden(.policy, ["abstract": "true"]) == ["surface"])
  }

  @Test func shapesNameTheRequiredKeys() {
    #expect(MappingSchema.export.shape == "a mapping with target, dialect and path")
    #expect(MappingSchema.acceptance.shape == "a mapping with rule and reason")
  }
}
