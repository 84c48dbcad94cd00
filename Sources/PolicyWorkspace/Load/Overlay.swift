import Glibc
import PolicySource

/// Files with other text over some of them, as an editor holds what is not saved yet. A file that is only in the overlay
/// is there too; a folder that is only needed for it is not.
public struct Overlay: SourceProvider {
  private let below: any SourceProvider
  private let texts: [FilePath: [UInt8]]

  /// - Parameter texts: by their places: absolute, each without a link on its way.
  public init(_ texts: [FilePath: [UInt8]], over below: any SourceProvider = Disk()) {
    self.texts = texts
    self.below = below
  }

  /// As below.
  public var currentFolder: FilePath? { below.currentFolder }
  /// As below.
  public var home: FilePath? { below.home }

  /// The text over a path; nil where there is none.
  private func text(at path: FilePath) -> [UInt8]? {
    if let text = texts[path] { return text }
    let end = PathEnd(of: path, in: below)
    return end.errorNumber == nil ? texts[end.place] : nil
  }

  /// The absolute path without links and dots, also of a file that is only in the overlay.
  public func resolve(_ path: FilePath) throws(FileProblem) -> FilePath {
    if texts[path] != nil { return path }
    let end = PathEnd(of: path, in: below)
    if end.errorNumber == nil, texts[end.place] != nil { return end.place }
    return try below.resolve(path)
  }

  /// A regular file where a text is, else as below.
  public func entry(at place: FilePath) throws(SystemError) -> FileKind {
    texts[place] == nil ? try below.entry(at: place) : .regular
  }

  /// As below: the overlay has no links.
  public func destination(ofLink place: FilePath) throws(SystemError) -> FilePath {
    try below.destination(ofLink: place)
  }

  /// A regular file where a text is, else as below.
  public func kind(of path: FilePath) -> FileKind? { text(at: path) == nil ? below.kind(of: path) : .regular }

  /// The entries below together with the files of the overlay in that folder, in bytewise order of their names.
  public func entries(of folder: FilePath) throws(FileProblem) -> [(name: [UInt8], kind: FileKind)] {
    var entries = try below.entries(of: folder)
    guard let place = try? below.resolve(folder.bytes.isEmpty ? .here : folder) else { return entries }
    for text in texts.keys where text.parent == place {
      entries.removeAll { $0.name == text.name }
      entries.append((text.name, .regular))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The bytes of the text, else as below.
  public func size(of path: FilePath) -> Int { text(at: path)?.count ?? below.size(of: path) }

  /// The text, else the file below; at most `limit` plus one bytes.
  public func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
    if let text = text(at: path) { return Array(text.prefix(limit + 1)) }
    return try below.read(path, limit: limit)
  }

  /// The text in one piece, else the file below.
  public func stream(_ path: FilePath, _ take: (UnsafeRawBufferPointer) -> Bool) throws(SystemError) {
    guard let text = text(at: path) else { return try below.stream(path, take) }
    if !text.isEmpty { _ = text.withUnsafeBytes(take) }
  }
}
