import CaseFile

extension CellReading {
  /// Whether a row that is not blank carries no case: totals, signatures, headings of parts, repeated headers.
  func isPassedOver(_ row: TableRow, numberAt position: Int, header: LedgerHeader? = nil) -> Bool {
    let number = position < row.cells.count ? text(row.cells[position]) : nil
    if let number {
      // A number that begins with a bracket, as all but the oldest do, is no word.
      if Self.beginsWithYear(number) { return false }
      if LedgerColumn.recognise(number)?.column == .caseNumber { return true }
      if let header, header.levels.count > 1, header.repeats(row) { return true }
    } else if let header, header.levels.count > 1, header.repeats(row) {
      return true
    }
    let words = row.cells.indices.lazy.filter { header?.isRejectsColumn($0) != true }
      .compactMap { self.text(row.cells[$0]) }
    guard let first = words.first else { return true }
    if let number {
      guard number == first || Self.isTotal(number) else { return false }
      return Self.isFooter(number) || Self.isTotal(number) || Self.isHeading(number) && words.dropFirst().first == nil
    }
    if Self.isFooter(first) || words.prefix(2).contains(where: Self.isTotal) { return true }
    return words.dropFirst().first == nil && (Self.isHeading(first) || isPositionOnly(row, header))
  }

  /// Whether nothing but the running number is filled in, as in rows prepared for later.
  private func isPositionOnly(_ row: TableRow, _ header: LedgerHeader?) -> Bool {
    row.cells.indices.allSatisfy { position in
      text(row.cells[position]) == nil || header?.columns[position]?.isIgnored == true
    }
  }

  /// Whether a text begins with a bracket and a digit, half or full width.
  private static func beginsWithYear(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    switch bytes.next() {
    case 0x28: break
    case 0xEF: guard bytes.next() == 0xBC, bytes.next() == 0x88 else { return false }
    default: return false
    }
    switch bytes.next() {
    case .some(0x30...0x39): return true
    case 0xEF: return bytes.next() == 0xBC && (0x90...0x99).contains(bytes.next() ?? 0)
    default: return false
    }
  }

  /// 合计, 本页小计, 2019年总计：5件.
  private static func isTotal(_ text: String) -> Bool {
    let key = TextFolding.key(text)
    guard key.count <= 20 else { return false }
    let word = key.split(separator: ":").first ?? ""
    return totals.contains { key.hasPrefix($0) || word.hasSuffix($0) }
  }

  private static func isFooter(_ text: String) -> Bool {
    let key = TextFolding.key(text)
    return footers.contains { key.hasPrefix($0) }
  }

  /// 一、关停类企业; （二）特困企业.
  private static func isHeading(_ text: String) -> Bool {
    let key = TextFolding.key(text)
    let body = key.hasPrefix("(") ? key.dropFirst() : key[...]
    let numeral = body.prefix { "一二三四五六七八九十".contains($0) }
    guard !numeral.isEmpty, let sign = body.dropFirst(numeral.count).first else { return false }
    return key.hasPrefix("(") ? sign == ")" : "、.．,".contains(sign)
  }

  private static let totals = ["合计", "总计", "共计", "小计", "累计"]
  private static let footers = [
    "填表人", "制表人", "审核人", "填报人", "复核人", "经办人:", "负责人:", "单位负责人", "部门负责人", "联系人", "联系电话", "制表:", "填表:", "审核:",
    "制表日期", "填表日期", "填报日期", "报送日期", "打印日期", "制表时间", "填表时间", "填报时间", "统计截止", "统计截至", "数据截至", "注:", "说明:", "备注:", "填表说明",
    "填报单位",
  ]
}
