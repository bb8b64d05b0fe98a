import CaseFile
import CaseStore
import Reports
import RuleModel

extension CaseStore {
  /// The cases that a filter finds, in the order of registration; only as much of each docket is read as `finder`
  /// needs, and every table once.
  ///
  /// - Parameter progress: Told how many cases were looked at.
  public func find(
    _ finder: CaseFinder, codes: CaseNumberCodes, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> [FoundCase] {
    var finder = finder
    var found: [FoundCase] = []
    var count = 0
    func look(_ record: CaseRecord) -> Bool {
      count += 1
      if count.isMultiple(of: 1000) { progress(count) }
      return finder.wants(record)
    }
    if finder.depth == .record {
      try forEachCase { record in if look(record) { found.append(finder.found(record)) } }
    } else {
      try forEachDocket(codes: codes, where: look) { docket in
        if let one = finder.found(docket) { found.append(one) }
      }
    }
    return found
  }
}
