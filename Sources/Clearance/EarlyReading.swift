import CaseFile
import CaseStore
import Dispatch
import LedgerExchange
import RuleModel
import Synchronization

/// A milestone file that is read on another thread while the cases of the same import are being recorded.
///
/// Reading needs no database, so the two together take little longer than the slower one.
final class EarlyReading: Sendable {
  private let path: String
  private let sheet: String?
  private let outcome = Mutex<Result<MilestoneTable, LedgerError>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to read.
  init(_ ledger: LedgerFile, catalogue: Catalogue) {
    path = ledger.path
    sheet = ledger.sheet
    DispatchQueue.global(qos: .userInitiated).async {
      let result: Result<MilestoneTable, LedgerError>
      do throws(LedgerError) {
        result = .success(try ledger.milestones(catalogue: catalogue))
      } catch { result = .failure(error) }
      self.outcome.withLock { $0 = result }
      self.isDone.signal()
    }
  }

  /// Whether this is the file, and the sheet of it, that is read.
  func reads(_ ledger: LedgerFile) -> Bool { path == ledger.path && sheet == ledger.sheet }

  /// Waits for the milestones and hands them over; a second call would find none.
  func take() throws(LedgerError) -> MilestoneTable? {
    isDone.wait()
    defer { isDone.signal() }
    let result = outcome.withLock { outcome in
      defer { outcome = nil }
      return outcome
    }
    return try result?.get()
  }
}

/// The digests of the files of an import, computed on another thread.
final class EarlyDigests: Sendable {
  private let digests = Mutex<[String: Result<String, StoreError>]>([:])
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to compute.
  init(_ paths: [String]) {
    DispatchQueue.global(qos: .utility).async {
      for path in paths {
        let result: Result<String, StoreError>
        do throws(StoreError) {
          result = .success(try FileDigest.sm3(of: path))
        } catch { result = .failure(error) }
        self.digests.withLock { $0[path] = result }
      }
      self.isDone.signal()
    }
  }

  /// Waits for the digest of one of the files, hexadecimal SM3.
  func take(_ path: String) throws(StoreError) -> String {
    isDone.wait()
    defer { isDone.signal() }
    guard let result = digests.withLock({ $0[path] }) else { throw .notFound(path: path) }
    return try result.get()
  }
}
