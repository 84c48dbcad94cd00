import PolicyDiagnostics
import PolicyModel

/// What a policy extends, up to the root ancestor.
struct Ancestry {
  /// The parent first.
  private(set) var ancestors: [PolicyDocument] = []
  /// Whether every ancestor is known; otherwise what the missing ones say is unknown.
  private(set) var isComplete = true
  private(set) var diagnostics = DiagnosticBag()

  private static let greatestDepth = 8

  init(
    of policy: PolicyDocument, in policies: [FileID: PolicyDocument], at paths: [String: FileID], _ sources: SourceMap
  ) {
    var child = policy
    while !child.extends.isAbsent {
      guard let path = child.extends.spanned else {
        isComplete = false
        return
      }
      // What is wrong with an ancestor's own `extends` is reported at the ancestor.
      let isOwn = child.file == policy.file
      guard let parent = parent(at: path, of: child, in: policies, at: paths, sources, isReported: isOwn) else {
        isComplete = false
        return
      }
      if parent.file == policy.file || ancestors.contains(where: { $0.file == parent.file }) {
        isComplete = false
        if parent.file == policy.file { reportCycle(at: path, sources) }
        return
      }
      ancestors.append(parent)
      if ancestors.count > Self.greatestDepth {
        isComplete = false
        diagnostics.add(
          LanguageError.extendsTooDeep(
            "the policy has more than \(Self.greatestDepth) ancestors", at: policy.extends.spanned?.span ?? path.span,
            help: ["extend fewer policies"]))
        return
      }
      child = parent
    }
  }

  private mutating func parent(
    at path: Spanned<String>, of child: PolicyDocument, in policies: [FileID: PolicyDocument],
    at paths: [String: FileID], _ sources: SourceMap, isReported: Bool
  ) -> PolicyDocument? {
    let folder = sources[child.file].path.inProject
    guard let place = Self.normalised(path.value, from: folder), let file = paths[place] else {
      if isReported { reportMissing(path, Self.normalised(path.value, from: folder), among: policies, sources) }
      return nil
    }
    // A file that is there but could not be understood has findings of its own.
    guard let parent = policies[file] else { return nil }
    if parent.isAbstract || parent.place == .start(of: file) { return parent }
    if isReported {
      diagnostics.add(
        LanguageError.extendsConcrete(
          "\(path.value) is not abstract", at: path.span,
          notes: [Note("it is the policy of a surface", at: parent.place)],
          help: ["move what both share into an abstract policy"]))
    }
    return nil
  }

  private mutating func reportMissing(
    _ path: Spanned<String>, _ place: String?, among policies: [FileID: PolicyDocument], _ sources: SourceMap
  ) {
    let problem =
      place == nil ? "extends \(path.value.quoted) leads out of the project" : "there is no policy \(path.value.quoted)"
    let abstract = policies.values.filter(\.isAbstract).map { sources[$0.file].path.inProject }.sorted()
    let nearest = Words.nearest(to: path.value, among: abstract)
    diagnostics.add(
      LanguageError.extendsMissing(
        problem, at: path.span,
        help: nearest.map { ["did you mean \($0)?"] } ?? ["name an abstract policy, relative to this file"]))
  }

  private mutating func reportCycle(at path: Spanned<String>, _ sources: SourceMap) {
    let names = ancestors.map { sources[$0.file].path.inProject }
    diagnostics.add(
      LanguageError.extendsCycle(
        names.isEmpty ? "the policy extends itself" : "the policy extends itself through \(Words.list(names))",
        at: path.span, help: ["let one of them extend nothing"]))
  }

  /// A path relative to a file, relative to the project root; nil when it leads out of the project.
  static func normalised(_ path: String, from file: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
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
