import CivilCalendar

/// What stands in the ledger of W2, made before the clock starts: both sides only have to write it.
struct LedgerColumns {
  let numbers: [String]
  let debtors: [String]
  let codes: [String]
  let days: [Int32]

  /// Titles of the twenty columns.
  static let titles = [
    "序号", "案号", "企业名称", "统一社会信用代码", "类型", "隶属", "程序", "承办法官", "管理人", "立案日期", "受理日期", "结案日期", "债权总额", "资产总额",
    "职工人数", "审理天数", "清偿率", "当前节点", "快速审理", "备注",
  ]

  /// Words that repeat.
  static let categories = ["关停", "特困"]
  static let levels = ["省属", "市属", "区属", "央属"]
  static let judges = ["陈法官", "李法官", "王法官", "张法官", "刘法官", "黄法官", "周法官"]
  static let administrators = ["示例律师事务所", "示例会计师事务所", "示例清算事务所"]
  static let nodes = ["立案", "裁定受理", "指定管理人", "债权申报期届满", "第一次债权人会议", "宣告破产", "终结破产程序"]

  /// The ledger of so many cases.
  init(count: Int) {
    numbers = (0..<count).map { "(\(2007 + $0 * 19 / count))示01破\($0 + 1)号" }
    debtors = (0..<count).map { "示例市轻工第\($0 + 1)总公司" }
    codes = (0..<count).map { "91440100\(100_000_000 + $0)X" }
    days = (0..<count).map { 13_514 + Int32($0 * 7_120 / count) }
  }
}
