import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("Closings") struct ClosingDecisionTests {
  private let decision = ClosingDecision(catalogue: .builtIn)

  private func docket(
    _ number: String, _ procedure: Procedure?, _ manner: CloseManner.Known, closed: String = "2019-11-20",
    milestones: [MilestoneRecord] = [], acts: [RecordedAct] = [], set: (inout CaseFacts) -> Void = { _ in }
  ) -> DocketFile {
    let record = CaseRecord.sample(number, closedOn: closed, manner: .known(manner)) { facts in
      facts.procedure = procedure
      set(&facts)
    }
    return DocketFile(
      record: record, kind: record.number.docketKind(codes: Catalogue.builtIn.caseNumberCodes), milestones: milestones,
      acts: acts, registeredAt: instant("2019-01-02"))
  }

  private func objections(_ docket: DocketFile, isKindKnown: Bool = true) -> [ClosingObjection] {
    decision.objections(to: docket, isKindKnown: isKindKnown)
  }

  private func record(_ text: String, _ day: String, _ outcome: String? = nil) -> MilestoneRecord {
    MilestoneRecord(step: StepID(text: text), occurredOn: civilDate(day), outcome: outcome)
  }

  @Test(
    "each kind of docket has manners of its own",
    arguments: [
      ("(2019)粤01破申5号", .liquidation, [.accepted, .refused, .withdrawn, .transferred]),
      ("(2019)粤01清申5号", .compulsoryLiquidation, [.accepted, .refused, .withdrawn, .transferred]),
      (
        "(2019)粤01破12号", .liquidation,
        [.terminated, .distributionCompleted, .noAssets, .ownAgreement, .debtsSatisfied, .dismissed, .transferred]
      ),
      ("(2019)粤01破12号", .reorganization, [.planApproved, .ownAgreement, .debtsSatisfied, .dismissed, .transferred]),
      ("(2019)粤01破12号", .composition, [.compositionApproved, .ownAgreement, .debtsSatisfied, .dismissed, .transferred]),
      (
        "(2019)粤01强清3号", .compulsoryLiquidation,
        [.liquidationCompleted, .liquidationImpossible, .convertedToBankruptcy, .dismissed, .transferred]
      ),
    ] as [(String, Procedure, Set<CloseManner.Known>)])
  func manners(_ number: String, _ procedure: Procedure, _ fitting: Set<CloseManner.Known>) {
    for manner in CloseManner.Known.allCases {
      let docket = docket(number, procedure, manner) { $0.origin = CaseNumber(normalized: "(2019)粤01破申1号") }
      #expect(objections(docket).isEmpty == fitting.contains(manner), "\(manner)")
      #expect(objections(docket).allSatisfy { $0.weight == .oddity }, "\(manner)")
      #expect(objections(docket, isKindKnown: false) == [], "an old number fits every manner")
    }
  }

  @Test("after a conversion the manner of the new proceeding fits, and of the old one before it")
  func converted() {
    let conversion = ProcedureConversion(
      from: .liquidation, to: .reorganization, on: civilDate("2019-06-03"), document: nil)
    let acts = [RecordedAct(sequence: 5, recordedAt: instant("2019-06-03"), actor: "甲", act: .converted(conversion))]
    func fits(_ manner: CloseManner.Known, _ closed: String) -> Bool {
      objections(docket("(2019)粤01破12号", .reorganization, manner, closed: closed, acts: acts)).isEmpty
    }
    #expect(fits(.planApproved, "2019-11-20") && !fits(.terminated, "2019-11-20"))
    #expect(fits(.terminated, "2019-06-02") && !fits(.planApproved, "2019-06-02"))
  }

  @Test("a closing before the acceptance, before the ruling that ends the proceeding, or before a later step is a contradiction")
  func days() {
    let accepted = docket("(2019)粤01破12号", .liquidation, .terminated) { $0.acceptedOn = civilDate("2019-11-21") }
    let terminated = docket("(2019)粤01破12号", .liquidation, .terminated) { $0.terminatedOn = civilDate("2019-11-21") }
    let later = docket(
      "(2019)粤01破12号", .liquidation, .terminated,
      milestones: [record("claims_confirmation.a", "2019-11-21"), record("deregistration", "2019-12-02")])
    let closed = civilDate("2019-11-20")
    #expect(objections(accepted).map(\.refusal) == [.closedBeforeAccepted(accepted: civilDate("2019-11-21"), closed: closed)])
    #expect(
      objections(terminated).map(\.refusal) == [.closedBeforeTerminated(terminated: civilDate("2019-11-21"), closed: closed)])
    #expect(
      objections(later).map(\.refusal)
        == [.closedBeforeStep(StepID(text: "claims_confirmation.a"), civilDate("2019-11-21"), closed: closed)])
    for docket in [accepted, terminated, later] { #expect(objections(docket).allSatisfy { $0.weight == .contradiction }) }
    // An approved plan closes the docket before its performance, and so before any later end.
    let plan = docket("(2019)粤01破12号", .reorganization, .planApproved) { $0.terminatedOn = civilDate("2019-11-21") }
    #expect(objections(plan) == [])
  }

  @Test(
    "the recorded ruling decides, the last one of several",
    arguments: [(.accepted, "refused", true), (.refused, "accepted", true), (.refused, "refused", false), (.accepted, "accepted", false)]
      as [(CloseManner.Known, String, Bool)])
  func rulings(_ manner: CloseManner.Known, _ outcome: String, _ isContradiction: Bool) {
    let docket = docket(
      "(2019)粤01破申5号", .liquidation, manner,
      milestones: [
        record("acceptance_ruling", "2019-01-10", outcome == "refused" ? "accepted" : "refused"),
        record("acceptance_ruling", "2019-01-25", outcome),
      ])
    let expected = CaseRefusal.closingContradictsRuling(
      manner, .acceptanceRuling, outcome: outcome, on: civilDate("2019-01-25"))
    #expect(objections(docket).map(\.refusal) == (isContradiction ? [expected] : []))
  }
}
