import PolicyRules
import PolicyWorkspace

extension CheckCommand {
  /// Says what is passed over, and which options do nothing any more.
  func remark(on listing: WorkspaceListing) {
    listing.remark(to: quiet.remarks)
    for retirement in overrides.compactMap(\.retirement) {
      Remark.write("--rule: \(retirement.notice)", help: retirement.help, to: quiet.remarks)
    }
  }
}
