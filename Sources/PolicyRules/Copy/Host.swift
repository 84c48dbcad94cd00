/// A machine on a network as people write it: a name or an address, and perhaps a port.
struct Host {
  let hasPort: Bool
  let isAddress: Bool
  /// Whether the name means something only inside a network.
  let isInternal: Bool

  /// - Parameter isWholeName: whether the text is surely a name, because it stands in an address of the web; elsewhere a
  ///   name without a dot is an ordinary word.
  init?(_ text: Substring, isWholeName: Bool) {
    guard !text.isEmpty else { return nil }
    if Self.isIPv6(text) {
      (hasPort, isAddress, isInternal) = (false, true, false)
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (name, port) = (parts[0].lowercased(), parts.count > 1 ? parts[1] : nil)
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy(Self.isLabel) || name.isEmpty && port != nil else { return nil }
    let isIPv4 = labels.count == 4 && labels.allSatisfy { Place.isNumber($0) && UInt8($0) != nil }
    let isNamed = name.isEmpty || name.contains(where: \.isLetter)
    let isDotted = labels.count > 1
    if let port {
      // `10:30` is a time, and of `gateway:80` nobody can say what it is.
      let isLong = port.count > 3 && !(port.hasPrefix("19") || port.hasPrefix("20"))
      hasPort = Self.isPort(port) && (isIPv4 || isNamed && (isDotted || isWholeName || isLong))
      guard hasPort else { return nil }
    } else {
      hasPort = false
    }
    isAddress = isIPv4
    isInternal =
      name == "localhost" || isDotted && isNamed && Self.internalEndings.contains(String(labels.last ?? ""))
      || isWholeName && !isDotted && isNamed && !name.isEmpty
  }

  /// Two to five digits up to 65535.
  static func isPort(_ text: String) -> Bool {
    (2...5).contains(text.utf8.count) && Place.isNumber(text) && (Int(text) ?? .max) <= 65_535
  }

  /// Names that the public domain name system does not resolve: RFC 6762, RFC 8375, ICANN's reservation of `.internal`,
  /// and what clusters and offices use.
  private static let internalEndings: Set = [
    "cluster", "corp", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost", "svc",
  ]

  private static func isLabel(_ label: Substring) -> Bool {
    !label.isEmpty && label.first != "-" && label.last != "-"
      && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isWholeNumber) || $0 == "-" }
  }

  /// Groups of hexadecimal digits with `::` between two of them, or eight of them, and a decimal digit somewhere.
  private static func isIPv6(_ text: Substring) -> Bool {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count <= 9, text.contains(where: \.isWholeNumber),
      groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
    else { return false }
    return text.contains("::") ? !text.contains(":::") : groups.count == 8 && groups.allSatisfy { !$0.isEmpty }
  }
}
