import PolicyDiagnostics
import PolicySource
import PolicyModel

/// What a policy extends, up to the root ancestor.
struct Ancestry {
  /// The parent first.
  private(set) var ancestors: [PolicyDocument] = []
  /// Whether every ancestor is known; otherwise what the missing ones say is unknown.
  private(set) var isComplete = true

  private static let greatestDepth = 8
  private let others: [FileID: String]
  /// The paths of all abstract policies, in their order.
  private let abstract: [String]
  /// Whether some file of the project could not be read: it may be the one that seems to be missing.
  private let mayHideFiles: Bool

  /// - Parameters:
  ///   - abstract: the paths of the abstract ones, in their order.
  ///   - others: what is no policy and no unreadable file: targets and configurations, by file.
  ///   - walked: the policies in long chains from which a circle was looked for already.
  init(
    of policy: PolicyDocument, in policies: [FileID: PolicyDocument], abstract: [String], others: [FileID: String],
    at paths: [String: FileID], _ sources: SourceMap, mayHideFiles: Bool, _ walked: inout Set<FileID>,
    _ diagnostics: inout DiagnosticBag
  ) {
    self.abstract = abstract
    self.others = others
    self.mayHideFiles = mayHideFiles
    var child = policy
    while !child.extends.isAbsent {
      guard let path = child.extends.spanned else {
        isComplete = false
        return
      }
      // What is wrong with an ancestor's own `extends` is reported at the ancestor.
      let isOwn = child.file == policy.file
      guard
        let parent = parent(
          at: path, of: child, in: policies, at: paths, sources, isReported: isOwn, &diagnostics)
      else {
        isComplete = false
        return
      }
      if parent.file == policy.file || ancestors.contains(where: { $0.file == parent.file }) {
        isComplete = false
        if parent.file == policy.file { reportCycle(of: policy, at: path, sources, &diagnostics) }
        return
      }
      // Deeper ones are silent: whoever is one too deep has the finding, or the first of a circle in which all are.
      guard ancestors.count <= Self.greatestDepth else {
        isComplete = false
        let circle = circle(from: parent, in: policies, at: paths, sources, &walked)
        if circle.count > Self.greatestDepth + 2 { Self.reportCycle(of: circle, &diagnostics) }
        return
      }
      ancestors.append(parent)
      child = parent
    }
    guard ancestors.count > Self.greatestDepth, let extends = policy.extends.spanned else { return }
    isComplete = false
    diagnostics.add(
      LanguageError.extendsTooDeep(
        "the policy has more than \(Self.greatestDepth) ancestors", at: extends.span, help: ["extend fewer policies"]))
  }

  private func parent(
    at path: Spanned<String>, of child: PolicyDocument, in policies: [FileID: PolicyDocument],
    at paths: [String: FileID], _ sources: SourceMap, isReported: Bool, _ diagnostics: inout DiagnosticBag
  ) -> PolicyDocument? {
    let folder = sources[child.file].path.inProject
    guard let place = Self.normalised(path.value, from: folder), let file = paths[place] else {
      if isReported, !mayHideFiles || Self.normalised(path.value, from: folder) == nil {
        let known = diagnostics.looksForOffers ? abstract : []
        diagnostics.add(making: Self.missing(path, from: folder, among: known))
      }
      return nil
    }
    // A file that is there but could not be understood has findings of its own.
    guard let parent = policies[file] else {
      if isReported, let other = others[file] { diagnostics.add(Self.isOther(other, at: path)) }
      return nil
    }
    if parent.isAbstract || file == child.file { return parent }
    if isReported {
      diagnostics.add(
        LanguageError.extendsConcrete(
          "\(path.value) is not abstract", at: path.span,
          notes: [Note("it is the policy of a surface", at: parent.place)],
          help: ["move what both share into an abstract policy"]))
    }
    return nil
  }

