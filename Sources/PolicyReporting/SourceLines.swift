import PolicySource

/// The lines of all files of a report; each file is searched for its lines once, when it is first asked about.
struct SourceLines {
  private struct Key: Hashable {
    let line: Int
    let unicode: Bool
  }

  private struct Entry {
    let bytes: [UInt8]
    let table: LineTable
    var longLines: [Key: LineCells] = [:]
    lazy var units = UTF16Offsets(bytes)

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      self.table = LineTable(bytes)
    }
  }

  private let sources: SourceMap
  private var entries: [Entry] = []
  /// By the index of a file, where its entry is.
  private var places: [Int?]

  init(_ sources: SourceMap) {
    self.sources = sources
    self.places = Array(repeating: nil, count: sources.files.count)
  }

  /// Entries are used where they lie: copying one for each question costs more than the answers.
  private mutating func entry(of file: FileID) -> Int {
    if let place = places[Int(file.index)] { return place }
    places[Int(file.index)] = entries.count
    entries.append(Entry(sources[file].bytes))
    return entries.count - 1
  }

  func path(of file: FileID) -> SourcePath { sources[file].path }

  mutating func position(of offset: Int, in file: FileID) -> LineTable.Position {
    entries[entry(of: file)].table.position(of: offset)
  }

  /// The bytes of a span that the file really has.
  mutating func bytes(under span: Span) -> Range<Int> {
    span.range.clamped(to: 0..<entries[entry(of: span.file)].bytes.count)
  }

  /// How many bytes a file has.
  mutating func count(of file: FileID) -> Int { entries[entry(of: file)].bytes.count }

  /// How many UTF-16 code units of a file come before one of its bytes.
  mutating func units(before offset: Int, in file: FileID) -> Int {
    entries[entry(of: file)].units.units(before: offset)
  }

  /// The bytes of a line, counted from 1, without its line break.
  mutating func range(ofLine line: Int, in file: FileID) -> Range<Int> {
    let entry = entry(of: file)
    return entries[entry].table.range(ofLine: line, in: entries[entry].bytes)
  }

  /// How many blanks a line begins with; a few hundred are as good as more.
  mutating func indentation(ofLine line: Int, in file: FileID) -> Int {
    let range = range(ofLine: line, in: file)
    return entries[entry(of: file)].bytes[range].prefix(LineCells.stride).prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  /// A line, counted from 1, as it is drawn with or without characters beyond ASCII.
  mutating func cells(ofLine line: Int, in file: FileID, unicode: Bool) -> LineCells {
    let entry = entry(of: file)
    let range = range(ofLine: line, in: file)
    guard range.count > LineCells.stride else { return LineCells(entries[entry].bytes, range, unicode: unicode) }
    let key = Key(line: line, unicode: unicode)
    if let known = entries[entry].longLines[key] { return known }
    let cells = LineCells(entries[entry].bytes, range, unicode: unicode)
    entries[entry].longLines[key] = cells
    return cells
  }
}
