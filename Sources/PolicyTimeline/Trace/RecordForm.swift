import PolicyJSON

/// What one record says about the run that is replayed.
enum TraceSignal {
  /// It says nothing about a run.
  case nothing
  /// It is of another session.
  case foreign
  /// The agent starts, unless it has.
  case start
  case event(RunEvent)
  /// The run ends by a hand or a clock that is not the policy's.
  case end
}

/// Chooses the one session whose records are replayed: the one that was asked for, else the first seen.
struct SessionFilter: Sendable {
  private var chosen: [UInt8]?

  init(_ session: String?) { chosen = session.map { Array($0.utf8) } }

  mutating func admits(_ session: String) -> Bool {
    guard let chosen else {
      chosen = Array(session.utf8)
      return true
    }
    return chosen.elementsEqual(session.utf8)
  }
}

/// Names that a recording has made known, compared by their bytes.
struct KnownNames: Sendable {
  /// The most that are kept, so that memory has a bound.
  static let most = 10_000

  private var names: Set<[UInt8]> = []
  /// What they name, in the plural, for a message.
  private let noun: String

  init(_ noun: String) { self.noun = noun }

  func contains(_ name: String) -> Bool { !names.isEmpty && names.contains(Array(name.utf8)) }

  mutating func insert(_ name: String, at offset: Int) throws(RecordMistake) {
    names.insert(Array(name.utf8))
    guard names.count <= Self.most else {
      throw RecordMistake("more than \(Self.most) \(noun)", at: offset, isSkippable: false)
    }
  }

  /// Whether it was there.
  mutating func remove(_ name: String) -> Bool { !names.isEmpty && names.remove(Array(name.utf8)) != nil }
}

extension JSONElement {
  /// The longest name of a session, approval, part or call, in bytes.
  static var longestName: Int { 256 }

  /// A member that has to be a name: a string that is neither empty nor long.
  func name(_ key: String, of owner: String) throws(RecordMistake) -> String {
    guard let member = self[key] else { throw RecordMistake("\(owner) has no \(key)", at: range.lowerBound) }
    return try member.name(as: key)
  }

  /// The string as a name.
  func name(as key: String) throws(RecordMistake) -> String {
    guard let text = string else { throw RecordMistake("\(key) is \(noun), not a string", at: range.lowerBound) }
    guard !text.isEmpty else { throw RecordMistake("\(key) is empty", at: range.lowerBound) }
    guard text.utf8.count <= Self.longestName else {
      throw RecordMistake("\(key) is longer than \(Self.longestName) bytes", at: range.lowerBound)
    }
    return text
  }

  /// A member that has to be an object.
  func object(_ key: String, of owner: String) throws(RecordMistake) -> JSONElement {
    guard let member = self[key] else { throw RecordMistake("\(owner) has no \(key)", at: range.lowerBound) }
    return try member.object(as: key)
  }

  func object(as key: String) throws(RecordMistake) -> JSONElement {
    guard isObject else { throw RecordMistake("\(key) is \(noun), not an object", at: range.lowerBound) }
    return self
  }
}
