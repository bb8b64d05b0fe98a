/// What supervises the cases of a snapshot: key-case supervision (督办), reviews (评查), and what proposals for them look
/// at.
public struct CourtOversight: Hashable, Sendable {
  /// Acts of supervision, reviews and extensions by the position of the case, in order of recording; only cases that
  /// have any.
  public var acts: [Int: [RecordedAct]]
  /// Samples drawn for reviews, in order of drawing.
  public var samples: [RecordedSample]

  /// What supervises cases.
  public init(acts: [Int: [RecordedAct]] = [:], samples: [RecordedSample] = []) {
    self.acts = acts
    self.samples = samples
  }

  /// The same of some of the cases only, e.g. of one division.
  ///
  /// - Parameters:
  ///   - positions: The positions that stay, in the order of their new positions.
  ///   - numbers: The numbers of those cases: cases of samples that are not among them are left out, and samples without any.
  public func narrowed(to positions: [Int], numbers: Set<CaseNumber>) -> CourtOversight {
    var copy = CourtOversight()
    for (new, old) in positions.enumerated() { copy.acts[new] = acts[old] }
    copy.samples = samples.map { recorded in
      var sample = recorded.sample
      sample.cases.removeAll { !numbers.contains($0.number) }
      return RecordedSample(
        sequence: recorded.sequence, recordedAt: recorded.recordedAt, actor: recorded.actor, sample: sample)
    }.filter { !$0.sample.cases.isEmpty }
    return copy
  }
}