  /// - Parameter abstract: what may have been meant.
  private static func missing(_ path: Spanned<String>, from child: String, among abstract: [String]) -> Diagnostic {
    let leadsOut = normalised(path.value, from: child) == nil
    let abstract = abstract.filter { $0 != child && isPlain($0) }.map { relative($0, from: child) }
    let name = path.value.split(separator: "/").last
    let elsewhere = abstract.filter { $0.split(separator: "/").last == name }
    let meant =
      (1...3).contains(elsewhere.count) ? elsewhere : Words.corrections(of: path.value, among: abstract).map(\.word)
    return LanguageError.extendsMissing(
      leadsOut ? "\(path.value.quoted) leads out of the project" : "there is no policy \(path.value.quoted)",
      at: path.span, help: meant.isEmpty ? ["name an abstract policy, relative to this file"] : [],
      fixIts: meant.map { FixIt("write \($0)", [TextEdit(path.span, $0)], .needsReview) })
  }

  /// Whether a path is surely read as it is when it is written without quotes.
  private static func isPlain(_ path: String) -> Bool {
    path.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789-_./".unicodeScalars.contains($0) }
      && path.utf8.first != UInt8(ascii: "-")
  }

  private static func isOther(_ kind: String, at path: Spanned<String>) -> Diagnostic {
    LanguageError.extendsMissing(
      "\(path.value) is \(kind), not a policy", at: path.span,
      help: ["name an abstract policy, relative to this file"])
  }

  /// The policies that extend each other in a circle into which a chain leads; none where another policy has found them.
  private func circle(
    from start: PolicyDocument, in policies: [FileID: PolicyDocument], at paths: [String: FileID],
    _ sources: SourceMap, _ walked: inout Set<FileID>
  ) -> ArraySlice<PolicyDocument> {
    var chain: [PolicyDocument] = []
    var places: [FileID: Int] = [:]
    var next: PolicyDocument? = start
    var silent = DiagnosticBag()
    while let policy = next, walked.insert(policy.file).inserted {
      places[policy.file] = chain.count
      chain.append(policy)
      next = policy.extends.spanned.flatMap { path in
        parent(at: path, of: policy, in: policies, at: paths, sources, isReported: false, &silent)
      }
    }
    return next.flatMap { places[$0.file] }.map { chain[$0...] } ?? []
  }

  /// Reports a circle that is too long for its names: at the first of its files.
  private static func reportCycle(of circle: ArraySlice<PolicyDocument>, _ diagnostics: inout DiagnosticBag) {
    guard let extends = circle.min(by: { $0.file < $1.file })?.extends.spanned else { return }
    diagnostics.add(
      LanguageError.extendsCycle(
        "the policy extends itself through \(circle.count - 1) others", at: extends.span,
        help: ["let one of them extend nothing"]))
  }

  /// Reports a circle once: at the first of its files.
  private func reportCycle(
    of policy: PolicyDocument, at path: Spanned<String>, _ sources: SourceMap, _ diagnostics: inout DiagnosticBag
  ) {
    guard ancestors.allSatisfy({ policy.file < $0.file }) else { return }
    let span = policy.extends.spanned?.span ?? path.span
    let others = ancestors.compactMap { ancestor in
      ancestor.extends.spanned.map { Note("\(sources[ancestor.file].path.inProject) extends \($0.value)", at: $0.span) }
    }
    let names = ancestors.map { sources[$0.file].path.inProject }
    diagnostics.add(
      LanguageError.extendsCycle(
        "the policy extends itself" + (names.isEmpty ? "" : " through \(Words.list(names))"), at: span, notes: others,
        help: [names.isEmpty ? "name another policy, or remove extends" : "let one of them extend nothing"]))
  }

  /// A path relative to the project root as a file writes it.
  static func relative(_ path: String, from file: String) -> String {
    var folders = file.split(separator: "/").dropLast()
    var parts = path.split(separator: "/")[...]
    while parts.count > 1, let folder = folders.first, folder == parts.first {
      folders = folders.dropFirst()
      parts = parts.dropFirst()
    }
    return (folders.map { _ in ".." } + parts.map(String.init)).joined(separator: "/")
  }

  /// Whether every part of a relative path is a name, as far as its first letter tells.
  private static func isNormal(_ path: String) -> Bool {
    let slash = UInt8(ascii: "/")
    var previous = slash
    for byte in path.utf8 {
      if previous == slash, byte == slash || byte == UInt8(ascii: ".") { return false }
      previous = byte
    }
    return previous != slash
  }

  /// A path relative to a file, relative to the project root; nil when it leads out of the project.
  static func normalised(_ path: String, from file: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    if isNormal(path), !file.utf8.contains(UInt8(ascii: "/")) { return path }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
