import PolicyDiagnostics
import PolicyJSON

/// Findings that were there when a project began to be checked, known by what stays the same about them.
public struct Baseline: Sendable {
  /// The version of the format; a change that a reader could notice raises it.
  public static let version = 1
  /// The most entries of one that is read or written; a check keeps a tenth of them.
  public static let mostEntries = 100_000

  /// By file, pointer and rule; no two agree in all three.
  public private(set) var entries: [Entry] = []

  /// Findings that agree in rule, file and pointer.
  public struct Entry: Sendable {
    public let rule: String
    /// As `FindingIdentity.file`.
    public let file: String
    /// As `FindingIdentity.pointer`.
    public let pointer: String
    /// How many of them there are, at least 1.
    public let count: Int
    /// Where the entry begins in the bytes that it was read from; 0 for one that was not read.
    public let offset: Int

    init(rule: String, file: String, pointer: String, count: Int, offset: Int = 0) {
      self.rule = rule
      self.file = file
      self.pointer = pointer
      self.count = count
      self.offset = offset
    }

    /// The same for all findings that agree.
    public var key: String { FindingIdentity(rule: rule, file: file, pointer: pointer).fingerprint }

    fileprivate func comesBefore(_ other: Entry) -> Bool {
      for (own, others) in [(file, other.file), (pointer, other.pointer), (rule, other.rule)]
      where !own.utf8.elementsEqual(others.utf8) {
        return own.utf8.lexicographicallyPrecedes(others.utf8)
      }
      return false
    }
  }

  public init() {}

  /// Entries that agree become one; the highest count holds.
  package init(_ entries: some Sequence<Entry>) {
    let merged = Dictionary(entries.map { ($0.key, $0) }) { $1.count > $0.count ? $1 : $0 }
    self.entries = merged.values.sorted { $0.comesBefore($1) }
  }

  /// A baseline of these findings, and of entries that are kept beside them.
  public init(of findings: some Sequence<FindingIdentity>, keeping entries: some Sequence<Entry>) {
    let new = findings.map { Entry(rule: $0.rule, file: $0.file, pointer: $0.pointer, count: $0.ordinal + 1) }
    self.init(Array(entries) + new)
  }

  // MARK: Text

  /// The file: one entry a line, so that a difference and a merge touch single lines; the same bytes on every machine.
  public var bytes: [UInt8] {
    let lines = entries.map { "    " + String(decoding: $0.json.bytes(.compact), as: UTF8.self) }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return Array("{\n  \"policyc\": \(Self.version),\n  \"baseline\": \(list)\n}\n".utf8)
  }
}

extension Baseline.Entry {
  fileprivate var json: JSONValue {
    let count: [JSONObject.Member] = count > 1 ? [("count", .integer(Int64(count)))] : []
    return .object(
      JSONObject([("rule", .string(rule)), ("file", .string(file)), ("pointer", .string(pointer))] + count))
  }
}
