import PolicyDiagnostics
import PolicySource

extension Diagnostic {
  /// Without the edits that would touch a credential: what they write is made of the masked text.
  func withoutFixesOfSecrets(in sources: SourceMap) -> Diagnostic {
    guard !fixIts.isEmpty else { return self }
    var diagnostic = self
    diagnostic.fixIts.removeAll { fix in
      fix.edits.contains { edit in
        sources[edit.span.file].secrets.contains { $0.hidden.overlaps(edit.span.range) }
      }
    }
    return diagnostic
  }
}
