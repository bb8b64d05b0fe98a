import CaseFile
import CivilCalendar

/// Whose copy a workbook is (防盗拍水印): printers put it behind the cells and on every page.
///
/// It traces and does not protect: whoever has the file can take all of it away. What proves a copy is the journal's entry.
public struct Watermark: Hashable, Sendable {
  /// For whom the copy is.
  public let recipient: Recipient
  /// When it was issued; printed in court time.
  public let issuedAt: Instant
  /// The code of the copy.
  public let code: TraceCode
  /// Language of its words.
  public let language: ReportLanguage

  /// A watermark.
  public init(recipient: Recipient, issuedAt: Instant, code: TraceCode, language: ReportLanguage) {
    self.recipient = recipient
    self.issuedAt = issuedAt
    self.code = code
    self.language = language
  }
}

extension Workbook {
  /// The workbook as the copy of one recipient: with the watermark for printers that draw it, a line of its own in the
  /// footer of every sheet, a line in the place that a sheet keeps for it, and document properties.
  public func marked(_ watermark: Watermark) -> Workbook {
    var copy = self
    copy.watermark = watermark
    copy.properties.custom += [
      .init(name: Watermark.Property.code, value: watermark.code.text),
      .init(name: Watermark.Property.recipient, value: watermark.recipient.name),
      .init(name: Watermark.Property.issuedAt, value: watermark.issuedAt.description),
    ]
    for index in copy.sheets.indices {
      copy.sheets[index].page.footer.putAbove(watermark.line)
      copy.sheets[index].putRecipientLine(watermark.line)
    }
    return copy
  }
}

extension Watermark {
  /// Colour of the picture, before it is made pale.
  public static let ink = Palette.ink

  /// Names of the document properties that a copy carries.
  public enum Property {
    /// The trace code.
    public static let code = "chuqing.traceCode"
    /// For whom the copy is.
    public static let recipient = "chuqing.recipient"
    /// When it was issued, in UTC.
    public static let issuedAt = "chuqing.issuedAt"
  }
}

extension PageSetup.Line {
  /// Puts a text on a line of its own above the three parts, where it meets none of them however long it is.
  fileprivate mutating func putAbove(_ text: String) {
    left = [.text(text + "\n")] + left
    if !center.isEmpty { center = [.text("\n")] + center }
    if !right.isEmpty { right = [.text("\n")] + right }
  }
}

extension Sheet {
  /// Writes a text into the cell that the sheet keeps for it.
  fileprivate mutating func putRecipientLine(_ text: String) {
    guard let place = recipientLine else { return }
    var start = 0
    for index in blocks.indices {
      let count = blocks[index].rowCount
      if case .rows(var rows) = blocks[index], (start..<start + count).contains(place.row) {
        let row = place.row - start
        guard rows[row].cells.indices.contains(place.column) else { return }
        rows[row].cells[place.column].value = .text(text)
        blocks[index] = .rows(rows)
        return
      }
      start += count
    }
  }
}
