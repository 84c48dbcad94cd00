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
  /// The last event, which this stream owns; its type is `YAML_NO_EVENT` before the first.
  let event: UnsafeMutablePointer<yaml_event_t>

  /// - Parameter start: where libyaml begins to read; it is in the text.
  init(_ text: ByteText, from start: Int) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let rest = UnsafeBufferPointer(rebasing: text.base[start...])
    yaml_parser_set_input_string(parser, rest.baseAddress, rest.count)
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// Replaces `event` by the next one, or returns false; then `problem` says why.
  func advance() -> Bool {
    yaml_event_delete(event)
    return isReady && yaml_parser_parse(parser, event) == 1
  }

  var problem: Problem {
    let parser = parser.pointee
    return Problem(
      text: parser.problem.map { String(cString: $0) } ?? "", context: parser.context.map { String(cString: $0) } ?? "",
      mark: parser.problem_mark, contextMark: parser.context_mark)
  }
}
