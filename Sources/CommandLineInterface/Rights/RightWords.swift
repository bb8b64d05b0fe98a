import CaseFile
import RuleModel

extension CommandRight {
  /// What the right allows, as a verb.
  func name(_ say: Language) -> String {
    switch self {
    case .read: return say("查看", "read")
    case .enter: return say("登记案件和节点", "record cases and milestones")
    case .correct: return say("更正他人登记的内容", "correct what others recorded")
    case .release: return say("解锁", "release locks")
    case .supervise: return say("挂牌督办、评查抽样", "order supervision and draw samples")
    case .review: return say("登记评查结果", "record reviews")
    case .issue: return say("印发报告", "issue copies of reports")
    case .run: return say("扫描和定时任务", "scan and run scheduled work")
    case .schedule: return say("设定定时报告", "schedule reports")
    case .loadLaw: return say("载入规则和放假安排", "load rules and holidays")
    case .setTargets: return say("设定年度目标", "set annual targets")
    case .manageUsers: return say("登记人员角色", "change roles")
    }
  }

  /// What the table cannot show: who must approve, and exceptions.
  func remark(_ say: Language) -> String? {
    switch self {
    case .correct: return say("本人登记的，本人可以更正。", "Everybody may correct his own entries.")
    case .release:
      return say(
        "须由庭长批准（再次或久拖的由分管院领导），见 --approver。",
        "Needs the approval of the division chief (again or after long: a court leader), see --approver.")
    case .issue: return say("report --for；不写 --for 的报告人人可出。", "report --for; a report without --for is open to everybody.")
    case .loadLaw: return say("--dry-run 人人可用。", "--dry-run is open to everybody.")
    case .manageUsers: return say("还没有登记庭长、分管院领导、审管办时，人人可以。", "Open to everybody until one of these is registered.")
    case .supervise:
      return say("supervise propose 不加 --accept 的，人人可用。", "supervise propose without --accept is open to everybody.")
    case .review: return say("承办法官不能评查自己的案件。", "Nobody reviews a case of his own.")
    case .read, .enter, .run, .schedule, .setTargets: return nil
    }
  }
}

extension CourtUser {
  /// `王庭长（庭长）`.
  func label(_ say: Language) -> String { say("\(name)（\(role.label(.zh))）", "\(name) (\(role.label(.en)))") }
}

extension CommandFailure.PermissionFault {
  /// What is not permitted, who may do it, and how.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .clockInRealDatabase:
      return FailureText(
        say("正式库不能用 --now 改变记录时间。", "The clock cannot be set when writing to a real database."),
        say(
          "去掉 --now；演练请用 init --rehearsal 另建一个库。",
          "Drop --now; to rehearse, create another database with init --rehearsal."))
    case .right(let right, let actor, let role, let holders):
      let known =
        role.map { say("登记为\($0.label(.zh))", "is registered as \($0.label(.en))") }
        ?? say("没有登记角色，只有书记员的权限", "has no role and so a clerk's rights")
      let needed = CourtRole.registrable.filter(right.roles.contains).map { $0.label(say) }
        .joined(separator: say("、", ", "))
      return FailureText(
        say(
          "\(actor)\(known)，不能\(right.name(.zh))；须由\(needed)办理。",
          "\(actor) \(known) and may not \(right.name(.en)); this needs one of: \(needed)."),
        Self.remedy(holders, say))
    }
  }

  private static func remedy(_ holders: [CourtUser], _ say: Language) -> String {
    guard let first = holders.first else {
      return say(
        "还没有登记这样的人员：chuqing users add 姓名 --role 角色（见 chuqing users roles）。",
        "Nobody of that kind is registered: chuqing users add NAME --role ROLE (see chuqing users roles).")
    }
    let names = holders.prefix(6).map { $0.label(say) }.joined(separator: say("、", ", "))
    return say(
      "请\(names)办理：由本人在命令后加 --as \(first.name)；各角色的权限见 chuqing users roles。",
      "Ask \(names): who acts adds --as '\(first.name)'; what each role may do: chuqing users roles.")
  }
}
