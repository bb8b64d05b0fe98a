import CXLSXWriter
import Reports

/// Writes the page setup of a sheet, which has been checked.
struct PageWriter {
  let sheet: Sheet
  let worksheet: WorksheetPointer
  let pictures: WatermarkPictures?

  private static let paperA4: UInt8 = 9

  /// Writes paper, margins, scale, header and footer.
  func write() throws(WorkbookError) {
    let page = sheet.page
    worksheet_set_paper(worksheet, Self.paperA4)
    if page.isLandscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
    let margins = page.margins
    worksheet_set_margins(worksheet, margins.side, margins.side, margins.top, margins.bottom)
    if page.fitWidth > 0 || page.fitHeight > 0 {
      worksheet_fit_to_pages(worksheet, UInt16(page.fitWidth), UInt16(page.fitHeight))
    }
    if page.centersHorizontally { worksheet_center_horizontally(worksheet) }
    try setRanges(page)
    try setHeaderAndFooter(page)
  }

  private func setRanges(_ page: PageSetup) throws(WorkbookError) {
    let operation = LibraryOperation.sheet(name: sheet.name)
    if let rows = page.repeatedRows {
      try require(
        worksheet_repeat_rows(worksheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)), operation)
    }
    if let columns = page.repeatedColumns {
      try require(
        worksheet_repeat_columns(worksheet, UInt16(columns.lowerBound), UInt16(columns.upperBound)), operation)
    }
    if let area = page.printArea {
      try require(
        worksheet_print_area(
          worksheet, UInt32(area.first.row), UInt16(area.first.column), UInt32(area.last.row),
          UInt16(area.last.column)), operation)
    }
    if !page.breaksBeforeRows.isEmpty {
      var breaks = Set(page.breaksBeforeRows).sorted().map { UInt32($0) } + [0]
      try require(worksheet_set_h_pagebreaks(worksheet, &breaks), operation)
    }
  }

  private func setHeaderAndFooter(_ page: PageSetup) throws(WorkbookError) {
    let operation = LibraryOperation.sheet(name: sheet.name)
    var options = lxw_header_footer_options()
    let picture = try pictures?.page(isLandscape: page.isLandscape)
    let header = HeaderFooterText.render(page.header, pictureInMiddle: picture != nil)
    if !header.isEmpty {
      options.margin = page.margins.header
      let strings = CStringArena()
      options.image_center = picture.flatMap(strings.copy)
      try require(worksheet_set_header_opt(worksheet, header, &options), operation)
      options.image_center = nil
    }
    let footer = HeaderFooterText.render(page.footer)
    if !footer.isEmpty {
      options.margin = page.margins.footer
      try require(worksheet_set_footer_opt(worksheet, footer, &options), operation)
    }
  }
}

/// Headers and footers in the control codes of spreadsheet programs.
enum HeaderFooterText {
  /// Longest header or footer, in UTF-16 units, control codes included.
  static let limit = 255
  // The size first: digits that follow it directly would be taken for a part of it.
  private static let font = "&8&\"宋体,Regular\""

  /// The three parts; empty when there is nothing to print.
  static func render(_ line: PageSetup.Line) -> String {
    part("&L", line.left) + part("&C", line.center) + part("&R", line.right)
  }

  /// The same with a picture in the middle, behind the page.
  static func render(_ line: PageSetup.Line, pictureInMiddle: Bool) -> String {
    guard pictureInMiddle else { return render(line) }
    return part("&L", line.left) + (line.center.isEmpty ? "&C" : part("&C", line.center)) + "&G" + part("&R", line.right)
  }

  private static func part(_ mark: String, _ pieces: [PageSetup.Piece]) -> String {
    guard !pieces.isEmpty else { return "" }
    var result = mark + font
    var followsNumber = false
    for piece in pieces {
      switch piece {
      case .text(let text):
        let clean = XMLText.cleaned(text)
        // `&P+1` would be read as "the page number plus one".
        if followsNumber, clean.first == "+" || clean.first == "-" { result += font }
        for character in clean.unicodeScalars {
          if character == "&" { result.unicodeScalars.append("&") }
          result.unicodeScalars.append(character)
        }
        if !clean.isEmpty { followsNumber = false }
      case .pageNumber:
        result += "&P"
        followsNumber = true
      case .pageCount:
        result += "&N"
        followsNumber = true
      }
    }
    return result
  }
}
