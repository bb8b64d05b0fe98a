import ArgumentParser

/// `reports`: reports that were issued.
struct ReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: words(
      "已印发的报告：清单、溯源、重建、核验、对照现在。", "Reports that were issued: list, trace, rebuild, verify, compare with now."),
    discussion: words(
      """
      例：chuqing report situation --period 2019H1 --for '送：王院长、李副院长' --out 态势报告.xlsx
          chuqing reports list
          chuqing reports trace --file 流出的文件.xlsx
          chuqing reports reproduce 715 --out 重建.xlsx
          chuqing reports why 715
      """,
      """
      Example: chuqing report situation --period 2019H1 --for '王院长, 李副院长' --out report.xlsx
               chuqing reports list
               chuqing reports trace --file leaked.xlsx
               chuqing reports reproduce 715 --out again.xlsx
               chuqing reports why 715
      """),
    subcommands: [
      ReportsListCommand.self, ReportsTraceCommand.self, ReportsReproduceCommand.self, ReportsVerifyCommand.self,
      ReportsWhyCommand.self,
    ])
}
