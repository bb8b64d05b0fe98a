import CXLSXWriter
import CivilCalendar
import Reports

/// Writes the validations of a sheet, which have been checked.
struct ValidationWriter {
  let sheet: Sheet
  let worksheet: WorksheetPointer

  /// Writes them all. The library copies what it is given.
  func write() throws(WorkbookError) {
    for validation in sheet.validations {
      let strings = CStringArena()
      var options = lxw_data_validation()
      apply(validation.rule, to: &options, strings)
      options.error_type = code(
        validation.severity == .stop ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING)
      if let prompt = validation.prompt {
        options.input_title = strings.copyUnlessEmpty(XMLText.cleaned(prompt.title))
        options.input_message = strings.copyUnlessEmpty(XMLText.cleaned(prompt.text))
      }
      if let complaint = validation.complaint {
        options.error_title = strings.copyUnlessEmpty(XMLText.cleaned(complaint.title))
        options.error_message = strings.copyUnlessEmpty(XMLText.cleaned(complaint.text))
      }
      let range = validation.range
      try require(
        worksheet_data_validation_range(
          worksheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
          UInt16(range.last.column), &options), .sheet(name: sheet.name))
    }
  }

  private func apply(
    _ rule: CellValidation.Rule, to options: inout lxw_data_validation, _ strings: CStringArena
  ) {
    switch rule {
    case .list(let name, let range):
      options.validate = code(LXW_VALIDATION_TYPE_LIST_FORMULA)
      options.value_formula = strings.copy(SheetReference.formula(range, sheet: name))
    case .date(let days):
      options.validate = code(LXW_VALIDATION_TYPE_DATE_NUMBER)
      options.criteria = code(LXW_VALIDATION_CRITERIA_BETWEEN)
      options.minimum_number = Double(SpreadsheetSerial.serial1900(of: days.lowerBound) ?? 1)
      options.maximum_number = Double(SpreadsheetSerial.serial1900(of: days.upperBound) ?? 1)
    case .dateUntilToday(let day):
      options.validate = code(LXW_VALIDATION_TYPE_DATE_FORMULA)
      options.criteria = code(LXW_VALIDATION_CRITERIA_BETWEEN)
      options.minimum_formula = strings.copy("=\(SpreadsheetSerial.serial1900(of: day) ?? 1)")
      options.maximum_formula = strings.copy("=TODAY()")
    case .wholeNumber(let range):
      options.validate = code(LXW_VALIDATION_TYPE_INTEGER)
      options.criteria = code(LXW_VALIDATION_CRITERIA_BETWEEN)
      options.minimum_number = Double(range.lowerBound)
      options.maximum_number = Double(range.upperBound)
    case .number(let range):
      options.validate = code(LXW_VALIDATION_TYPE_DECIMAL)
      options.criteria = code(LXW_VALIDATION_CRITERIA_BETWEEN)
      options.minimum_number = range.lowerBound
      options.maximum_number = range.upperBound
    case .formula(let text):
      options.validate = code(LXW_VALIDATION_TYPE_CUSTOM_FORMULA)
      options.value_formula = strings.copy("=" + XMLText.cleaned(text))
    }
  }
}
