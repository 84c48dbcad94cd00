import PolicyWorkspace
import PolicyDiagnostics
import PolicyExport
import PolicyReporting

extension ExportCommand {
  /// Writes every file, or none when one of them must not be written.
  func write(_ destinations: [ExportDestination]) throws {
    try requireReplaceable(destinations)
    let writer = CarefulWriter(createsFolders: true)
    let appearance = arguments.appearance(on: .standard)
    do throws(WriteFailure) {
      for destination in destinations {
        try writer.requireWritable(destination.text, to: destination.output) { mayReplace($0, destination) }
      }
      for destination in destinations {
        let outcome = try writer.write(destination.text, to: destination.output) { mayReplace($0, destination) }
        quiet.results.write("\(outcome.word, on: appearance) \(destination.path, on: appearance)\n")
      }
    } catch {
      throw Refusal(error)
    }
  }

  /// Asked again when the file is written: another program may have been at it.
  private func mayReplace(_ existing: [UInt8], _ destination: ExportDestination) -> Bool {
    force || destination.export.freshness(of: existing).mayBeReplaced
  }

  /// Shows what each edited file would lose.
  ///
  /// - Throws: `Refusal` with a reason for every file that must not be replaced.
  private func requireReplaceable(_ destinations: [ExportDestination]) throws {
    let refused = force ? [] : destinations.filter { !$0.freshness.mayBeReplaced }
    guard !refused.isEmpty else { return }
    for destination in refused { show(destination) }
    let reasons = refused.map { destination in
      Refusal.Reason(
        "\(destination.path) \(destination.freshness.words ?? "is there")", help: replacement(of: destination))
    }
    if let refusal = Refusal(reasons) { throw refusal }
  }

  /// Shows how every file differs from what would be written; ends with findings when one does.
  func compare(_ destinations: [ExportDestination]) throws {
    let stale = destinations.filter { $0.freshness.words != nil }
    try patch?.write(
      stale.filter(\.mayBeShown).map {
        ($0.difference(from: $0.existing), $0.difference(from: $0.existing?.withoutSecrets))
      })
    for destination in stale {
      show(destination)
      let help = destination.freshness.mayBeReplaced ? "renew it with: \(renewal)" : replacement(of: destination)
      Remark.write("\(destination.path) \(destination.freshness.words ?? "")", help: help, to: quiet.remarks)
    }
    if !stale.isEmpty { throw ExitStatus.findings }
  }

  /// Shows what would change in a file, but nothing of one that is no export.
  private func show(_ destination: ExportDestination) {
    guard destination.mayBeShown else { return }
    // Whoever edits such a file by hand may have put anything into it.
    let difference = destination.difference(from: destination.existing?.withoutSecrets)
    quiet.results.write(PrintableText(difference, on: arguments.appearance(on: quiet.results)))
  }

  private func replacement(of destination: ExportDestination) -> String {
    guard destination.freshness == .foreign else { return "replace it with: \(renewal) --force" }
    return "choose another file" + (destination.isOutside ? "" : "; this replaces all of it: \(renewal) --force")
  }

  /// The command line that writes what was compared.
  private var renewal: String {
    let selection = target.flatMap { target in
      output.map { output in
        let dialect = dialect.rawValue + (name.map { " --name \($0.text)" } ?? "")
        return "--target \(target) --dialect \(dialect) --output \(output.quotedForShell)"
      }
    }
    let parts = [
      "policyc export", path?.quotedForShell, selection, explain ? "--explain" : nil,
      allowOutside ? "--allow-outside" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension RenderedExport {
  /// The variable whose value may not be printed as it is; nil where the text does not say.
  var unprintableVariable: String? {
    let assignments = (try? job.dialect.read(file.text)) ?? []
    return assignments.first { PrintableText(data: $0.value) == nil }.map { String(decoding: $0.name, as: UTF8.self) }
  }
}
