import Glibc
import TestSupport
import Testing

/// Every key of a file that names a path, with paths that lead out of the repository: nothing there is opened, shown or
/// changed.
@Suite(.enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"))
struct PathKeyTests {
  /// A key, the file that holds it, and a command that reads what it names.
  struct Key: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    /// The file, with `PATH` and `NAME` in place of the path and its last name.
    let text: String
    let command: String
    /// Whether a compose file holds it, where absolute paths are allowed.
    var isOfCompose: Bool { command.hasPrefix("audit") }
    var testDescription: String { "\(name): \(command)" }
  }

  private static let configuration = """
    policyc: 1
    project: fro-bot
    exports:
      - {target: gateway, dialect: compose, path: "PATH"}

    """
  private static let parent = "policyc: 1\nextends: \"PATH\"\nsurface: web\n"

  static let keys = [
    Key(name: "exports.path", file: "policies/policyc.yaml", text: configuration, command: "export policies --check"),
    Key(name: "exports.path", file: "policies/policyc.yaml", text: configuration, command: "export policies"),
    Key(name: "exports.path", file: "policies/policyc.yaml", text: configuration, command: "export policies --force"),
    Key(
      name: "exports.path of the export that stands for an env_file", file: "policies/policyc.yaml",
      text: configuration,
      command: "audit deploy/NAME.yaml"),
    Key(
      name: "env_file", file: "deploy/x.yaml", text: "services: {gateway: {env_file: \"PATH\"}}\n",
      command: "audit deploy/x.yaml"),
    Key(
      name: "env_file in a list", file: "deploy/x.yaml",
      text: "services: {gateway: {env_file: [{path: \"PATH\", format: raw}]}}\n", command: "audit deploy/x.yaml"),
    Key(
      name: "env_file behind a default", file: "deploy/x.yaml",
      text: "services: {gateway: {env_file: \"${NOWHERE:-PATH}\"}}\n", command: "audit deploy/x.yaml"),
  ]

  /// Keys whose paths are only compared with the files that were found or named: nothing is opened for them at all.
  static let compared = [
    Key(name: "extends", file: "policies/new.yaml", text: parent, command: "check policies"),
    Key(
      name: "exports.path of a neighbour", file: "other/policyc.yaml", text: configuration,
      command: "check policies"),
    Key(
      name: "extends.file", file: "deploy/x.yaml",
      text: "services: {gateway: {extends: {service: gateway, file: \"PATH\"}}}\n", command: "audit deploy/x.yaml"),
    Key(
      name: "include", file: "deploy/x.yaml", text: "include: [{path: [\"PATH\"], env_file: \"PATH\"}]\n",
      command: "audit deploy/x.yaml"),
  ]

  /// From `policies` and `deploy`, which have the same links.
  static let escapes = [
    "../../out/x.env", "../../out/none/x.env", "folder/x.env", "file", "../.git/x.env", "git/x.env",
    "../../../../../../../../../../../../proc/self/environ",
  ]

  /// Each key with each escape, or with two that change from key to key.
  static let tried = (keys + compared).enumerated().flatMap { number, key in
    escapes.indices.filter { Effort.isThorough || ($0 + 2 * number) % escapes.count < 2 }
      .map { (key: key, path: escapes[$0]) }
  }

  @Test(arguments: tried)
  func nothingOutsideIsReached(_ key: Key, _ path: String) throws {
    let place = try Place(key, path)
    let seen = try place.watch()
    #expect(seen.opened.filter(place.isOutside) == [], "\(place.output)")
    #expect(!place.output.contains("precious"), "\(place.output)")
    #expect(try place.outside() == Place.precious)
  }

  /// In a compose file, paths may be absolute.
  @Test(arguments: Effort.some(of: (keys + compared).filter(\.isOfCompose)))
  func absolutePaths(_ key: Key) throws {
    for path in ["/etc/passwd", "/proc/self/environ", "OUT/x.env"] {
      let place = try Place(key, path)
      #expect(try place.watch().opened.filter(place.isOutside) == [], "\(path)")
      #expect(!place.output.contains("precious") && !place.output.contains("root:"), "\(place.output)")
    }
  }

  /// What the tests above look at is really read where it lies in the repository.
  @Test(arguments: keys, Effort.some(of: ["../common/x.env", "inside/x.env", "around/x.env"]))
  func insideIsRead(_ key: Key, _ path: String) throws {
    let place = try Place(key, path)
    #expect(try place.watch().opened.contains { $0.hasSuffix("/repository/common/x.env") }, "\(place.output)")
  }

  /// Files of a project that are links out of it.
  @Test(arguments: ["policies/new.yaml", "policies/policyc.yaml", "policies/targets/new.yaml"])
  func linkedFiles(_ name: String) throws {
    let place = try Place(Key(name: "a link", file: "deploy/unused", text: "", command: "check policies"), "")
    let link = place.folder.path(of: "repository/\(name)")
    unlink(link)
    try #require(symlink("\(place.folder.path)/out/x.env", link) == 0)
    #expect(try place.watch().opened.filter(place.isOutside) == [])
    #expect(!place.output.contains("precious"), "\(place.output)")
  }

  // MARK: -

  /// A repository in `repository`, and what is none of its business in `out`.
  private final class Place {
    static let precious = "# policyc: 1\nGATEWAY_RUN_TIMEOUT_MS=1\nprecious=1\n"
    let folder: TemporaryFolder
    private let command: [String]
    private(set) var output = ""

    init(_ key: Key, _ path: String) throws {
      folder = try TemporaryFolder()
      let name = String(path.split(separator: "/").last ?? "x")
      try folder.write(Self.precious, to: "out/x.env")
      let script = """
        mkdir -p repository/.git repository/common repository/deploy repository/other
        cp -R '\(Repository.root)/policies' repository/policies
        cp out/x.env repository/.git/x.env; cp out/x.env repository/common/x.env; ln -s ../repository out/around
        printf 'services: {gateway: {env_file: \(name)}}\\n' > repository/deploy/\(name).yaml
        for folder in policies deploy other; do
          cd repository/$folder
          ln -s ../../out folder; ln -s folder/x.env file; ln -s ../.git git; ln -s ../common inside
          ln -s ../../out/around/common around
          cd ../..
        done
        """
      let made = try ChildProcess.run(["sh", "-ec", script], directory: folder.path)
      try #require(made.succeeded, "\(made.text)")
      let path = path.replacing("OUT", with: "\(folder.path)/out")
      try folder.write(key.text.replacing("PATH", with: path), to: "repository/\(key.file)")
      command = key.command.replacing("NAME", with: name).split(separator: " ").map(String.init)
    }

    func watch() throws -> SystemCalls {
      let script =
        "cd repository && exec \(Session.toolFolder)/policyc \(command.joined(separator: " ")) > ../output 2>&1"
      let seen = try SystemCalls(of: ["sh", "-c", script], in: folder)
      output = String(decoding: try folder.read("output"), as: UTF8.self)
      return seen
    }

    func outside() throws -> String { String(decoding: try folder.read("out/x.env"), as: UTF8.self) }

    /// Whether a path leads to what the command must not open; what the process reads about itself is none of that.
    func isOutside(_ path: Substring) -> Bool {
      if path.hasPrefix("\(folder.path)/") {
        return path.hasPrefix("\(folder.path)/out/") || path.contains("/.git/")
      }
      return path.hasSuffix("/environ") || path == "/etc/passwd"
    }
  }
}
