import PolicyExport
import PolicyReporting

/// The bytes as values that every dialect writes, between NUL, and as a file of every dialect.
enum DialectDriver {
  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    let values = bytes.split(separator: 0, omittingEmptySubsequences: false).prefix(8).map(Array.init)
    let explanation = String(decoding: values[0], as: UTF8.self)
    let assignments = values.enumerated().map { Assignment(name: "V\($0)", value: $1, explanation: explanation) }
    let source = ExportSource(files: [explanation], target: explanation, version: explanation)
    for dialect in DialectCatalog.all {
      refuse(assignments + [Assignment(name: explanation, value: [])], in: dialect, source, &promises)
      write(assignments.filter { dialect.firstObstacle(to: $0) == nil }, in: dialect, source, bytes, &promises)
      read(bytes, in: dialect, &promises)
    }
    let difference = UnifiedDiff(from: values[0], to: values.last ?? [], oldName: explanation, newName: "b")
    promises.add(Report("a difference", PrintableText(difference, on: .plain)).brokenDifference)
    promises.add(Report("lines", PrintableText(lines: explanation, on: .plain)).brokenText)
    promises.add(Report("a line", PrintableText(line: explanation, on: .narrow)).brokenText)
    if let data = PrintableText(data: bytes) { promises.add(Report("data", data).brokenDifference) }
  }

  private static func refuse(
    _ assignments: [Assignment], in dialect: any Dialect, _ source: ExportSource, _ promises: inout Promises
  ) {
    do throws(ExportError) {
      _ = try ExportFile(assignments, in: dialect, from: source)
    } catch {
      guard case .refused(let refusals) = error else { return promises.require(false, "\(dialect.name): \(error)") }
      for words in refusals.flatMap({ [$0.message, $0.help] }) {
        promises.require(words.isOneLine, "\(dialect.name) refuses in several lines: \(words.debugDescription)")
      }
    }
  }

  /// `ExportFile` reads back what it writes, and throws what is no refusal when that differs.
  private static func write(
    _ assignments: [Assignment], in dialect: any Dialect, _ source: ExportSource, _ bytes: [UInt8],
    _ promises: inout Promises
  ) {
    do throws(ExportError) {
      let file = try ExportFile(assignments, in: dialect, from: source, explained: true)
      let freshness = { (found: [UInt8]) in
        Freshness(of: found, against: file, in: dialect, variables: assignments.map(\.name))
      }
      promises.require(freshness(file.text) == .current, "\(dialect.name): a file is not what it is")
      promises.require((freshness(bytes) == .current) == (bytes == file.text), "\(dialect.name): freshness")
      let bare = try ExportFile(assignments, in: dialect, from: source)
      if file.hasHeader, bare.text != file.text {
        promises.require(freshness(bare.text) == .stale, "\(dialect.name): explanations are an edit")
      }
      // Whatever lies there goes only where every byte of it is known to be an export.
      let isKnown = ExportHeader.author(of: bytes) == .policyc || bytes == file.text
      let isReadable = !file.hasHeader && (bytes.isEmpty || (try? dialect.read(bytes)) != nil)
      promises.require(
        !freshness(bytes).mayBeReplaced || isKnown || isReadable, "\(dialect.name): a file of somebody else is replaced"
      )
    } catch {
      promises.require(false, "\(dialect.name): \(error)")
    }
  }

  /// What a text says can be written again, as far as it can be written at all, and then says the same.
  private static func read(_ bytes: [UInt8], in dialect: any Dialect, _ promises: inout Promises) {
    let found: [ReadAssignment]
    do throws(UnreadableText) {
      found = try dialect.read(bytes)
    } catch {
      let lines = 1 + bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      return promises.require((1...lines).contains(error.line), "\(dialect.name): \(error) is on no line of \(lines)")
    }
    let assignments = found.map { Assignment(name: String(decoding: $0.name, as: UTF8.self), value: $0.value) }
    refuse(assignments, in: dialect, ExportSource(files: [], target: "", version: ""), &promises)
  }
}
