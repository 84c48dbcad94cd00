import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes what a target says under `source`.
enum SourceDecoder {
  /// - Parameter subjects: what the target says, and places can be about; nil where some of it could not be read.
  static func decode(
    _ entry: NodeReader.Entry, among subjects: Set<String>?, _ reader: inout NodeReader
  ) -> TargetSource? {
    let schema = MappingSchema.source
    guard let members = reader.mapping(entry.value, of: entry, wanted: schema.shape) else { return nil }
    var (repository, commit): (String?, String?)
    var places: [String: [SourcePlace]] = [:]
    for member in members {
      switch SourceKey(rawValue: member.name) {
      case .repository: repository = reader.repository(member)
      case .commit: commit = reader.commit(member)
      case .places: places = Self.places(member, among: subjects, &reader)
      case nil: reader.reportUnknownKey(member, of: schema, siblings: members)
      }
    }
    reader.reportMissing(
      reader.missingKeys(members, of: entry.value, schema), in: "the source", at: entry.keySpan)
    return TargetSource(repository: repository, commit: commit, places: places)
  }

  private static func places(
    _ entry: NodeReader.Entry, among subjects: Set<String>?, _ reader: inout NodeReader
  ) -> [String: [SourcePlace]] {
    let wanted = "a mapping of variables and fields to lines"
    guard let members = reader.mapping(entry.value, of: entry, wanted: wanted) else { return [:] }
    var places: [String: [SourcePlace]] = [:]
    for member in members {
      if let subjects, !subjects.contains(member.name) {
        reader.reportUnknownSubject(member, among: subjects)
      } else {
        places[member.name] = reader.sourcePlaces(member)
      }
    }
    return places
  }
}

extension NodeReader {
  /// A place that is about nothing in its target.
  fileprivate mutating func reportUnknownSubject(_ entry: Entry, among subjects: Set<String>) {
    let fixIts = looksForOffers ? corrections(of: entry.name, among: subjects.sorted(), at: entry.keySpan) : []
    diagnostics.add(
      LanguageError.notASource(
        "this target says nothing about \(entry.name.quoted)", at: entry.keySpan,
        help: fixIts.isEmpty
          ? ["name a variable under knobs, a field under fixed or defaults, or behaviour.KEY"] : [],
        fixIts: fixIts))
  }

  fileprivate mutating func repository(_ entry: Entry) -> String? {
    guard let text = text(entry) else { return nil }
    if ValueSchema.isRepository(text.value) { return text.value }
    let limit = ValueSchema.longestRepository
    reportNoSource(
      text, of: entry,
      text.value.utf8.count > limit ? "which is longer than \(limit) bytes" : "which is no such address",
      order: ValueSchema.repositoryOrder)
    return nil
  }

  fileprivate mutating func commit(_ entry: Entry) -> String? {
    guard let text = text(entry) else { return nil }
    let bytes = text.value.utf8
    let digits = UInt8(ascii: "a")...UInt8(ascii: "f")
    if (7...64).contains(bytes.count), bytes.allSatisfy({ $0.isDigit || digits.contains($0) }) { return text.value }
    reportNoSource(
      text, of: entry, "which is no commit", order: "write 7 to 64 of the digits 0 to 9 and a to f")
    return nil
  }

  /// One place or a list of them; nil when some could not be read.
  fileprivate mutating func sourcePlaces(_ entry: Entry) -> [SourcePlace]? {
    guard entry.value.kind == .sequence else { return sourcePlace(entry.value, of: entry).map { [$0] } }
    guard let items = sequence(entry.value, of: entry, wanted: "a list of lines") else { return nil }
    if items.isEmpty {
      reportNoSource(Spanned("[]", at: entry.value.span), of: entry, "which names no place", order: SourcePlace.order)
    }
    var places: [SourcePlace] = []
    var seen: Set<SourcePlace> = []
    for item in items {
      guard let place = sourcePlace(item, of: entry.part) else { continue }
      if !seen.insert(place).inserted {
        reportNoSource(
          Spanned(place.description, at: item.span), of: entry.part, "which stands here already",
          order: "name each place once")
      }
      places.append(place)
    }
    return places.count == items.count ? places : nil
  }

  private mutating func sourcePlace(_ node: YAMLNode, of entry: Entry) -> SourcePlace? {
    guard let text = scalar(node, of: entry, wanted: "a line such as src/config.ts:42") else { return nil }
    if let place = SourcePlace(text.value) { return place }
    let isLong = text.value.utf8.count > SourcePlace.longest
    reportNoSource(
      text, of: entry,
      isLong ? "which is longer than \(SourcePlace.longest) bytes" : "which is no place in a source",
      order: SourcePlace.order)
    return nil
  }

  private mutating func reportNoSource(_ text: Spanned<String>, of entry: Entry, _ problem: String, order: String) {
    diagnostics.add(
      LanguageError.notASource(
        "\(entry.name) is \(text.value.quoted), \(problem)", at: text.span, help: [order]))
  }
}
