import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import PolicyYAML

/// Turns what rules propose into edits of the files as they are laid out.
struct RemedyEdits {
  private var layout: Layout
  /// How many more entries and items are looked for, each of which costs as much as its collections are long.
  private var searchesLeft = 100

  init(_ sources: SourceMap) { layout = Layout(sources) }

  /// The finding with the fixes that its remedies amount to.
  mutating func prescribed(_ finding: Finding) -> Finding {
    var finding = finding
    for remedy in finding.remedies {
      guard let edits = edits(of: remedy) else { continue }
      finding.diagnostic.fixIts.append(FixIt(remedy.title, edits, remedy.safety))
    }
    return finding
  }

  /// Nil where the layout of a file allows no such edit.
  private mutating func edits(of remedy: Remedy) -> [TextEdit]? {
    var edits: [TextEdit] = []
    var removed: [FileID: [Span]] = [:]
    for step in remedy.steps {
      switch step {
      case .write(let text, let span): edits.append(TextEdit(span, text))
      case .remove(let span): removed[span.file, default: []].append(span)
      case .add(let field, let value, let file):
        guard let edit = layout.tree(of: file)?.insertion(of: value, at: field.definition.components) else {
          return nil
        }
        edits.append(edit)
      }
    }
    for (file, spans) in removed {
      guard searchesLeft > 0 else { return nil }
      searchesLeft -= 1
      guard let removal = layout.tree(of: file)?.removal(of: spans) else { return nil }
      edits += removal
    }
    return edits.sorted { $0.span < $1.span }
  }
}
