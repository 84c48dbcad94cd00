/// A machine on a network as people write it: a name or an address, and perhaps a port.
struct Host {
  let hasPort: Bool
  let isIPAddress: Bool
  /// Whether the name means something only inside a network.
  let isInternal: Bool

  /// A machine that a word of a sentence names: what stands before a slash and behind a name with an `@`.
  init?(word: ArraySlice<UInt8>) {
    var text = word.prefix { $0 != UInt8(ascii: "/") }
    if let at = text.lastIndex(of: UInt8(ascii: "@")) {
      guard at > text.startIndex else { return nil }
      text = text[(at + 1)...]
    }
    self.init(text, isWholeName: false)
  }

  /// - Parameters:
  ///   - text: its UTF-8.
  ///   - isWholeName: whether the text is surely a name, because it stands in an address of a network; elsewhere a name
  ///     without a dot is an ordinary word.
  init?(_ text: ArraySlice<UInt8>, isWholeName: Bool) {
    guard !text.isEmpty else { return nil }
    if Self.isIPv6(text) {
      (hasPort, isIPAddress, isInternal) = (false, true, false)
      return
    }
    let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    let (name, port) = (parts[0], parts.count > 1 ? parts[1] : nil)
    let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isDotted = labels.count > 1
    guard labels.allSatisfy({ Self.isLabel($0, mayHaveUnderscore: !isDotted) }) || name.isEmpty && port != nil,
      !Self.isMask(name)
    else { return nil }
    let isIPv4 = Self.isIPv4(labels)
    let isNamed = name.isEmpty || name.contains(where: \.isLetter)
    if let port {
      let isService = !isDotted && Self.isPortOfService(port, name)
      hasPort = Self.isPort(port) && (isIPv4 || isNamed && (isDotted || isWholeName || isService))
      guard hasPort || isWholeName && port.isEmpty, !Self.isFile(labels) else { return nil }
    } else {
      hasPort = false
    }
    isIPAddress = isIPv4
    isInternal =
      name.lowercased == "localhost" || isDotted && isNamed && Self.isInternalEnding(labels.last ?? [])
      || isWholeName && !isDotted && isNamed && !name.isEmpty
  }

  /// A credential is shown as a row of `x`, which many texts have for a name, too.
  private static func isMask(_ name: ArraySlice<UInt8>) -> Bool {
    name.count > 2 && name.allSatisfy { $0 == UInt8(ascii: "x") }
  }

  // MARK: Ports

  /// Two to five digits up to 65535, without a zero before them.
  static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    (2...5).contains(text.count) && text.isNumber && text.first != UInt8(ascii: "0") && value(of: text) <= 65_535
  }

  /// Whether a number behind a word is likelier the port of a service than something else: `10:30` is a time, of
  /// `gateway:80` nobody can say what it is, and `error:5003` is a label.
  private static func isPortOfService(_ port: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    let isYear = port.count == 4 && (port.begins(with: "19") || port.begins(with: "20"))
    return port.count > 3 && !isYear && !name.contains(where: \.isCapital) && !labels.contains(name.lowercased)
      || name.lowercased == "localhost"
  }

  /// Words that people write before a number and a colon.
  private static let labels: Set = [
    "about", "at", "build", "by", "case", "chapter", "code", "count", "date", "error", "ext", "fax", "from", "id",
    "issue",
    "item", "job", "limit", "line", "max", "min", "no", "nr", "number", "order", "page", "phone", "pid", "pin", "ratio",
    "ref", "reference", "room", "run", "score", "since", "size", "status", "step", "task", "tel", "ticket", "time",
    "to",
    "total", "until", "version", "year",
  ]

  /// `config.yaml:12` is a line of a file.
  private static func isFile(_ labels: [ArraySlice<UInt8>]) -> Bool {
    labels.count > 1 && fileEndings.contains(labels.last?.lowercased ?? "")
  }

  private static let fileEndings: Set = [
    "cfg", "conf", "css", "csv", "html", "ini", "json", "lock", "log", "md", "sql", "toml", "txt", "xml", "yaml", "yml",
  ]

  // MARK: Names

  private static func isInternalEnding(_ label: ArraySlice<UInt8>) -> Bool {
    // "It is over.Home again": a sentence whose blank is missing.
    guard !(label.first?.isCapital ?? false) || label.allSatisfy(\.isCapital) else { return false }
    return internalEndings.contains(label.lowercased)
  }

  /// Names that the public domain name system does not resolve: RFC 6762, RFC 8375, ICANN's reservation of `.internal`,
  /// and what clusters and offices use.
  private static let internalEndings: Set = [
    "arpa", "cluster", "consul", "corp", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost",
    "private", "svc",
  ]

  private static func isLabel(_ label: ArraySlice<UInt8>, mayHaveUnderscore: Bool) -> Bool {
    let (hyphen, underscore) = (UInt8(ascii: "-"), UInt8(ascii: "_"))
    return !label.isEmpty && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == hyphen || mayHaveUnderscore && $0 == underscore }
  }

  // MARK: Addresses

  /// - Parameter digits: at most nine.
  private static func value(of digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Four numbers up to 255; with a zero before one of them they are a number in groups, or a date.
  private static func isIPv4(_ labels: [ArraySlice<UInt8>]) -> Bool {
    labels.count == 4
      && labels.allSatisfy { $0.isNumber && value(of: $0) < 256 && ($0.count == 1 || $0.first != UInt8(ascii: "0")) }
  }

  /// Groups of hexadecimal digits with `::` between two of them, or eight of them, and a decimal digit somewhere; perhaps
  /// in brackets with a port behind them, with a zone, or with an IPv4 address at the end.
  private static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    var text = text
    if text.first == UInt8(ascii: "[") {
      guard let closing = text.firstIndex(of: UInt8(ascii: "]")) else { return false }
      text = text[(text.startIndex + 1)..<closing]
    }
    text = text.prefix { $0 != UInt8(ascii: "%") }
    var groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.count > 2, let last = groups.last else { return false }
    if isIPv4(last.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)) {
      groups.replaceSubrange((groups.count - 1)..., with: [[0x30], [0x30]])
    }
    guard groups.count <= 9, text.contains(where: \.isDigit),
      groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isHexDigit) })
    else { return false }
    guard text.contains("::") else { return groups.count == 8 && groups.allSatisfy { !$0.isEmpty } }
    // `10::30` is a time with a colon too many.
    let isTime =
      groups.count == 3 && groups.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isDigit) } && text.first != 0x3A
    return !text.contains(":::") && !isTime
  }
}
