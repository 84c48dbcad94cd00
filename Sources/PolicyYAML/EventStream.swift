import CLibYAML

/// libyaml's event parser over bytes that somebody else keeps alive.
///
/// The document interface of libyaml is quadratic in places and is never called.
struct EventStream: ~Copyable {
  /// Why libyaml could not go on.
  struct Problem {
    /// libyaml's words; empty when memory ran out.
    let text: String
    let context: String
    let mark: yaml_mark_t
    let contextMark: yaml_mark_t
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  init(_ text: ByteText) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deinitialize(count: 1)
    parser.deallocate()
  }

  /// Fills in the next event, which the caller deletes, or returns false; then `problem` says why.
  func next(_ event: inout yaml_event_t) -> Bool { isReady && yaml_parser_parse(parser, &event) == 1 }

  var problem: Problem {
    let parser = parser.pointee
    return Problem(
      text: parser.problem.map { String(cString: $0) } ?? "", context: parser.context.map { String(cString: $0) } ?? "",
      mark: parser.problem_mark, contextMark: parser.context_mark)
  }
}
