import PolicyDiagnostics
import PolicySource

/// The project configuration, `policyc.yaml`, as written.
package struct ProjectDocument: Sendable {
  package var file: FileID
  package var name: Spanned<String>
  package var rules: [RuleSetting] = []
  package var exports: [ExportEntry] = []

  package init(file: FileID, name: Spanned<String>) {
    self.file = file
    self.name = name
  }
}

/// Another severity for a rule in a whole project.
package struct RuleSetting: Sendable {
  package let rule: Spanned<String>
  /// Nil is `off`.
  package let severity: Severity?

  package init(rule: Spanned<String>, severity: Severity?) {
    self.rule = rule
    self.severity = severity
  }
}

/// One file that `policyc export` writes.
package struct ExportEntry: Sendable {
  package let target: Spanned<String>
  package let dialect: DialectName
  /// Relative to the project root, as written.
  package let path: Spanned<String>
  /// What the exported object is called; nil in dialects without objects.
  package let name: ObjectName?

  /// How the comment begins at the top of every exported file whose dialect has comments.
  package static let opening = "Written by policyc from "

  package init(target: Spanned<String>, dialect: DialectName, path: Spanned<String>, name: ObjectName? = nil) {
    self.target = target
    self.dialect = dialect
    self.path = path
    self.name = name
  }
}
