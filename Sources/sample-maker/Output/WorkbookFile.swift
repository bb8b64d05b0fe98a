import CXLSXWriter
import CivilCalendar
import Foundation

/// A workbook that is being written with libxlsxwriter; owns its C pointer.
///
/// The creation time is fixed, so that the same cells give the same bytes.
final class WorkbookFile {
  /// A style that the sample sheets use.
  enum Style: CaseIterable {
    case title, caption, captionRight, header, text, wrapped, centred, date, amount, count
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var firstError = LXW_NO_ERROR
  private var isClosed = false

  /// Starts a workbook at the path; an existing file is replaced when it is closed.
  init(path: String, title: String) throws(SampleFailure) {
    guard let book = workbook_new(path) else {
      throw .cannotWrite(path: path, reason: "libxlsxwriter refused the name")
    }
    self.book = book
    self.path = path
    for style in Style.allCases { formats[style] = workbook_add_format(book) }
    describeFormats()
    setProperties(title: title)
  }

  deinit { if !isClosed { workbook_close(book) } }

  /// Adds a sheet.
  func addSheet(_ name: String) throws(SampleFailure) -> WorkbookSheet {
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw .cannotWrite(path: path, reason: "bad sheet name \(name)")
    }
    return WorkbookSheet(pointer: sheet, file: self)
  }

  /// Writes the file.
  func close() throws(SampleFailure) {
    isClosed = true
    check(workbook_close(book))
    guard firstError == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, reason: String(cString: lxw_strerror(firstError)))
    }
  }

  /// Remembers the first failure of a writing call; `close` reports it.
  func check(_ error: lxw_error) { if firstError == LXW_NO_ERROR { firstError = error } }

  /// The format of a style.
  func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? { formats[style] }

  private func setProperties(title: String) {
    var properties = lxw_doc_properties()
    // 2019-07-01T00:00:00Z, the eve of the world that the files know.
    properties.created = 1_561_939_200
    title.withCString { titlePointer in
      "示例市中级人民法院（虚构）".withCString { author in
        properties.title = UnsafeMutablePointer(mutating: titlePointer)
        properties.author = UnsafeMutablePointer(mutating: author)
        check(workbook_set_properties(book, &properties))
      }
    }
  }

  private func describeFormats() {
    for style in Style.allCases {
      guard let format = formats[style] else { continue }
      format_set_font_name(format, style == .title || style == .header ? "黑体" : "宋体")
      format_set_font_size(format, style == .title ? 16 : 10)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      switch style {
      case .title, .header, .centred, .date: align(format, LXW_ALIGN_CENTER)
      case .captionRight: align(format, LXW_ALIGN_RIGHT)
      default: break
      }
      let isBody = ![.title, .caption, .captionRight, .wrapped].contains(style)
      if isBody { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
      if style == .header || style == .wrapped { format_set_text_wrap(format) }
      if style == .header { format_set_bg_color(format, 0xEEF2F6) }
      if style == .date { format_set_num_format(format, "yyyy-mm-dd") }
      if style == .amount { format_set_num_format(format, "#,##0.00") }
      if style == .text { format_set_num_format(format, "@") }
    }
  }

  private func align(_ format: UnsafeMutablePointer<lxw_format>, _ alignment: lxw_format_alignments) {
    format_set_align(format, UInt8(alignment.rawValue))
  }
}
