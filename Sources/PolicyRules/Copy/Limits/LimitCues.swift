/// Words that tell what a duration in a sentence is about.
///
/// They are English, as the units are; `LimitSamples` in the tests has the sentences that each set is for.
enum LimitCues {
  // MARK: Limits

  static let limitNouns: Set = [
    "allowance", "bound", "budget", "cap", "caps", "capped", "ceiling", "deadline", "deadlines", "limit", "limited",
    "limits", "max", "maximum", "permitted", "possible", "time's",
    "timeout", "timeouts", "window",
  ]
  /// What ends a run.
  static let endings: Set = [
    "abort", "aborted", "aborts", "canceled", "cancelled", "cancels", "cut", "elapsed", "end", "ended", "ends",
    "halted",
    "interrupted", "killed", "passed", "quit", "stop", "stopped", "stops", "terminated", "timed",
  ]
  /// How long something was, beside a run or alone.
  static let spans: Set = ["lasted", "ran", "taken", "took", "worked"]
  /// What a limit may be about; none by itself says that a duration is one.
  static let subjects: Set = ["agent", "job", "jobs", "run", "runs", "session", "task", "tasks"]
  static let pronouns: Set = ["everybody", "everyone", "it", "they", "you"]
  /// What makes a limit of what such a subject has.
  static let possessions: Set = ["allowed", "enough", "get", "gets", "got", "had", "has", "have", "must"]
  /// The same, but of nothing that a pronoun stands for: "it can take 10 minutes".
  static let permissions: Set = ["allow", "allows", "can", "last", "lasts", "may", "running", "take", "takes"]
  /// Words right before a duration that make a limit of it beside such a subject.
  static let governors: Set = ["after", "beyond", "exceed", "exceeded", "exceeds", "most", "over", "past", "than"]

  static let capWords: Set = ["altogether", "cap", "caps", "capped", "entire", "hard", "overall", "total", "whole"]
  static let runWords: Set = ["run", "runs", "task", "tasks", "job", "jobs", "work", "worked"]
  static let silenceWords: Set = [
    "hanging", "hung", "idle", "inactive", "inactivity", "quiet", "silence", "silent", "stalled", "stuck",
    "unresponsive",
  ]
  /// Beside a negation they speak of silence.
  static let signsOfLife: Set = [
    "activity", "appeared", "arrived", "call", "calls", "came", "done", "happened", "heard", "life", "move", "moved",
    "output", "printed", "produced", "progress", "said", "say", "saying", "seen", "shown", "sign", "signs", "text",
    "written",
    "wrote",
  ]
  /// The same, unless the text is about an approval.
  static let responses: Set = ["replied", "reply", "respond", "responded", "responding", "responds", "response"]
  static let approvalWords: Set = [
    "approval", "approvals", "approve", "approved", "approves", "ask", "asked", "asks", "confirm", "confirmation",
    "confirmed", "consent", "decide", "decided", "decision", "permission", "question",
  ]
  /// They speak of an approval beside one of `people`, or in a text about one: the agent answers as well.
  static let answers: Set = [
    "answer", "answered", "answers", "prompt", "replied", "reply", "request", "respond", "responded", "response",
    "wait",
    "waited", "waiting", "waits",
  ]
  static let people: Set = [
    "anybody", "anyone", "nobody", "one", "people", "person", "somebody", "someone", "you", "your",
  ]

  // MARK: Something else

  static let retries: Set = [
    "afterwards", "again", "continue", "continued", "continues", "later", "next", "reconnect", "reconnecting",
    "reconnects", "relaunch", "repeat", "repeats",
    "rerun", "reruns", "restart", "restarted", "restarting", "restarts", "resubmit", "resume", "resumed", "resumes",
    "retried", "retries", "retry", "retrying", "shortly", "soon", "tomorrow",
  ]
  static let rates: Set = ["each", "every", "once", "per", "times", "twice"]
  static let typical: Set = [
    "average", "commonly", "estimate", "estimated", "example", "expected", "generally", "mostly", "normal", "normally",
    "often", "rarely", "seldom", "sometimes", "typical", "typically", "usual", "usually",
  ]
  static let otherRuns: Set = [
    "another", "earlier", "other", "others", "previous", "similar", "week's", "yesterday", "yesterday's",
  ]
  /// Before a run they say that it is not this one.
  static let ordinals: Set = ["first", "last", "new", "old", "second", "third"]
  /// First words of advice.
  static let advice: Set = [
    "aim", "allow", "break", "check", "choose", "come", "consider", "divide", "expect", "give", "keep", "make", "pick",
    "plan",
    "please", "send", "split", "try", "use", "wait", "write",
  ]
  static let adviceLeads: Set = [
    "and", "can", "could", "just", "may", "might", "now", "or", "should", "so", "then", "to", "you",
  ]
  static let hypotheses: Set = ["might", "would"]
  static let smallerTasks: Set = [
    "chunks", "part", "parts", "pieces", "portions", "shorter", "smaller", "split", "steps",
  ]

