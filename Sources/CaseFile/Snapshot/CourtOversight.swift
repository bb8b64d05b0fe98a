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
}
