import PolicyReporting
import PolicyRules

extension ExplanationPage {
  /// A rule that was taken out: in which release, why, and what took its place.
  static func retirement(_ retirement: Retirement) -> ExplanationPage {
    ExplanationPage(
      retirement.id, kind: "retired rule", summary: "a rule that policyc does not have any more",
      properties: [
        Entry("retired in", retirement.release), Entry("successor", retirement.successor ?? "none"),
      ],
      sections: [
        Section("Why it was retired", [.paragraph(retirement.reason.sentence)]),
        Section(
          "Where it is still named",
          [
            .paragraph(
              """
              Under `rules:`, in an acceptance, in a comment, after `--rule` and in a baseline it does nothing, and a note \
              says so. Remove it there.
              """)
          ]),
        Section("References", [.links(successor(of: retirement) + [acceptances])]),
      ])
  }

  private static func successor(of retirement: Retirement) -> [Link] {
    retirement.successor.map {
      [Link("`\($0)` took its place", label: "rule", address: PageAddresses().address(of: $0))]
    }
      ?? []
  }

  private static let acceptances = Link("Living with findings", address: "docs/how-to/findings.md#accept-a-finding")
}
