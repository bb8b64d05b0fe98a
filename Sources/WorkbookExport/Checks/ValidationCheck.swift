import CivilCalendar
import Reports

/// Checks the validations of a sheet.
struct ValidationCheck {
  let sheet: Sheet
  let sheetNames: Set<String>

  private static let titleLimit = 32
  private static let textLimit = 255
  private static let countLimit = 65_530

  /// Fails on the first thing that cannot be stored.
  func run() throws(WorkbookError) {
    guard sheet.validations.count <= Self.countLimit else {
      throw .badValidation(sheet: sheet.name, index: Self.countLimit, reason: .tooMany(sheet.validations.count))
    }
    for (index, validation) in sheet.validations.enumerated() {
      if let reason = fault(of: validation) {
        throw .badValidation(sheet: sheet.name, index: index, reason: reason)
      }
    }
  }

  private func fault(of validation: CellValidation) -> ValidationFault? {
    guard validation.range.isOnSheet else { return .range(validation.range) }
    for message in [validation.prompt, validation.complaint].compactMap({ $0 }) {
      let title = XMLText.cleaned(message.title).utf16.count
      if title > Self.titleLimit { return .titleTooLong(length: title) }
      let text = XMLText.cleaned(message.text).utf16.count
      if text > Self.textLimit { return .textTooLong(length: text) }
    }
    return fault(of: validation.rule)
  }

  private func fault(of rule: CellValidation.Rule) -> ValidationFault? {
    switch rule {
    case .list(let name, let range):
      guard sheetNames.contains(name) else { return .unknownSheet(name) }
      guard range.isOnSheet else { return .range(range) }
      let isLine = range.first.row == range.last.row || range.first.column == range.last.column
      return isLine ? nil : .listShape(range)
    case .date(let days):
      let early = [days.lowerBound, days.upperBound].first { SpreadsheetSerial.serial1900(of: $0) == nil }
      return early.map(ValidationFault.dateBefore1900)
    case .dateUntilToday(let day):
      return SpreadsheetSerial.serial1900(of: day) == nil ? .dateBefore1900(day) : nil
    case .wholeNumber: return nil
    case .number(let range):
      return [range.lowerBound, range.upperBound].first { !$0.isFinite }.map(ValidationFault.limit)
    case .formula(let text):
      let length = XMLText.cleaned(text).utf16.count
      return (1...Self.textLimit).contains(length) ? nil : .formulaLength(length)
    }
  }
}
