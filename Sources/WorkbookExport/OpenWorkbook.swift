import CXLSXWriter
import Glibc
import Reports

typealias WorksheetPointer = UnsafeMutablePointer<lxw_worksheet>
typealias FormatPointer = UnsafeMutablePointer<lxw_format>

/// The one-byte form in which the library takes the constants of its enumerations.
func code<Constant: RawRepresentable>(_ constant: Constant) -> UInt8 where Constant.RawValue == UInt32 {
  UInt8(truncatingIfNeeded: constant.rawValue)
}

/// A colour as the library writes it; 0 would mean "none" there, so black has its own number.
func code(_ color: Color) -> lxw_color_t { color.rgb == 0 ? LXW_COLOR_BLACK.rawValue : color.rgb }

/// Owns the library's workbook: it is closed or discarded exactly once.
final class OpenWorkbook {
  private var pointer: UnsafeMutablePointer<lxw_workbook>?
  /// Strings that must live as long as the workbook.
  let strings = CStringArena()

  /// Starts a workbook that `close` will write to `path`.
  init(path: String, scratchDirectory: String) throws(WorkbookError) {
    var options = lxw_workbook_options()
    options.tmpdir = strings.copy(scratchDirectory)
    pointer = workbook_new_opt(path, &options)
    if pointer == nil { throw .library(code: Self.memoryFailure, operation: .create) }
  }

  deinit {
    if let pointer { lxw_workbook_free(pointer) }
  }

  private static let memoryFailure = Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue)

  private func open() throws(WorkbookError) -> UnsafeMutablePointer<lxw_workbook> {
    guard let pointer else { throw .library(code: Self.memoryFailure, operation: .create) }
    return pointer
  }

  /// Adds a sheet whose name has been checked.
  func addWorksheet(named name: String) throws(WorkbookError) -> WorksheetPointer {
    guard let worksheet = workbook_add_worksheet(try open(), name) else {
      throw .library(code: Self.memoryFailure, operation: .create)
    }
    if SheetReference.needsQuotesUnnoticed(name) {
      // The library leaves names such as 2019 bare where it refers to the sheet itself (print area, filter).
      free(worksheet.pointee.quoted_name)
      worksheet.pointee.quoted_name = strdup(SheetReference.quoted(name))
    }
    return worksheet
  }

  /// Adds a format.
  func addFormat() throws(WorkbookError) -> FormatPointer {
    guard let format = workbook_add_format(try open()) else {
      throw .library(code: Self.memoryFailure, operation: .create)
    }
    return format
  }

  /// Adds a chart that a sheet must take up.
  func addChart(_ type: lxw_chart_type) throws(WorkbookError) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = workbook_add_chart(try open(), code(type)) else {
      throw .library(code: Self.memoryFailure, operation: .create)
    }
    return chart
  }

  /// Stores a defined name that has been checked.
  func define(_ name: DefinedName) throws(WorkbookError) {
    try require(
      workbook_define_name(try open(), name.name, "=" + XMLText.cleaned(name.reference)), .properties)
  }

  /// Stores the document properties, which have been checked.
  func set(_ properties: DocumentProperties) throws(WorkbookError) {
    let workbook = try open()
    var fields = lxw_doc_properties()
    fields.title = strings.copyUnlessEmpty(XMLText.cleaned(properties.title))
    fields.subject = strings.copyUnlessEmpty(XMLText.cleaned(properties.subject))
    fields.author = strings.copyUnlessEmpty(XMLText.cleaned(properties.author))
    fields.company = strings.copyUnlessEmpty(XMLText.cleaned(properties.company))
    fields.comments = strings.copyUnlessEmpty(XMLText.cleaned(properties.comments))
    // 0 would mean "now" to the library, and the bytes would differ from run to run.
    let seconds = Int(properties.createdAt.milliseconds / 1000)
    fields.created = seconds == 0 ? 1 : seconds
    try require(workbook_set_properties(workbook, &fields), .properties)
    for property in properties.custom {
      try require(
        workbook_set_custom_property_string(
          workbook, XMLText.cleaned(property.name), XMLText.cleaned(property.value)),
        .properties)
    }
  }

  /// Writes the file and frees the workbook, whether or not writing succeeds.
  func close(writingTo file: AtomicFile) throws(WorkbookError) {
    let workbook = try open()
    pointer = nil
    errno = 0
    let result = workbook_close(workbook)
    let failure = errno
    guard result != LXW_NO_ERROR else { return }
    if failure == ENOSPC || failure == EDQUOT || FreeSpace.isExhausted(at: file.directory) {
      throw .diskFull(path: file.directory)
    }
    throw .library(code: Int(result.rawValue), operation: .close)
  }
}

/// Turns a failure code of the library into an error.
func require(_ result: lxw_error, _ operation: @autoclosure () -> LibraryOperation) throws(WorkbookError) {
  if result != LXW_NO_ERROR { throw .library(code: Int(result.rawValue), operation: operation()) }
}

/// Owns C strings for fields of the library that are not `const`.
final class CStringArena {
  private var pointers: [UnsafeMutablePointer<CChar>] = []

  deinit {
    for pointer in pointers { free(pointer) }
  }

  /// A copy that lives as long as the arena; nil when memory runs out.
  func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard let pointer = strdup(text) else { return nil }
    pointers.append(pointer)
    return pointer
  }

  /// As `copy`, but nil for an empty text.
  func copyUnlessEmpty(_ text: String) -> UnsafeMutablePointer<CChar>? { text.isEmpty ? nil : copy(text) }
}
