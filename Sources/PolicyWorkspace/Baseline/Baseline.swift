import PolicyJSON
import PolicySource

/// Findings that were there when a project began to be checked, known by what stays the same about them.
package struct Baseline: Sendable {
  /// The version of the format; a change that a reader could notice raises it.
  package static let version = 2
  /// The version before, in which an entry names its file within the repository or the project, and stands for `count`
  /// findings.
  package static let oldVersion = 1
  /// The most entries of one that is read or written; a check keeps a tenth of them.
  package static let mostEntries = 100_000

  /// By file, pointer and rule; those that agree stand side by side, each for a finding of its own.
  package private(set) var entries: [Entry] = []
  /// Whether it was read from the version before.
  package let isOld: Bool

  /// A finding, or, in the version before, several that agree in everything.
  package struct Entry: Sendable {
    package let rule: String
    /// Relative to the folder of the baseline, with `/` between the parts and `..` for each level up. In the version before
    /// relative to the repository of the file, or to its project where there is none.
    package let file: String
    /// As `FindingIdentity.pointer`.
    package let pointer: String
    /// The environments for which it stands; empty where it names none. No check has environments yet, and so none uses or
    /// judges an entry that names some.
    package let environments: [String]
    /// For how many findings it stands, at least 1; more than one only in the version before.
    package let count: Int
    /// Where the entry begins in the bytes that it was read from; 0 for one that was not read.
    package let offset: Int

    package init(
      rule: String, file: String, pointer: String, environments: [String] = [], count: Int = 1, offset: Int = 0
    ) {
      self.rule = rule
      self.file = file
      self.pointer = pointer
      self.environments = environments
      self.count = count
      self.offset = offset
    }

    /// The same about a file by another name.
    func naming(_ file: String) -> Entry {
      Entry(rule: rule, file: file, pointer: pointer, environments: environments, count: count, offset: offset)
    }

    /// The same for all findings that it can stand for.
    package var key: [UInt8] { Array("\(rule)\0\(file)\0\(pointer)".utf8) }

    fileprivate func comesBefore(_ other: Entry) -> Bool {
      for (own, others) in [(file, other.file), (pointer, other.pointer), (rule, other.rule)]
      where !own.utf8.elementsEqual(others.utf8) {
        return own.utf8.lexicographicallyPrecedes(others.utf8)
      }
      let (own, others) = (environments.map { Array($0.utf8) }, other.environments.map { Array($0.utf8) })
      if own == others { return offset < other.offset }
      return own.lexicographicallyPrecedes(others) { $0.lexicographicallyPrecedes($1) }
    }
  }

  package init() { self.init([]) }

  package init(_ entries: some Sequence<Entry>, isOld: Bool = false) {
    self.entries = entries.sorted { $0.comesBefore($1) }
    self.isOld = isOld
  }

  /// How many findings it stands for.
  package var count: Int { entries.reduce(0) { $0 + $1.count } }

  // MARK: Text

  /// The file: one finding a line, so that a difference and a merge touch single lines; the same bytes on every machine.
  ///
  /// Of one that was read from the version before, the files have to be named anew first.
  package var bytes: [UInt8] {
    let lines = entries.flatMap { entry in
      [String](repeating: "    " + String(decoding: entry.json.bytes(.compact), as: UTF8.self), count: entry.count)
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return Array("{\n  \"policyc\": \(Self.version),\n  \"baseline\": \(list)\n}\n".utf8)
  }
}

extension Baseline.Entry {
  fileprivate var json: JSONValue {
    let environments: [JSONObject.Member] =
      environments.isEmpty ? [] : [("environments", .array(environments.map { .string($0) }))]
    return .object(
      JSONObject([("rule", .string(rule)), ("file", .string(file)), ("pointer", .string(pointer))] + environments))
  }
}
