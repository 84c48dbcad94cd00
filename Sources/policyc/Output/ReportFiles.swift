import Glibc
import PolicyReporting

/// The files that the reports of one check are written to.
struct ReportFiles {
  private let requests: [ReportRequest]
  private let writer: CarefulWriter

  /// What a report may have: far more than any check fills, and little enough to be read again when it is replaced.
  private static let mostBytes = 1 << 28

  init(_ requests: [ReportRequest]) {
    self.requests = requests
    writer = CarefulWriter(mostBytes: Self.mostBytes)
  }

  /// Writes every report, or none when one of them must not be written.
  ///
  /// - Returns: whether all are written; if not, standard error says why.
  func write(_ result: CheckReport) -> Bool {
    let reports = requests.map { (request: $0, bytes: $0.format.render(result)) }
    do throws(WriteFailure) {
      try requireDifferentFiles()
      for (request, bytes) in reports {
        try writer.requireWritable(bytes, to: request.path, ifReplaceable: request.format.couldBeReport)
      }
      for (request, bytes) in reports {
        _ = try writer.write(bytes, to: request.path, ifReplaceable: request.format.couldBeReport)
      }
      return true
    } catch .notOurs(let path) {
      let format = requests.first { $0.path == path }?.format.rawValue ?? ""
      Complaint.write("\(path) is there, and is no \(format) report", help: "choose another file, or remove this one")
    } catch {
      Complaint.write(error.message, help: error.help)
    }
    return false
  }

  /// - Throws: `WriteFailure.namedTwice` when two paths lead to one file, and what opening their folders throws.
  private func requireDifferentFiles() throws(WriteFailure) {
    var places: Set<Place> = []
    for request in requests {
      let path = try OutputPath(request.path)
      let folder = try OutputFolder(path.folder, creating: false, root: nil)
      guard let status = folder.file.status else { throw .system(deed: "look at", path.folder, errno: errno) }
      let place = Place(device: status.st_dev, folder: status.st_ino, name: path.name)
      guard places.insert(place).inserted else { throw .namedTwice(request.path) }
    }
  }

  private struct Place: Hashable {
    let device: dev_t
    let folder: ino_t
    let name: String
  }
}
