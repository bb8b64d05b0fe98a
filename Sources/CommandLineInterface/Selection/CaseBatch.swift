import CaseFile

/// One command about many cases: all of them or none, and of those that cannot every one is named.
enum CaseBatch {
  /// Runs `body` for each case; if any is refused, nothing is recorded and all refusals are told together.
  static func run<Result>(
    _ numbers: [CaseNumber], _ body: (CaseNumber) throws -> Result
  ) throws -> [(CaseNumber, Result)] {
    var results: [(CaseNumber, Result)] = []
    var refusals: [CaseBatchRefusal] = []
    for number in numbers {
      do {
        results.append((number, try body(number)))
      } catch let refusal as CaseRefusal {
        refusals.append(CaseBatchRefusal(number: number, refusal: refusal))
      }
    }
    if let only = refusals.first, refusals.count == 1 { throw CommandFailure.refusal(only.refusal, case: only.number) }
    if !refusals.isEmpty { throw CommandFailure.batch(refusals, of: numbers.count) }
    return results
  }
}

/// A case that a batch cannot be done to.
struct CaseBatchRefusal {
  let number: CaseNumber
  let refusal: CaseRefusal
}
