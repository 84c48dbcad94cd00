import PolicyWorkspace

extension PassedOverExports {
  /// Says of the exports that were named that they are not checked.
  func report(to output: Output) {
    for path in named.prefix(LoadProblem.mostTold) {
      Remark.write("\(path): it is an export, which is not checked", to: output)
    }
    let rest = named.count - LoadProblem.mostTold
    if rest > 0 { Remark.write("\(rest) more \(rest == 1 ? "file is an export" : "files are exports")", to: output) }
    guard !named.isEmpty else { return }
    Remark.writeHelp("policyc export --check compares exports with the policies", to: output)
  }
}
