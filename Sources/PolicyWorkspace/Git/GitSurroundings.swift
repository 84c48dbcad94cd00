import PolicySource
import Glibc

/// The options and the environment that git gets with every question. They keep it from starting programs, writing files
/// and opening connections, and from following the variables of a hook that runs policyc.
///
/// None of the questions makes git show a difference, convert a file, sign, or page. So git never reads the settings that
/// name programs for these: `diff.external`, `filter.*`, `gpg.program`, `core.pager`.
package enum GitSurroundings {
  /// Options in front of the question. A setting of the command line wins over every configuration file.
  package static let options = ["--no-pager"] + (needed + precautions).flatMap { ["-c", $0] }

  /// Settings without which a git that is in use today starts or writes something.
  private static let needed = [
    // The setting may name a program, which git runs when it reads the index.
    "core.fsmonitor=false",
    // Git before GIT_NO_LAZY_FETCH starts `git fetch` for a missing object. This value ends that process at once;
    // GIT_ALLOW_PROTOCOL alone would end it only after it has written to the configuration.
    "fetch.parallel=-1",
    // Without it git looks for files that a sparse checkout leaves out, expands the index for them, and writes objects.
    "sparse.expectFilesOutsideOfPatterns=true",
  ]

  /// Settings that no git known today needs for these questions.
  private static let precautions = [
    "core.untrackedCache=false", "core.hooksPath=/dev/null", "core.attributesFile=/dev/null", "protocol.allow=never",
    // A folder of the checkout can look like a bare repository; git then ignores it.
    "safe.bareRepository=explicit",
  ]

  /// Variables of git that name the user's own configuration files, which hold `safe.directory`.
  private static let kept: Set = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"]

  /// The environment of git: that of policyc without `GIT_…`, those of `kept` aside, and with `settings`.
  ///
  /// - Parameters:
  ///   - folder: where git starts. It looks for the repository there and in no folder above.
  ///   - searchPath: the value of `PATH`.
  package static func variables(
    for folder: FilePath, from environment: [[UInt8]], searchPath: [UInt8]
  ) -> [[UInt8]] {
    let inherited = environment.filter { variable in
      let name = String(decoding: variable.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      return name.hasPrefix("GIT_") ? kept.contains(name) : !replaced.contains(name)
    }
    let given = settings.map { Array("\($0.name)=\($0.value)".utf8) }
    return inherited + given + [
      Array("PATH=".utf8) + searchPath, Array("GIT_CEILING_DIRECTORIES=".utf8) + folder.parent.bytes,
    ]
  }

  private static let settings: [(name: String, value: String)] = [
    ("GIT_NO_LAZY_FETCH", "1"), ("GIT_OPTIONAL_LOCKS", "0"), ("GIT_NO_REPLACE_OBJECTS", "1"),
    // No protocol has this name, so none is allowed.
    ("GIT_ALLOW_PROTOCOL", "none"),
    // policyc quotes git's messages, so they must not depend on the user's language.
    ("LC_ALL", "C"),
  ]

  private static let replaced = Set(["PATH"] + settings.map(\.name))

  /// The environment of policyc.
  package static var inherited: [[UInt8]] {
    var variables: [[UInt8]] = []
    while let variable = environ[variables.count] {
      variables.append(Array(UnsafeRawBufferPointer(start: variable, count: strlen(variable))))
    }
    return variables
  }
}
