/// By what statistics can be grouped.
public enum Dimension: String, CaseIterable, Hashable, Sendable {
  /// 承办法官.
  case judge
  /// 程序.
  case procedure
  /// 类型.
  case category
  /// 隶属.
  case ownerLevel = "owner_level"
  /// Court of the docket, from its own column or its number.
  case court
  /// 主管单位.
  case supervisingBody = "supervising_body"
  /// 承办部门.
  case division
}

/// One value a case, stored as positions in a list of distinct values.
public struct DimensionColumn: Hashable, Sendable {
  /// Distinct values in the order in which reports list them.
  public var values: [String]
  /// For each case the position of its value, −1 for none.
  public var codes: [Int32]

  /// A column.
  public init(values: [String], codes: [Int32]) {
    self.values = values
    self.codes = codes
  }
}
