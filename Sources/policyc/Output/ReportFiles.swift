import PolicyDiagnostics
import PolicyWorkspace
import PolicyReporting

/// The files that the reports of one check are written to.
struct ReportFiles {
  private let requests: [ReportRequest]
  private let writer: CarefulWriter

  /// What a report may have: far more than any check fills, and little enough to be read again when it is replaced.
  static let mostBytes = 1 << 27

  init(_ requests: [ReportRequest]) {
    self.requests = requests
    writer = CarefulWriter(mostBytes: Self.mostBytes)
  }

  /// Writes every report, or none when one of them must not be written.
  ///
  /// - Returns: why they are not written; nil where all are.
  func write(_ result: CheckReport) -> Refusal? {
    do throws(WriteFailure) {
      let reports = try requests.map { request throws(WriteFailure) in
        Report(format: request.format, output: try OutputPath(request.path), bytes: request.format.render(result).bytes)
      }
      try requireDifferentFiles(reports)
      for report in reports {
        try writer.requireWritable(report.bytes, to: report.output, ifReplaceable: report.format.couldBeReport)
      }
      for report in reports {
        _ = try writer.write(report.bytes, to: report.output, ifReplaceable: report.format.couldBeReport)
      }
      return nil
    } catch .notOurs(let path) {
      let format = requests.first { $0.path == path }?.format.rawValue ?? ""
      return Refusal("\(path) is there, and is no \(format) report", help: "choose another file, or remove this one")
    } catch {
      return Refusal(error)
    }
  }

  /// - Throws: `WriteFailure.namedTwice` when two paths lead to one file.
  private func requireDifferentFiles(_ reports: [Report]) throws(WriteFailure) {
    var places: Set<FileIdentity> = []
    for report in reports where !places.insert(FileIdentity(of: report.output.place)).inserted {
      throw .namedTwice(report.output.shown)
    }
  }

  private struct Report {
    let format: FindingsFormat
    let output: OutputPath
    let bytes: [UInt8]
  }
}
