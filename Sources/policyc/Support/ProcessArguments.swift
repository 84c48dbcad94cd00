import PolicyDiagnostics
import Glibc

/// The arguments that the process was started with, without the name of the program.
struct ProcessArguments {
  let words: [String]

  /// - Parameter raw: the arguments as bytes, the name of the program first; empty where they could not be read.
  init(_ raw: [[UInt8]]) throws(Refusal) {
    // The runtime of Swift finds the arguments through /proc in builds whose `main` does not hand them over.
    guard !raw.isEmpty else {
      throw Refusal(
        "the command line could not be read",
        help: "policyc needs a readable /proc/self/maps and /proc/self/cmdline")
    }
    var words: [String] = []
    for bytes in raw.dropFirst() {
      guard let word = String(validating: bytes, as: UTF8.self) else {
        // Repaired, it would name another file, or none.
        throw Refusal(
          "the argument `\(String(decoding: bytes, as: UTF8.self))` is not UTF-8, as a path here must be",
          help: "name the folder that the file lies in")
      }
      words.append(word)
    }
    self.words = words
  }

  /// Those of this process.
  static func read() throws(Refusal) -> ProcessArguments {
    let pointers = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    return try ProcessArguments(
      pointers.prefix { $0 != nil }.compactMap { word in
        word.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
      })
  }
}
