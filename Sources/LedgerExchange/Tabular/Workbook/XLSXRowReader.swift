/// Reads the rows of one worksheet one by one.
///
/// Rows that the file leaves out are left out; gaps between cells are `.empty`; a row ends with its last cell that
/// is not empty. Rows before a fault are delivered before the fault is thrown, so that an import must be all or
/// nothing. Not for use from several threads.
public final class XLSXRowReader {
  private enum State {
    case reading
    case finished
    case failed(TabularError)
  }

  private let handler: SheetHandler
  private var source: (archive: ZipArchive, stream: XMLStream)?
  private var state = State.reading

  init(workbook: XLSXWorkbook, sheet: XLSXSheet) throws(TabularError) {
    let archive = try ZipArchive(path: workbook.path)
    handler = SheetHandler(workbook: workbook, sheet: sheet)
    let stream = try XMLStream(part: sheet.part, handler: handler)
    try archive.open(sheet.part)
    source = (archive, stream)
  }

  /// The next row; nil after the last, once the whole sheet has proved sound. Throws again after an error.
  public func next() throws(TabularError) -> TableRow? {
    while true {
      if let row = handler.takeRow() { return row }
      switch state {
      case .finished: return nil
      case .failed(let error): throw error
      case .reading: parseBlock()
      }
    }
  }

  /// Closes the file before the last row has been read; reading further gives nil.
  public func close() {
    source = nil
    handler.discardRows()
    if case .reading = state { state = .finished }
  }

  private func parseBlock() {
    do throws(TabularError) {
      guard let source, try source.stream.parseBlock(of: source.archive) else {
        source = nil
        state = .finished
        return
      }
    } catch {
      source = nil
      state = .failed(error)
    }
  }
}
