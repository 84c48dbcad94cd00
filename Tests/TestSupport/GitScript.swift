import PolicyCompiler

/// Runs shell scripts in a new repository with two projects.
///
/// `a` has a base with a finding that its web policy inherits, and a discord policy with one of its own; `b` has a policy
/// with one.
package enum GitScript {
  private static let setUp = """
    git init -q -b main . && git config user.name test && git config user.email test@example.com
    for project in a b; do
      mkdir -p $project/targets && printf 'policyc: 1\\nproject: %s\\n' $project > $project/policyc.yaml
      cp "$TARGET" $project/targets/example.yaml
    done
    printf 'policyc: 1\\nabstract: true\\nrun: {hard_cap: 5m, inactivity: 6m}\\n' > a/base.yaml
    printf 'policyc: 1\\nsurface: web\\ntarget: example\\nextends: base.yaml\\n' > a/web.yaml
    printf 'policyc: 1\\nsurface: discord\\ntarget: example\\nrun: {hard_cap: 5m, inactivity: 6m}\\n' > a/discord.yaml
    printf 'policyc: 1\\nsurface: web\\ntarget: example\\nrun: {hard_cap: 5m, inactivity: 7m}\\n' > b/web.yaml
    printf '*.tmp.yaml\\n' > .gitignore
    git add . && git commit -q -m one
    """

  /// For the end of a pipe: the files with findings, in the order of the report, then the end of the summary.
  package static let show =
    "grep -E '^ +┌─|^checked' | sed -E 's/^ +┌─ //; s/:[0-9]+:[0-9]+$//; s/.*: (no|[0-9])/\\1/' | uniq"

  /// What a script prints on both streams, with `$PWD` for the path of the repository.
  ///
  /// - Parameter variables: added to the environment.
  package static func run(_ script: String, _ variables: [String: String] = [:]) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(ExampleTarget.text, to: "example.yaml")
    let environment = [
      "PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file",
      "TARGET": folder.path(of: "example.yaml"),
    ].merging(variables) { $1 }
    let result = try ChildProcess.run(
      ["sh", "-c", "exec 2>&1; mkdir repository && cd repository\n\(setUp)\n\(script)"], environment: environment,
      directory: folder.path)
    return result.text.replacing("\(folder.path)/repository", with: "$PWD")
  }
}
