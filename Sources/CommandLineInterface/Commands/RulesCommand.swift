import ArgumentParser

/// `rules`: the law that the program applies, and what the court lays over it.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: words("期限规则：查看、检查、载入本院规则，预看影响。", "Time-limit rules: list, show, check, load, see the impact."),
    discussion: words(
      """
      法定期限随程序而来；政策、管理期限可由本院用一个文件添加或替换（规则覆盖）。
      例：chuqing rules list --node 9    chuqing rules show ebl-2006-14-1
          chuqing rules check 本院规则.yaml    chuqing rules impact 本院规则.yaml    chuqing rules load 本院规则.yaml
      """,
      """
      Statutory limits come with the program; policy and administrative ones can be added or replaced by a file of the
      court's own (an overlay).
      Examples: chuqing rules list --node 9    chuqing rules show ebl-2006-14-1
                chuqing rules check court.yaml    chuqing rules impact court.yaml    chuqing rules load court.yaml
      """),
    subcommands: [
      RulesListCommand.self, RulesShowCommand.self, RulesCheckCommand.self, RulesLoadCommand.self,
      RulesImpactCommand.self,
    ])
}
