import PolicyDiagnostics
import PolicyExport
import PolicyReporting

extension ExportCommand {
  /// Writes every file, or none when one of them must not be written.
  func write(_ exports: [RenderedExport], root: String?) throws {
    let writer = CarefulWriter(createsFolders: true, root: root)
    let appearance = arguments.appearance(on: .standard)
    do throws(WriteFailure) {
      for export in exports {
        guard let path = export.job.path else { continue }
        try writer.requireWritable(export.file.text, to: path) { mayReplace($0, for: export) }
      }
      for export in exports {
        guard let path = export.job.path else { continue }
        let outcome = try writer.write(export.file.text, to: path) { mayReplace($0, for: export) }
        quiet.results.write("\(outcome.word) \(TerminalText.safe(path, on: appearance))\n")
      }
    } catch {
      Complaint.write(error.message, help: error.help)
      throw ExitStatus.notAsAsked
    }
  }

  private func mayReplace(_ existing: [UInt8], for export: RenderedExport) -> Bool {
    force || export.job.isConfigured || ExportHeader.author(of: existing) != .unknown
  }

  /// Shows how every file differs from what would be written; ends with findings when one does.
  func compare(_ exports: [RenderedExport]) throws {
    var isCurrent = true
    for export in exports {
      guard let path = export.job.path else { continue }
      let existing = try existingText(at: path)
      let freshness = export.file.freshness(of: existing)
      guard let words = freshness.words else { continue }
      isCurrent = false
      quiet.results.write(
        UnifiedDiff(
          // Whoever edits such a file by hand may have put anything into it.
          from: (existing ?? []).withoutSecrets, to: export.file.text, oldName: existing == nil ? "/dev/null" : path,
          newName: path
        ).text)
      Complaint.write("\(path) \(words)", help: "renew it with: \(renewal)", to: quiet.remarks)
    }
    if !isCurrent { throw ExitStatus.findings }
  }

  /// The command line that writes what was compared.
  private var renewal: String {
    let selection = target.flatMap { target in
      output.map { output in
        let dialect = dialect.rawValue + (name.map { " --name \($0.text)" } ?? "")
        return "--target \(target) --dialect \(dialect) --output \(output.quotedForShell)"
      }
    }
    return (["policyc export", path?.quotedForShell, selection, explain ? "--explain" : nil] as [String?]).compactMap {
      $0
    }
    .joined(separator: " ")
  }

  private func existingText(at path: String) throws -> [UInt8]? {
    do throws(WriteFailure) {
      return try ExistingFile.read(path)?.bytes
    } catch {
      Complaint.write(error.message, help: error.help)
      throw ExitStatus.notAsAsked
    }
  }
}

extension Freshness {
  /// Why a file is not current; nil when it is.
  fileprivate var words: String? {
    switch self {
    case .current: nil
    case .missing: "is missing"
    case .stale: "is stale"
    case .editedByHand: "was edited by hand"
    case .foreign: "was not written by policyc"
    case .different: "differs from what the policies say"
    }
  }
}
