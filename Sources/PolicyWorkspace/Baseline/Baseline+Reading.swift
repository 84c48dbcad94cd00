import PolicyJSON

extension Baseline {
  /// Why bytes are no baseline, and where.
  package struct Mistake: Error {
    /// One line, lower case, no final period.
    package let message: String
    /// Of the first offending byte.
    package let offset: Int

    fileprivate init(_ message: String, at element: JSONElement) {
      self.message = message
      offset = element.range.lowerBound
    }

    fileprivate init(_ error: JSONSyntaxError) {
      message = error.message
      offset = error.offset
    }
  }

  /// Reads what `bytes` gives, and the version before; entries in any order.
  package init(parsing bytes: [UInt8], mostEntries: Int = Self.mostEntries) throws(Mistake) {
    var reader = JSONReader()
    let tree: JSONTree
    do throws(JSONSyntaxError) { tree = try reader.read(bytes) } catch { throw Mistake(error) }
    let members = try Members(tree.root, "a baseline", ["policyc", "baseline"])
    let version = try members.required("policyc")
    let isOld = version.integer == Int64(Self.oldVersion)
    guard isOld || version.integer == Int64(Self.version) else {
      throw Mistake("the version of a baseline is \(Self.version), or \(Self.oldVersion) for an older one", at: version)
    }
    let list = try members.required("baseline")
    guard list.isArray else { throw Mistake("the baseline is \(list.noun), not an array", at: list) }
    var entries: [Entry] = []
    for element in list.elements {
      guard entries.count < mostEntries else {
        throw Mistake("a baseline has at most \(mostEntries) entries", at: element)
      }
      entries.append(try isOld ? Entry(old: element) : Entry(element))
    }
    self.init(isOld ? Self.merged(entries) : entries, isOld: isOld)
  }

  /// In the version before, entries that agree are one that a merge has doubled; the highest count holds.
  private static func merged(_ entries: [Entry]) -> [Entry] {
    Array(
      Dictionary(entries.map { ($0.key, $0) }) { $1.count > $0.count ? $1 : $0 }.values)
  }

  /// The members of an object of which all keys are known.
  fileprivate struct Members {
    private let object: JSONElement
    private let name: String

    init(_ element: JSONElement, _ name: String, _ keys: [String]) throws(Mistake) {
      guard element.isObject else { throw Mistake("\(name) is an object, not \(element.noun)", at: element) }
      for member in element.members where !keys.contains(where: member.key.says) {
        throw Mistake("\(name) has only \(keys.joined(separator: ", "))", at: member.key)
      }
      object = element
      self.name = name
    }

    subscript(key: String) -> JSONElement? { object[key] }

    func required(_ key: String) throws(Mistake) -> JSONElement {
      guard let value = object[key] else { throw Mistake("\(name) has no \(key)", at: object) }
      return value
    }

    func text(_ key: String) throws(Mistake) -> String {
      let value = try required(key)
      guard let text = value.string else { throw Mistake("\(key) is \(value.noun), not a string", at: value) }
      return text
    }
  }
}

extension Baseline.Entry {
  fileprivate init(_ element: JSONElement) throws(Baseline.Mistake) {
    let members = try Baseline.Members(
      element, "an entry of a baseline", ["rule", "file", "pointer", "environments"])
    let file = try members.text("file")
    guard let first = file.utf8.first, first != UInt8(ascii: "/") else {
      throw Baseline.Mistake("file is no path from the folder of the baseline", at: element)
    }
    var environments: [String] = []
    if let list = members["environments"] {
      let names = list.isArray ? list.elements.map(\.string) : []
      environments = names.compactMap { $0 }
      guard !names.isEmpty, names.count == environments.count else {
        throw Baseline.Mistake("environments is no list of names", at: list)
      }
    }
    self.init(
      rule: try members.text("rule"), file: file, pointer: try members.text("pointer"), environments: environments,
      offset: element.range.lowerBound)
  }

  /// Reads an entry of the version before.
  fileprivate init(old element: JSONElement) throws(Baseline.Mistake) {
    let members = try Baseline.Members(element, "an entry of a baseline", ["rule", "file", "pointer", "count"])
    var count: Int64 = 1
    if let value = members["count"] {
      guard let number = value.integer, (1...1_000_000).contains(number) else {
        throw Baseline.Mistake("count is no whole number from 1 to 1000000", at: value)
      }
      count = number
    }
    self.init(
      rule: try members.text("rule"), file: try members.text("file"), pointer: try members.text("pointer"),
      count: Int(count), offset: element.range.lowerBound)
  }
}
