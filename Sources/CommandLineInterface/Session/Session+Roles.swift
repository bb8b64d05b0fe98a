import CaseFile
import CaseStore
import RuleModel

extension Session {
  /// Lets only users of certain roles go on.
  ///
  /// A court that has registered no user has not said who may do what: there everybody may. Identity is claimed, not
  /// proven.
  ///
  /// - Throws: `.notPermitted(.role…)` when users are registered and the actor has none of the roles.
  func require(_ roles: CourtRole..., in store: CaseStore) throws(CommandFailure) {
    let users: [CourtUser]
    do throws(StoreError) {
      users = try store.users()
    } catch { throw .store(error) }
    guard !users.isEmpty else { return }
    let name = TextFolding.clean(actor)
    let user = users.first { $0.name == name }
    if let user, roles.contains(user.role) { return }
    throw .notPermitted(.role(of: actor, is: user?.role, required: roles))
  }
}

extension CommandFailure.PermissionFault {
  /// Why a role is not enough.
  static func roleText(of actor: String, is role: CourtRole?, required: [CourtRole], _ say: Language) -> FailureText {
    let list = required.map { $0.label(say) }.joined(separator: say("、", ", "))
    let known = role.map { say("登记为\($0.label(.zh))", "is recorded as \($0.label(.en))") }
    return FailureText(
      say(
        "须由\(list)操作；\(actor)\(known ?? "没有登记")。",
        "This needs one of: \(list); \(actor) \(known ?? "is not registered")."),
      say("由有权的人操作（--as 姓名），名单见 chuqing users list。", "Let one of them do it (--as NAME; see chuqing users list)."))
  }
}
