import CaseFile
import CaseStore

extension Session {
  /// Lets only people go on who have a right.
  ///
  /// - Throws: `.notPermitted(.right…)` naming the actor, what is needed and who has it.
  func require(_ right: CommandRight, in store: CaseStore) throws(CommandFailure) {
    let users: [CourtUser]
    do throws(StoreError) {
      users = try store.users()
    } catch { throw .store(error) }
    try require(right, among: users)
  }

  /// As `require(_:in:)`, with the people at hand.
  func require(_ right: CommandRight, among users: [CourtUser]) throws(CommandFailure) {
    if let denial = RightCheck(users: users, actor: actor).denial(of: right) { throw .notPermitted(denial) }
  }

  /// Lets the author of an entry correct it, and others only with the right to correct.
  func requireCorrection(of author: String, among users: [CourtUser]) throws(CommandFailure) {
    guard TextFolding.clean(author) != TextFolding.clean(actor) else { return }
    try require(.correct, among: users)
  }
}
