/// A machine on a network as people write it: a name or an address, and perhaps a port.
struct Host {
  let hasPort: Bool
  let isAddress: Bool
  /// Whether the name means something only inside a network.
  let isInternal: Bool

  /// - Parameters:
  ///   - text: its UTF-8.
  ///   - isWholeName: whether the text is surely a name, because it stands in an address of the web; elsewhere a name
  ///     without a dot is an ordinary word.
  init?(_ text: ArraySlice<UInt8>, isWholeName: Bool) {
    guard !text.isEmpty else { return nil }
    if Self.isIPv6(text) {
      (hasPort, isAddress, isInternal) = (false, true, false)
      return
    }
    let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    let (name, port) = (parts[0], parts.count > 1 ? parts[1] : nil)
    let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.allSatisfy(Self.isLabel) || name.isEmpty && port != nil else { return nil }
    let isIPv4 = labels.count == 4 && labels.allSatisfy { $0.isNumber && Self.value(of: $0) < 256 }
    let isNamed = name.isEmpty || name.contains(where: \.isLetter)
    let isDotted = labels.count > 1
    if let port {
      // `10:30` is a time, and of `gateway:80` nobody can say what it is.
      let isLong = port.count > 3 && !(port.begins(with: "19") || port.begins(with: "20"))
      hasPort = Self.isPort(port) && (isIPv4 || isNamed && (isDotted || isWholeName || isLong))
      guard hasPort else { return nil }
    } else {
      hasPort = false
    }
    isAddress = isIPv4
    isInternal =
      name.lowercased == "localhost"
      || isDotted && isNamed && Self.internalEndings.contains(labels.last?.lowercased ?? "")
      || isWholeName && !isDotted && isNamed && !name.isEmpty
  }

  /// Two to five digits up to 65535.
  static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    (2...5).contains(text.count) && text.isNumber && value(of: text) <= 65_535
  }

  /// - Parameter digits: at most nine.
  private static func value(of digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Names that the public domain name system does not resolve: RFC 6762, RFC 8375, ICANN's reservation of `.internal`,
  /// and what clusters and offices use.
  private static let internalEndings = [
    "cluster", "corp", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost", "svc",
  ]

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return !label.isEmpty && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == hyphen }
  }

  /// Groups of hexadecimal digits with `::` between two of them, or eight of them, and a decimal digit somewhere.
  private static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    let groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.count <= 9, text.contains(where: \.isDigit),
      groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isHexDigit) })
    else { return false }
    return text.contains("::") ? !text.contains(":::") : groups.count == 8 && groups.allSatisfy { !$0.isEmpty }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20) }
}
