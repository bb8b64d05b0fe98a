import ArgumentParser
import RuleModel

extension ContractExit {
  /// The exit codes with their meanings, for manuals.
  static let table: [(code: ExitCode, meaning: LocalizedText)] = [
    (done, LocalizedText(zh: "完成", en: "done")), (refused, LocalizedText(zh: "按规则拒绝", en: "refused by a rule")),
    (warnings, LocalizedText(zh: "完成，有提示", en: "done, with warnings")),
    (partlyRejected, LocalizedText(zh: "导入有一部分退回", en: "part of an import rejected")),
    (verificationFailed, LocalizedText(zh: "核验不通过", en: "verification failed")),
    (overdue, LocalizedText(zh: "有逾期（--fail-on-overdue）", en: "something is overdue (with --fail-on-overdue)")),
    (usage, LocalizedText(zh: "命令写法有误", en: "usage")), (badInput, LocalizedText(zh: "输入内容有误", en: "bad input data")),
    (noInput, LocalizedText(zh: "没有这个文件或数据库", en: "no such file or database")),
    (software, LocalizedText(zh: "程序错误", en: "our fault")), (cannotWrite, LocalizedText(zh: "输出写不进去", en: "output cannot be written")),
    (busy, LocalizedText(zh: "忙，稍后再试", en: "busy, try again")), (notPermitted, LocalizedText(zh: "没有权限", en: "not permitted")),
  ]
}
