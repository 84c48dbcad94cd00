import PolicyModel

extension DialectName {
  /// The dialect that the word names.
  ///
  /// - Parameter object: what a ConfigMap is called; the other dialects have no use for it.
  package func dialect(for object: ObjectName = .example) -> any Dialect {
    switch self {
    case .portable: PortableDialect()
    case .shell: ShellDialect()
    case .compose: ComposeDialect()
    case .docker: DockerDialect()
    case .systemd: SystemdDialect()
    case .github: GitHubDialect()
    case .json: JSONDialect()
    case .kubectl: KubectlDialect()
    case .configmap: ConfigMapDialect(object)
    case .pythonDotenv: PythonDotenvDialect()
    case .node: NodeDialect()
    case .fish: FishDialect()
    case .tfvars: TfvarsDialect()
    }
  }
}
