import ArgumentParser

/// `ledger`: ledgers that are edited in a spreadsheet program and taken back.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: words("领取台账到 Excel 里修改，再签入。", "Fetch a ledger, edit it in Excel, and take it back."),
    discussion: words(
      """
      例：chuqing ledger checkout --judge 张三 --out 台账.xlsx
          （在 Excel、WPS 或 LibreOffice 里修改、存盘）
          chuqing ledger checkin 台账.xlsx --dry-run
          chuqing ledger checkin 台账.xlsx
      """,
      """
      Example: chuqing ledger checkout --judge 张三 --out ledger.xlsx
               (edit and save it in Excel, WPS or LibreOffice)
               chuqing ledger checkin ledger.xlsx --dry-run
               chuqing ledger checkin ledger.xlsx
      """),
    subcommands: [LedgerCheckoutCommand.self, LedgerCheckinCommand.self])
}
