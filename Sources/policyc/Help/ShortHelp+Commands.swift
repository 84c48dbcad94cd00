import PolicyModel
import PolicySource

extension ShortHelp {
  static let overview = ShortHelp(
    "policyc", "compile and check the time budgets of agent runs", usage: "COMMAND",
    commands.map { (String($0.command.dropFirst("policyc ".count)), $0.purpose) },
    example: "policyc check policies/",
    more: """
      About a command: policyc COMMAND -h, or --help for all of its options
      To begin: policyc init writes a small project, policyc explain is the manual
      """)

  /// One for each command, in the order of `policyc --help`.
  static let commands = [
    ShortHelp(
      "policyc init", "write a small commented project to start from", usage: "[FOLDER]", [],
      example: "policyc init agents"),
    ShortHelp(
      "policyc check", "report what is wrong, and fix what can be fixed", usage: "[PATH...]",
      [
        ("--fix, --fix=review", "apply the safe fixes; those that need review too"),
        ("--diff", "show what the fixes would change, and write nothing"),
        ("--patch FILE", "write that difference for patch -p0"),
        ("--strict", "let warnings fail the check too"),
        ("--rule ID=SEVERITY", "give a rule another severity, or turn it off"),
        ("--since REVISION", "print the findings that touch a change"),
        ("--baseline FILE", "leave out the findings that FILE has"),
        ("--write-baseline FILE", "write the findings that there are into FILE"),
        ("--max-findings N", "print the gravest N"),
        ("--format FORMAT", "text, json, jsonl, sarif, github, gitlab, junit, ..."),
        ("--report FORMAT=FILE", "write the findings into a file as well"),
      ],
      example: "policyc check policies/ --strict"),
    ShortHelp(
      "policyc show", "print every value with its origin, and what is guaranteed", usage: "[PATH]",
      [
        ("--why FIELD", "everything that is said about one field"),
        ("--timeline", "draw the clocks on one axis"),
        ("--surface SURFACE", "\(Words.list(Surface.words, "or")) only"),
        ("--target NAME", "the policies of one program only"),
        ("--format FORMAT", "text or json; with --timeline text or svg"),
      ],
      example: "policyc show policies/ --timeline --surface web"),
    ShortHelp(
      "policyc explain", "explain a rule, a field, a surface, a target or a variable", usage: "[TOPIC]",
      [("--project PATH", "the project at hand, whose targets and variables count")],
      example: "policyc explain run.hard_cap"),
    ShortHelp(
      "policyc rules", "list everything that a check can report", usage: "",
      [("--format FORMAT", "text, json or markdown")],
      example: "policyc rules"),
    ShortHelp(
      "policyc compile", "print the budgets as JSON, with the origin of every value", usage: "[PATH]", [],
      example: "policyc compile policies/"),
    ShortHelp(
      "policyc export", "write the environment files of a deployment", usage: "[PATH]",
      [
        ("--check", "write nothing; show what would change"),
        ("--target NAME", "print the variables of one program"),
        ("--dialect DIALECT", "how they are written: portable, compose, systemd, ..."),
        ("-o, --output FILE", "write them to FILE"),
        ("--explain", "put the origin above each variable"),
        ("--follow-up", "print what the deployment has to hold"),
        ("--force", "replace a file that policyc did not write"),
      ],
      example: "policyc export policies/ --check"),
    ShortHelp(
      "policyc audit", "say whether a deployment passes the exported variables on", usage: "FILE...",
      [
        ("--policies PATH", "the policies, if they do not lie in policies/"),
        ("--target NAME", "look at one program only"),
        ("--service NAME", "look at one service of the compose files only"),
        ("--strict", "let warnings fail the audit too"),
        ("--format FORMAT", "text, json, jsonl, sarif, github, gitlab, junit, checkstyle"),
      ],
      example: "policyc audit compose.yaml .env.example --target gateway"),
    ShortHelp(
      "policyc test", "run the scenarios: runs with an expected outcome", usage: "[PATH...]",
      [
        ("--filter TEXT", "only scenarios with TEXT in their name"),
        ("--coverage", "show which limits the passing scenarios cover"),
        ("--min-coverage N", "fail below N percent"),
        ("--format FORMAT", "text, json or junit"),
      ],
      example: "policyc test policies/ --filter incident"),
    ShortHelp(
      "policyc replay", "say what a policy would have made of recorded runs", usage: "TRACE...",
      [
        ("--policy FILE", "the policy"),
        ("--set FIELD=VALUE", "another value, such as run.hard_cap=45m"),
        ("--against FILE", "a second policy, side by side"),
        ("--session ID", "the run of a recording that has several"),
        ("--setup DURATION", "how long the set-up took before"),
        ("--format FORMAT", "text or json"),
      ],
      example: "policyc replay run.ndjson --policy policies/web.yaml"),
  ]
}
