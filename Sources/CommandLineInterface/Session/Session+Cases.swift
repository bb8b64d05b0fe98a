import ArgumentParser
import CaseFile
import CaseStore

/// Why a text is no registered case.
enum CaseNumberFault {
  /// No registered number is meant; the ones most like it.
  case unknown(CaseNumber, closest: [CaseNumber])
  /// Several registered numbers are meant; the first of them, and how many there are.
  case ambiguous(String, candidates: [CaseNumber], count: Int)

  /// The exit code; `CommandFailure.exitCode` asks here.
  var exitCode: ExitCode {
    switch self {
    case .unknown: return ContractExit.refused
    case .ambiguous: return ContractExit.usage
    }
  }

  /// The fault in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .unknown(let number, let closest):
      let plain = CaseRefusal.notRegistered(number).text(say)
      guard !closest.isEmpty else { return plain }
      let list = closest.map(\.text).joined(separator: say("、", ", "))
      return FailureText(plain.sentence, say("是不是：\(list)？", "Did you mean: \(list)?"))
    case .ambiguous(let text, let candidates, let count):
      let list = candidates.map { "  \($0)" }.joined(separator: "\n")
      let more = count - candidates.count
      return FailureText(
        say("“\(text)”可能是\(count)件案件：", "'\(text)' could be \(count) cases:") + "\n" + list
          + (more > 0 ? "\n" + say("  ……另有\(more)件", "  … and \(more) more") : ""),
        say("写明年度或法院代字，如 2019破12、粤01破12。", "Write the year or the court with it, e.g. 2019破12 or 粤01破12."))
    }
  }
}

extension Session {
  /// The registered case that a text means: the whole number in any way of writing, or so much of its end that only
  /// one case has it (`破12`, `2019破12`, `粤01破12`). What a short text was taken for is said.
  ///
  /// - Throws: `.caseNumber` when no case or several are meant; the closest numbers are named.
  func registeredCase(_ text: String, in store: CaseStore) throws(CommandFailure) -> CaseNumber {
    let number = try caseNumber(text)
    let lookup: (candidates: [CaseNumber], closest: [CaseNumber])
    do throws(StoreError) {
      if try store.isRegistered(number) { return number }
      if let short = ShortCaseNumber(text, codes: catalogue.caseNumberCodes) {
        let candidates = try candidates(short, in: store)
        lookup = (candidates, candidates.isEmpty ? try closest(to: short, in: store) : [])
      } else {
        lookup = ([], [])
      }
    } catch { throw .store(error) }
    guard let only = lookup.candidates.first else { throw .caseNumber(.unknown(number, closest: lookup.closest)) }
    guard lookup.candidates.count == 1 else {
      throw .caseNumber(
        .ambiguous(
          TextFolding.clean(text), candidates: Array(lookup.candidates.prefix(10)), count: lookup.candidates.count))
    }
    output.message(language("案号：\(only)", "Case: \(only)"))
    return only
  }

  /// As `registeredCase`, but a number that is not registered stands as it was typed: one whose registration was taken
  /// back has entries all the same.
  func journaledCase(_ text: String, in store: CaseStore) throws(CommandFailure) -> CaseNumber {
    do throws(CommandFailure) {
      return try registeredCase(text, in: store)
    } catch {
      guard case .caseNumber(.unknown(let number, closest: _)) = error else { throw error }
      return number
    }
  }

  /// The registered numbers that a short text can mean: those with its parts, else those that merely end in it.
  private func candidates(_ short: ShortCaseNumber, in store: CaseStore) throws(StoreError) -> [CaseNumber] {
    var matching: [CaseNumber] = []
    var ending: [CaseNumber] = []
    try store.forEachNumber(containing: short.digits) { candidate in
      if short.matches(candidate) {
        matching.append(candidate)
      } else if short.isEnd(of: candidate) {
        ending.append(candidate)
      }
    }
    return matching.isEmpty ? ending : matching
  }

  /// The registered numbers that differ in at most two characters, the most alike and the latest first.
  private func closest(to short: ShortCaseNumber, in store: CaseStore) throws(StoreError) -> [CaseNumber] {
    var found: [(number: CaseNumber, distance: Int, place: Int)] = []
    // Of a short text two changed characters leave little.
    let limit = short.length < 6 ? 1 : 2
    try store.forEachNumber(containing: "") { number in
      let distance = short.distance(to: number)
      if distance <= limit { found.append((number, distance, -found.count)) }
    }
    return found.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(5).map(\.number)
  }
}
