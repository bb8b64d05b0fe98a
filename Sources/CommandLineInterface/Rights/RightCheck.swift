import CaseFile
import RuleModel

/// Decides whether somebody has a right.
struct RightCheck {
  /// The people who are registered, with their roles.
  let users: [CourtUser]
  /// Who acts, as stated.
  let actor: String

  /// The role that is recorded for the actor; nil when none is.
  var role: CourtRole? {
    let name = TextFolding.clean(actor)
    return users.first { $0.name == name }?.role
  }

  /// Why the actor lacks a right; nil when the actor has it.
  ///
  /// A court that has registered nobody has not said who may do what: there everybody may. Elsewhere somebody unknown
  /// has a clerk's rights. While nobody who leads is registered, everybody may register people, or nobody ever could.
  func denial(of right: CommandRight) -> CommandFailure.PermissionFault? {
    if users.isEmpty || right.roles.contains(role ?? CommandRight.roleOfUnregistered) { return nil }
    let holders = users.filter { right.roles.contains($0.role) }
    if right == .manageUsers, holders.isEmpty { return nil }
    return .right(right, actor: TextFolding.clean(actor), role: role, holders: holders)
  }
}
