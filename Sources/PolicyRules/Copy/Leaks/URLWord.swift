/// An address with a scheme, `https://example.com/help`, up to the blank, quote or bracket that ends it.
///
/// Nothing behind its host is looked at: it is there to be clicked, whatever its path looks like.
struct URLWord {
  let word: ArraySlice<UInt8>
  private let scheme: String
  private let authority: ArraySlice<UInt8>

  /// - Parameters:
  ///   - start: the first bytes of the word; nil comes back where `://` is not among them.
  ///   - bytes: the whole text.
  init?(_ start: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) {
    guard let colon = start.firstIndex(of: "://"), colon > start.startIndex else { return nil }
    let end = bytes[start.startIndex...].firstIndex { $0 <= 0x20 || Self.ends.contains($0) } ?? bytes.endIndex
    var word = bytes[start.startIndex..<max(end, start.endIndex)]
    while let last = word.last, ".,:;!?*_".utf8.contains(last) { word.removeLast() }
    guard word.endIndex > colon + 3 else { return nil }
    self.word = word
    scheme = start[..<colon].lowercased
    authority = word[(colon + 3)...].prefix { !"/?#".utf8.contains($0) }
  }

  private static let ends = Array("\"'`<>)".utf8)

  /// What of it only the people who run a program know.
  var leakKind: Leak.Kind? {
    if ["file", "unix", "npipe"].contains(scheme) { return .path }
    if scheme.hasPrefix("webpack") { return .stackFrame }
    let machine = authority.split(separator: UInt8(ascii: "@")).last ?? []
    guard let host = Host(machine, isWholeName: Self.isOfNetwork(scheme)) else { return nil }
    return host.isIPAddress ? .ipAddress : host.isInternal ? .host : host.hasPort ? .port : nil
  }

  /// Whether a scheme has the name of a machine behind it, as that of a chat or an editor has not.
  private static func isOfNetwork(_ scheme: String) -> Bool {
    let name = scheme.split(separator: ":").last.map(String.init) ?? scheme
    return networkSchemes.contains(String(name.prefix { $0 != "+" }))
  }

  private static let networkSchemes: Set = [
    "amqp", "amqps", "ftp", "git", "grpc", "grpcs", "http", "https", "imap", "imaps", "kafka", "ldap", "ldaps",
    "mariadb",
    "memcached", "mongodb", "mqtt", "mysql", "nats", "postgres", "postgresql", "redis", "rediss", "sftp", "smb", "smtp",
    "smtps", "ssh", "sqlserver", "tcp", "udp", "ws", "wss",
  ]
}
