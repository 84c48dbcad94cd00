/// The reasons for which libyaml 0.2.5 stops, in its words (scanner.c and parser.c).
enum SyntaxProblem: String {
  // Blocks
  case keyWithoutColon = "could not find expected ':'"
  case listItemNotAllowed = "block sequence entries are not allowed in this context"
  case questionMarkNotAllowed = "mapping keys are not allowed in this context"
  case colonNotAllowed = "mapping values are not allowed in this context"
  case noKey = "did not find expected key"
  case noListItem = "did not find expected '-' indicator"
  case noNodeContent = "did not find expected node content"
  case noDocumentStart = "did not find expected <document start>"

  // Flow collections
  case noCommaInList = "did not find expected ',' or ']'"
  case noCommaInMapping = "did not find expected ',' or '}'"
  case unexpectedColon = "found unexpected ':'"

  // Texts
  case badFirstCharacter = "found character that cannot start any token"
  case unknownEscape = "found unknown escape character"
  // The misspelling is libyaml's.
  case noHexadecimalNumber = "did not find expected hexdecimal number"
  case invalidEscapedCharacter = "found invalid Unicode character escape code"
  case quoteOpenAtEnd = "found unexpected end of stream"
  case quoteOpenAtMarker = "found unexpected document indicator"
  case noLineBreak = "did not find expected comment or line break"
  case zeroIndentation = "found an indentation indicator equal to 0"
  case tabInPlain = "found a tab character that violates indentation"
  case tabInBlockText = "found a tab character where an indentation space is expected"

  // Properties
  case badName = "did not find expected alphabetic or numeric character"
  case undefinedTagHandle = "found undefined tag handle"

  /// What libyaml was reading, as far as it matters.
  enum Context {
    case blockScalar, directive, tag, other

    init(_ words: String) {
      self =
        switch words {
        case "while scanning a block scalar": .blockScalar
        case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive",
          "while parsing a %TAG directive", "while parsing a tag directive":
          .directive
        case "while scanning a tag", "while parsing a tag": .tag
        default: .other
        }
    }
  }
}
