import CivilCalendar

/// The procedure of a docket, in the ledger's words.
enum Procedure: String, CaseIterable, Sendable {
  case liquidation = "清算"
  case compulsoryLiquidation = "强制清算"
  case reorganisation = "重整"
  case settlement = "和解"
}

/// What closed a docket (结案方式).
enum CloseManner: String, CaseIterable, Sendable {
  case distributed = "终结破产程序(财产分配完毕)"
  case withoutAssets = "终结破产程序(无财产可供分配)"
  case dismissed = "驳回申请"
  case planApproved = "批准重整计划"
  case settlementApproved = "认可和解协议"
  case liquidationEnded = "终结强制清算程序"
  case converted = "强清转破产"
  case applicationAccepted = "裁定受理"
  case applicationRefused = "不予受理"
  case applicationWithdrawn = "准予撤回"
}

/// An invented enterprise (户).
struct Enterprise: Sendable {
  var name: String
  /// 统一社会信用代码; empty for enterprises that never got one.
  var creditCode: String
  /// 注册号, where there is no credit code but an old licence.
  var registrationNumber: String
  /// 关停 or 特困.
  var category: String
  /// 央属, 省属, 市属 or 区属.
  var ownerLevel: String
  var supervisingBody: String
  var claimsFen: Int
  /// Nil where the ledger leaves the cell empty.
  var assetsFen: Int?
  var employees: Int
}

/// One docket (件) of the rehearsal court.
struct Docket: Sendable {
  var number: String
  var kind: Slot.Kind
  var procedure: Procedure
  var enterprise: Enterprise
  var judge: String
  var clerk: String
  var administrator: String
  var filedOn: CivilDate
  var acceptedOn: CivilDate?
  var closedOn: CivilDate?
  var closeManner: CloseManner?
  /// The applicant is a creditor: the debtor is notified and may object.
  var isCreditorsApplication: Bool
  /// 是, 否, or empty before 2018.
  var fastTrack: String
  var supervision: String
  var note: String
  /// 档案柜号, a column that no importer knows.
  var cabinet: String

  /// Whether the docket belongs to the old ledger: filed before the numbering rules of 2016.
  var isLegacy: Bool { filedOn.year < 2016 }
}
