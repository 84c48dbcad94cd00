import PolicyModel

extension DialectName {
  /// The dialect that the word names.
  package var dialect: any Dialect {
    switch self {
    case .portable: PortableDialect()
    case .shell: ShellDialect()
    case .compose: ComposeDialect()
    case .json: JSONDialect()
    }
  }
}
