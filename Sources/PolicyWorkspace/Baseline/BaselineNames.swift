import PolicyCompiler
import PolicyDiagnostics
import PolicyRules
import PolicySource

/// Names files from the folder of a baseline, so that an entry means one file, wherever the command runs.
package struct BaselineNames: Sendable {
  /// Absolute and resolved.
  private let folder: FilePath

  /// - Parameter folder: absolute and resolved.
  package init(from folder: FilePath) { self.folder = folder }

  /// The file that an entry names: absolute.
  func place(of file: String) -> FilePath { folder.following(FilePath(file)) }

  /// The name of a file; nil where no text can be one, since the file's name is not UTF-8, and for a document that lies
  /// nowhere.
  func name(of place: FilePath) -> String? {
    guard place.bytes.first == UInt8(ascii: "/") else { return nil }
    return String(validating: place.path(from: folder).bytes, as: UTF8.self)
  }

  /// The entry that stands for a finding; nil where none can.
  func entry(for finding: IdentifiedFinding, in sources: SourceMap) -> Baseline.Entry? {
    guard Baseline.mayHave(finding.identity.rule) else { return nil }
    return name(of: sources[finding.diagnostic.span.file].path.place).map {
      Baseline.Entry(rule: finding.identity.rule, file: $0, pointer: finding.identity.pointer)
    }
  }

  /// The same baseline with each file in its shortest spelling.
  func shortened(_ baseline: Baseline) -> Baseline {
    Baseline(baseline.entries.map { entry in entry.naming(name(of: place(of: entry.file)) ?? entry.file) })
  }
}

extension Baseline {
  /// Whether findings of a rule may be in a baseline: neither language errors nor rules that cannot be accepted may.
  package static func mayHave(_ rule: String) -> Bool { RuleCatalog.metadata(of: rule)?.isAcceptable ?? false }

  /// Whether findings have, or once had, an id.
  static func knows(_ id: String) -> Bool {
    RuleCatalog.metadata(of: id) != nil || RuleCatalog.retirement(of: id) != nil
      || LanguageErrorCatalog.error(id) != nil
  }
}
