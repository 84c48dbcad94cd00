import PolicyDiagnostics
import PolicySource

/// The project configuration, `policyc.yaml`, as written.
public struct ProjectDocument: Sendable {
  public var file: FileID
  public var name: Spanned<String>
  public var rules: [RuleSetting] = []
  public var exports: [ExportEntry] = []

  public init(file: FileID, name: Spanned<String>) {
    self.file = file
    self.name = name
  }
}

/// Another severity for a rule in a whole project.
public struct RuleSetting: Sendable {
  public let rule: Spanned<String>
  /// Nil is `off`.
  public let severity: Severity?

  public init(rule: Spanned<String>, severity: Severity?) {
    self.rule = rule
    self.severity = severity
  }
}

/// One file that `policyc export` writes.
public struct ExportEntry: Sendable {
  public let target: Spanned<String>
  public let dialect: DialectName
  /// Relative to the project root, as written.
  public let path: Spanned<String>
  /// What the exported object is called; nil in dialects without objects.
  public let name: ObjectName?

  /// How the comment begins at the top of every exported file whose dialect has comments.
  public static let opening = "Written by policyc from "

  public init(target: Spanned<String>, dialect: DialectName, path: Spanned<String>, name: ObjectName? = nil) {
    self.target = target
    self.dialect = dialect
    self.path = path
    self.name = name
  }
}
