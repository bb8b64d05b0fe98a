/// The insolvency proceedings of the court (程序).
public enum Procedure: String, CaseIterable, Hashable, Sendable {
  /// Bankruptcy liquidation, 破产清算.
  case liquidation
  /// Reorganisation, 重整.
  case reorganization
  /// Composition with creditors, 和解.
  case composition
  /// Compulsory liquidation of a dissolved company, 公司强制清算.
  case compulsoryLiquidation = "compulsory_liquidation"
}
