import CXLSXWriter
import Reports

/// The library's formats for the styles of a workbook, by position.
struct FormatTable {
  private let formats: [FormatPointer]
  private let dateFormats: [FormatPointer]

  /// Number of styles.
  var count: Int { formats.count }

  /// One format a style; a style without a number format gets a second one for days, which would else show as
  /// numbers. Formats that no cell uses are not written.
  init(_ styles: StyleTable, in document: OpenWorkbook) throws(WorkbookError) {
    var plain: [FormatPointer] = []
    var dates: [FormatPointer] = []
    for style in styles.styles {
      let format = try document.addFormat()
      Self.apply(style, to: format)
      plain.append(format)
      guard style.numberFormat == nil else {
        dates.append(format)
        continue
      }
      let dateFormat = try document.addFormat()
      Self.apply(style.with { $0.numberFormat = "yyyy-mm-dd" }, to: dateFormat)
      dates.append(dateFormat)
    }
    formats = plain
    dateFormats = dates
  }

  /// The format of a style; nil for a position that the table does not have.
  @inline(__always)
  func format(_ style: StyleID) -> FormatPointer? {
    formats.indices.contains(style.index) ? formats[style.index] : nil
  }

  /// The format in which days of a style are written.
  func dateFormat(_ style: StyleID) -> FormatPointer? {
    dateFormats.indices.contains(style.index) ? dateFormats[style.index] : nil
  }

  /// Number of the format `@` (ECMA-376 part 1, 18.8.30).
  private static let builtInTextFormat: UInt8 = 49

  private static func apply(_ style: CellStyle, to format: FormatPointer) {
    applyFont(style, to: format)
    if let fill = style.fill {
      format_set_pattern(format, code(LXW_PATTERN_SOLID))
      format_set_fg_color(format, code(fill))
    }
    switch style.horizontal {
    case .left: format_set_align(format, code(LXW_ALIGN_LEFT))
    case .center: format_set_align(format, code(LXW_ALIGN_CENTER))
    case .right: format_set_align(format, code(LXW_ALIGN_RIGHT))
    }
    switch style.vertical {
    case .top: format_set_align(format, code(LXW_ALIGN_VERTICAL_TOP))
    case .middle: format_set_align(format, code(LXW_ALIGN_VERTICAL_CENTER))
    case .bottom: format_set_align(format, code(LXW_ALIGN_VERTICAL_BOTTOM))
    }
    if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
    if style.wraps { format_set_text_wrap(format) }
    if style.shrinks, !style.wraps { format_set_shrink(format) }
    switch style.numberFormat {
    case nil: break
    case "@": format_set_num_format_index(format, builtInTextFormat)
    case let numberFormat?: format_set_num_format(format, numberFormat)
    }
    if style.isUnlocked { format_set_unlocked(format) }
    applyBorders(style.borders, to: format)
  }

  private static func applyFont(_ style: CellStyle, to format: FormatPointer) {
    format_set_font_name(format, style.typeface.name)
    format_set_font_family(format, style.typeface.family)
    if style.typeface != .figures { format_set_font_charset(format, Typeface.chineseCharset) }
    format_set_font_size(format, style.points)
    format_set_font_color(format, code(style.ink))
    if style.isBold { format_set_bold(format) }
  }

  private static func applyBorders(_ borders: Borders, to format: FormatPointer) {
    if borders.top.line != .none {
      format_set_top(format, borders.top.line.code)
      format_set_top_color(format, code(borders.top.color))
    }
    if borders.bottom.line != .none {
      format_set_bottom(format, borders.bottom.line.code)
      format_set_bottom_color(format, code(borders.bottom.color))
    }
    if borders.left.line != .none {
      format_set_left(format, borders.left.line.code)
      format_set_left_color(format, code(borders.left.color))
    }
    if borders.right.line != .none {
      format_set_right(format, borders.right.line.code)
      format_set_right_color(format, code(borders.right.color))
    }
  }
}

extension Typeface {
  /// The name under which Chinese Windows and WPS know the typeface.
  var name: String {
    switch self {
    case .hei: return "黑体"
    case .song: return "宋体"
    case .fangSong: return "仿宋"
    case .figures: return "Arial"
    }
  }

  /// Font family (ECMA-376 part 1, 18.8.18): 3 is "modern", as Excel writes for Chinese typefaces, 2 "swiss".
  var family: UInt8 { self == .figures ? 2 : 3 }

  /// GB 2312 (ECMA-376 part 1, 18.4.1).
  static let chineseCharset: UInt8 = 134
}

extension BorderLine {
  /// The library's number of the line.
  var code: UInt8 {
    switch self {
    case .none: return UInt8(LXW_BORDER_NONE.rawValue)
    case .hair: return UInt8(LXW_BORDER_HAIR.rawValue)
    case .thin: return UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: return UInt8(LXW_BORDER_MEDIUM.rawValue)
    }
  }
}