  /// Right before a duration: it is a part or a surplus of something.
  static let surplus: Set = [
    "additional", "another", "by", "extra", "final", "first", "further", "initial", "never", "no", "not", "opening",
    "plus", "previous", "remaining",
  ]
  static let recent: Set = ["last", "past"]
  /// Right behind it: it lies before, after or beside something.
  static let relations: Set = [
    "above", "ago", "ahead", "away", "before", "beforehand", "behind", "below", "earlier", "early", "extra", "faster",
    "late",
    "later", "left", "less", "longer", "more", "off", "old", "over", "past", "prior", "remaining", "short", "shorter",
    "slower", "sooner", "too", "under",
  ]
  static let small: Set = ["earlier", "faster", "fewer", "less", "quicker", "rather", "shorter", "sooner"]
  static let units: Set = ["day", "hour", "minute", "month", "second", "week", "year"]

  /// What has times of its own.
  static let otherThings: Set = [
    "admin", "admins", "alert", "alerts", "archived", "artifact", "artifacts", "backup", "backups", "branch", "break",
    "build", "builds", "button", "cache", "cached", "checkout", "ci", "clone", "cloned", "cloning", "container",
    "cooldown",
    "copy", "coffee", "connection", "credit", "credits", "dashboard", "data", "database", "deleted", "deploy",
    "deployment",
    "dependencies", "disappear", "disappears", "download", "downloading", "downtime", "engineer", "engineers", "extend",
    "extended", "extension", "file", "files", "fix", "heartbeat", "heartbeats", "help", "helps", "history", "image",
    "incident",
    "install",
    "installation", "installing", "invitation", "keeps", "kept", "line", "link", "links", "log", "logs", "maintainer",
    "maintainers", "maintenance", "meeting", "message", "messages", "model", "network", "notification",
    "notifications", "operator", "operators", "outage", "page", "pages", "pause", "ping", "pipeline", "plan", "poll",
    "polling", "position",
    "provider", "provision", "provisioning", "push", "queue", "queued", "quota", "rate", "record", "recording",
    "records",
    "recover", "recovery", "refresh", "refreshed", "release", "reminder", "reminders", "removed", "repair", "repairs",
    "report", "reset", "resets", "result", "results", "retained", "retention", "review", "saved", "server", "servers",
    "set",
    "setup", "slot", "slots", "staff", "start", "startup", "starting", "status", "store", "stored", "support", "team",
    "test", "tests", "thread", "token", "tokens", "transcript", "update", "updated", "updates", "url", "video",
    "visible",
    "walk", "warm", "warning", "workflow", "workspace",
  ]
  /// What a thing is for a time; an approval may be so as well.
  static let validity: Set = ["available", "code", "expire", "expired", "expires", "open", "valid"]

  static let negations: Set = [
    "can't", "cannot", "couldn't", "didn't", "doesn't", "don't", "fail", "failed", "fails", "hasn't", "haven't",
    "isn't",
    "missing", "neither", "never", "no", "nobody", "none", "not", "nothing", "unable", "wasn't", "without", "won't",
    "wouldn't",
  ]
  static let obligations: Set = [
    "allowed", "had", "has", "have", "limit", "limited", "maximum", "must", "need", "needed", "needs", "only",
    "required",
  ]
  static let hedges: Set = [
    "about", "almost", "approximately", "around", "circa", "ca", "nearly", "roughly", "some", "approx",
  ]
  /// What may stand before "an hour" that is a duration; elsewhere it is a rate.
  static let beforeArticle: Set = [
    "about", "after", "allowed", "almost", "around", "at", "be", "beyond", "exactly", "exceed", "exceeded", "exceeds",
    "for",
    "get", "gets", "got", "had", "has", "have", "idle", "in", "is", "just", "last", "lasted", "lasts", "least", "most",
    "nearly", "of", "only", "over", "past", "quiet", "ran", "roughly", "silent", "take", "takes", "than", "to", "took",
    "under", "up", "was", "with", "within", "without", "worked",
  ]
  /// What may stand behind "10-minute" that is a limit.
  static let compoundNouns: Set = [
    "answer", "approval", "hard", "idle", "inactivity", "mark", "period", "run", "silence", "time", "wait",
  ]
  static let conjunctions: Set = [
    "although", "and", "because", "but", "if", "once", "since", "so", "then", "though", "unless", "when", "whereas",
    "which",
    "while",
  ]
}
