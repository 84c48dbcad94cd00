import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Brings the documents of a project together: every value of every concrete policy gets its origin.
///
/// What refers to something missing or broken resolves to unknown, never to a default.
package struct Resolver {
  private let fields: FieldVocabulary
  private let sources: SourceMap
  private let policies: [FileID: PolicyDocument]
  private let order: [FileID]
  /// Files that were understood and are no policies, with what they are.
  private let others: [FileID: String]
  /// The paths of the abstract policies, in their order.
  private let abstractPaths: [String]
  /// Policies of this project by their path, which is what `extends` names.
  private let paths: [String: FileID]
  private let targets: TargetIndex
  private let configurations: [ProjectDocument]
  private let places: ProjectPaths
  private let mayHideFiles: Bool
  private let scenarios: [ScenarioDocument]
  private let unreadable: [FileID]

  /// A target as one surface has it.
  private struct Program: Hashable {
    let target: FileID
    let surface: Surface
  }

  private var foreignFields = ForeignFields()
  private var layout: Layout
  /// The voices of programs that policies were resolved with, shared by all of one surface.
  private var knownLayers: [Program: TargetIndex.Layers] = [:]
  /// The names of chains and leases that were reported.
  private var reportedNames: Set<Span> = []
  private var diagnostics = DiagnosticBag(capacity: CheckedProject.mostFindings)

  /// - Parameters:
  ///   - files: in the order of their paths.
  ///   - fields: that the documents were decoded with.
  ///   - places: where the paths of the configuration lead.
  ///   - mayHideFiles: whether some file could not be read, so that nothing is called missing.
  package static func resolve(
    _ files: [DecodedFile], _ fields: FieldVocabulary, _ sources: SourceMap, at places: ProjectPaths,
    mayHideFiles: Bool
  ) -> (project: ResolvedProject, diagnostics: DiagnosticBag) {
    var resolver = Resolver(files, fields, sources, places, mayHideFiles)
    let policies = resolver.resolvePolicies()
    resolver.foreignFields.report(&resolver.layout, &resolver.diagnostics)
    resolver.checkConfigurations()
    resolver.checkScenarios()
    resolver.diagnostics.add(contentsOf: resolver.targets.diagnostics)
    let project = ResolvedProject(
      fields: fields, policies: policies, targets: resolver.targets.all, configuration: resolver.configurations.first,
      placedAcceptances: files.flatMap(\.placedAcceptances), scenarios: resolver.scenarios,
      unreadable: resolver.unreadable)
    return (project, resolver.diagnostics)
  }

  private init(
    _ files: [DecodedFile], _ fields: FieldVocabulary, _ sources: SourceMap, _ places: ProjectPaths,
    _ mayHideFiles: Bool
  ) {
    let documents = DocumentsByKind(files, sources)
    self.fields = fields
    self.sources = sources
    self.places = places
    self.layout = Layout(sources)
    self.unreadable = files.filter(\.content.isUnreadable).map(\.file)
    others = documents.others
    policies = documents.policies
    configurations = documents.configurations
    scenarios = documents.scenarios
    self.order = files.map(\.file)
    self.abstractPaths = files.compactMap { file in
      guard case .policy(let policy) = file.content, policy.isAbstract else { return nil }
      return sources[file.file].path.inProject
    }
    self.paths = Dictionary(
      files.map { (sources[$0.file].path.inProject, $0.file) }, uniquingKeysWith: { first, _ in first })
    self.targets = TargetIndex(documents.targets, unreadable: mayHideFiles || !unreadable.isEmpty)
    self.mayHideFiles = mayHideFiles
  }

  // MARK: Policies

  private mutating func resolvePolicies() -> [ResolvedPolicy] {
    var resolved: [ResolvedPolicy] = []
    var seen: [String: ResolvedPolicy] = [:]
    var walked: Set<FileID> = []
    for file in order {
      guard let policy = policies[file] else { continue }
      let ancestry = Ancestry(
        of: policy, in: policies, abstract: abstractPaths, others: others, at: paths, sources,
        mayHideFiles: mayHideFiles, &walked, &diagnostics)
      guard let surface = policy.surface.spanned else { continue }
      let concrete = resolve(policy, on: surface, ancestry)
      resolved.append(concrete)
      guard let target = concrete.target?.document.program.value else { continue }
      if let first = seen["\(target) \(surface.value.rawValue)"] {
        diagnostics.add(
          LanguageError.duplicatePolicy(
            "there are two \(surface.value.rawValue) policies for \(target)", at: surface.span,
            notes: [Note("the first one is here", at: first.surface.span)],
            help: ["keep one, or give each a project of its own with a policyc.yaml"]))
      } else {
        seen["\(target) \(surface.value.rawValue)"] = concrete
      }
    }
    return resolved
  }

  private mutating func resolve(
    _ policy: PolicyDocument, on surface: Spanned<Surface>, _ ancestry: Ancestry
  ) -> ResolvedPolicy {
    let lineage = [policy] + ancestry.ancestors
    for ancestor in lineage { foreignFields.collect(from: ancestor, in: policy, on: surface) }
    let target = target(of: lineage, isComplete: ancestry.isComplete, on: surface)
    let programLayers =
      target.map { voices(of: $0, on: surface.value) }
      ?? (weak: [ResolvedPolicy.Layer(.default, source: "", fields: FieldTable(), mayHideFields: true)], fixed: [])
    var layers = programLayers.weak
    if !ancestry.isComplete {
      layers.append(ResolvedPolicy.Layer(.inherited, source: "", fields: FieldTable(), mayHideFields: true))
    }
    for ancestor in ancestry.ancestors.reversed() {
      layers.append(
        ResolvedPolicy.Layer(
          .inherited, source: sources[ancestor.file].path.inProject, fields: ancestor.settings,
          mayHideFields: ancestor.mayHideFields))
    }
    layers.append(
      ResolvedPolicy.Layer(.set, source: "", fields: policy.settings, mayHideFields: policy.mayHideFields))
    return ResolvedPolicy(
      fields: fields, document: policy, surface: surface, target: target, layers: layers + programLayers.fixed,
      lineage: lineage.map(\.file),
      relations: relations(of: lineage, target), acceptances: lineage.map(\.acceptances),
      mayHideAcceptances: !ancestry.isComplete || lineage.contains(where: \.mayHideAcceptances))
  }

  /// What documents say about times, without those that say nothing; a name that two of them have is reported.
  private mutating func relations(of lineage: [PolicyDocument], _ target: ResolvedTarget?) -> [Relations] {
    let all = lineage.map(\.relations) + (target?.contributors.map(\.relations) ?? [])
    let relations = all.filter { !$0.isEmpty }
    var seen: [String: Span] = [:]
    for name in relations.reversed().flatMap(\.names) {
      guard let first = seen[name.value] else {
        seen[name.value] = name.span
        continue
      }
      guard first != name.span, reportedNames.insert(name.span).inserted else { continue }
      diagnostics.add(
        LanguageError.declaredTwice(
          "the name \(name.value.quoted) is given twice in what one policy rests on", at: name.span,
          notes: [Note("it is given here too", at: first)], help: ["give each chain and each lease a name of its own"]))
    }
    return relations
  }

  private mutating func voices(of target: ResolvedTarget, on surface: Surface) -> TargetIndex.Layers {
    let program = Program(target: target.document.file, surface: surface)
    if let known = knownLayers[program] { return known }
    let layers = TargetIndex.layers(of: target, on: surface)
    knownLayers[program] = layers
    return layers
  }

  /// The only target that serves a surface, for a policy that names none.
  private mutating func targetOffer(on surface: Spanned<Surface>) -> [FixIt] {
    guard diagnostics.looksForOffers else { return [] }
    let serving = targets.all.filter { target in target.surfaces.contains { $0.value == surface.value } }
    guard serving.count == 1, let name = serving.first?.program.value,
      let edit = layout.tree(of: surface.span.file)?.insertion(of: name, at: ["target"])
    else { return [] }
    return [FixIt("write target: \(name)", [edit], .needsReview)]
  }

  /// The nearest target that the policy or an ancestor names.
  private mutating func target(
    of lineage: [PolicyDocument], isComplete: Bool, on surface: Spanned<Surface>
  ) -> ResolvedTarget? {
    guard let written = lineage.lazy.map(\.target).first(where: { !$0.isAbsent }) else {
      if isComplete, !lineage.contains(where: \.mayHideFields) {
        diagnostics.add(
          LanguageError.missingTarget(
            "the \(surface.value.rawValue) policy names no target", at: surface.span,
            help: ["write target: and the name of the program that runs this surface"],
            fixIts: targetOffer(on: surface)))
      }
      return nil
    }
    guard let name = written.spanned else { return nil }
    if let target = targets.resolved(name.value) { return target }
    let (targets, looksForOffers) = (targets, diagnostics.looksForOffers)
    if targets.isMissing(name.value) {
      diagnostics.add(making: targets.unknown(name, looksForOffers: looksForOffers))
    }
    return nil
  }

  // MARK: Configuration

  private mutating func checkConfigurations() {
    guard let first = configurations.first else { return }
    for other in configurations.dropFirst() {
      diagnostics.add(
        LanguageError.duplicateConfiguration(
          "the project has a second configuration", at: other.name.span,
          notes: [Note("the first one is here", at: first.name.span)], help: ["keep one of them"]))
    }
    let targets = targets
    for export in first.exports where targets.isMissing(export.target.value) {
      diagnostics.add(making: targets.unknown(export.target))
    }
    ExportPathCheck(places, sources: paths.keys).check(first.exports, &diagnostics)
  }

  // MARK: Scenarios

  private mutating func checkScenarios() {
    let targets = targets
    for target in scenarios.flatMap(\.scenarios).compactMap(\.target) where targets.isMissing(target.value) {
      diagnostics.add(making: targets.unknown(target))
    }
  }
}

extension DecodedFile.Content {
  var isUnreadable: Bool {
    if case .unreadable = self { true } else { false }
  }
}
