import PolicyModel

@testable import PolicyTimeline

/// A run as a test writes it: `text 0s..11m/10s; idle 11m; ask 2m a; reply 3m a approve; work 5m`.
struct Script {
  let steps: [RunStep]

  init(_ text: String) {
    steps = text.split(separator: ";").flatMap { Self.steps($0.split(separator: " ").map(String.init)) }
  }

  private static func steps(_ words: [String]) -> [RunStep] {
    guard words.count >= 2 else { return [] }
    if words[0] == "work" { return [.work(through: .written(words[1]))] }
    guard let event = event(words) else { return [] }
    return instants(words[1]).map { .event(event, at: $0) }
  }

  private static func event(_ words: [String]) -> RunEvent? {
    switch words[0] {
    case "ask": .ask(ApprovalID(words[2]))
    case "reply": ApprovalReply(rawValue: words[3]).map { .reply(ApprovalID(words[2]), $0) }
    default: plainEvents[words[0]]
    }
  }

  private static let plainEvents: [String: RunEvent] = [
    "text": .text, "tool-start": .toolStart, "tool-end": .toolEnd, "reasoning": .reasoning, "status": .status,
    "idle": .idle, "error": .error, "eof": .eof, "cancel": .cancel,
  ]

  /// `10s`, or from..through/every.
  private static func instants(_ text: String) -> [Duration] {
    let parts = text.replacing("..", with: "/").split(separator: "/").map { Duration.written(String($0)).milliseconds }
    guard parts.count == 3 else { return parts.map { .ms($0) } }
    return stride(from: parts[0], through: parts[1], by: Int(parts[2])).map { .ms($0) }
  }
}

extension RunRecord {
  /// What became of the run and of its approvals, in a line: `failed timeout at 30:00, a lost`.
  var summary: String {
    let end =
      outcome.map { outcome in
        let kind = outcome.kind.map { " " + $0.rawValue } ?? ""
        return "\(outcome.result.rawValue)\(kind) at \(outcome.at.onTheClock)"
      } ?? "goes on"
    let fates = approvals.map { ", \($0.approval.id) \($0.fate.rawValue)" }
    return end + fates.joined()
  }

  init(_ parameters: RunParameters, setup: Duration = .zero, _ script: String) {
    self.init(parameters, setup: setup, steps: Script(script).steps)
  }
}
