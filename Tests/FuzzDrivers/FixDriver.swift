import TestSupport

/// The bytes as the files of a project, and what fixes make of them.
enum FixDriver {
  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    let files = CheckDriver.files(bytes)
    // Half of all lengths for either: each input costs a dozen checks.
    if bytes.count % 2 == 0 {
      promises.add(FixPromise(FixTrial(files, .safe)).broken)
    } else {
      let promise = FixPromise(FixTrial(files, .review))
      promises.add(promise.unknownFindings + promise.secondChanges)
    }
  }
}
