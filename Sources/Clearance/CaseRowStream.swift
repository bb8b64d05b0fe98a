import Dispatch
import LedgerExchange
import Synchronization

/// The rows of a case ledger, read on another thread while the rows before them are being recorded.
///
/// Rows travel in batches; the reader is never more than a few batches ahead, so that memory does not grow with the
/// file.
final class CaseRowStream: Sendable {
  private enum Batch: Sendable {
    case rows([CaseRow])
    case end(NoticeTally)
    case failure(LedgerError)
  }

  /// Ends the reading because nobody wants the rest.
  private struct Abandoned: Error {}

  private static let rowsPerBatch = 256
  private static let batchesAhead = 8

  private let batches = Mutex<[Batch]>([])
  private let isAbandoned = Mutex(false)
  private let filled = DispatchSemaphore(value: 0)
  // Counted up from 0, because a semaphore must not be given back with less than it began with.
  private let free = DispatchSemaphore(value: 0)

  /// Begins to read.
  init(_ ledger: LedgerFile) {
    for _ in 0..<Self.batchesAhead { free.signal() }
    DispatchQueue.global(qos: .userInitiated).async { self.read(ledger) }
  }

  /// Hands over each row in the order of the file; returns the notices.
  ///
  /// - Throws: `LedgerError` when the file breaks off, or whatever `body` throws; the rest is not read then.
  func forEach(_ body: (CaseRow) throws -> Void) throws -> NoticeTally {
    do {
      while true {
        filled.wait()
        let batch = batches.withLock { $0.removeFirst() }
        free.signal()
        switch batch {
        case .rows(let rows): for row in rows { try body(row) }
        case .end(let notices): return notices
        case .failure(let error): throw error
        }
      }
    } catch {
      isAbandoned.withLock { $0 = true }
      free.signal()
      throw error
    }
  }

  private func read(_ ledger: LedgerFile) {
    var rows: [CaseRow] = []
    do {
      let notices = try ledger.forEachCase { row in
        rows.append(row)
        guard rows.count == Self.rowsPerBatch else { return }
        try push(.rows(rows))
        rows = []
        rows.reserveCapacity(Self.rowsPerBatch)
      }
      try push(.rows(rows))
      try push(.end(notices))
    } catch let error as LedgerError {
      // Rows before the fault are handed over first: a fault later in the file must not hide them.
      do {
        try push(.rows(rows))
        try push(.failure(error))
      } catch {}
    } catch {}
  }

  private func push(_ batch: Batch) throws {
    free.wait()
    if isAbandoned.withLock({ $0 }) { throw Abandoned() }
    batches.withLock { $0.append(batch) }
    filled.signal()
  }
}
