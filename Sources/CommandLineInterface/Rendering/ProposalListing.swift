import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// Prints proposals for key-case supervision.
struct ProposalListing {
  let proposals: [SupervisionProposal]
  let records: [CaseRecord]
  let law: Catalogue
  let thresholds: ProposalThresholds
  let clearBy: CivilDate
  let leader: String?
  let session: Session

  private var say: Language { session.language }
  private var words: OversightWords { OversightWords(say.report, catalogue: law) }

  /// What accepting the proposal of a case records.
  func order(of number: CaseNumber) -> SupervisionOrder {
    let proposal = proposals.first { records[$0.position].number == number }
    return SupervisionOrder(
      reasons: proposal?.reasons ?? [], on: session.today, clearBy: proposal?.current?.clearBy == nil ? clearBy : nil,
      leader: leader)
  }

  /// The command that accepts a proposal.
  private func command(_ proposal: SupervisionProposal) -> String {
    let reasons = proposal.reasons.map { say($0.ledgerWord, $0.code) }.joined(separator: ",")
    return "chuqing supervise add '\(records[proposal.position].number)' --reason \(reasons)"
      + (proposal.current?.clearBy == nil ? " --clear-by \(clearBy)" : "") + (leader.map { " --leader '\($0)'" } ?? "")
      + session.databaseHint
  }

  func print(_ format: OutputFormatOptions.Format) {
    switch format {
    case .json:
      session.output.json([
        .init(key: "as_of", value: .string(session.today.description)), .init(key: "thresholds", value: thresholds.json),
        .init(key: "proposals", value: .array(proposals.map(json))),
      ])
    case .csv:
      var text = DelimitedField.line(["case_no", "enterprise", "judge", "filed_on", "reasons", "evidence", "under_supervision", "command"])
      for proposal in proposals {
        let record = records[proposal.position]
        text += DelimitedField.line([
          record.number.text, record.facts.debtors.first?.name ?? "", record.facts.judge ?? "", record.filedOn.description,
          proposal.reasons.map(\.code).joined(separator: ";"), words.list(proposal.grounds.flatMap(\.evidence)),
          proposal.current?.reasons.map(\.code).joined(separator: ";") ?? "", command(proposal),
        ])
      }
      session.output.raw(text)
    case .table: printText()
    }
  }

  private func json(_ proposal: SupervisionProposal) -> JSONValue {
    let record = records[proposal.position]
    return .object([
      .init(key: "case_no", value: .string(record.number.text)),
      .init(key: "enterprise", value: record.facts.debtors.first.map { .string($0.name) } ?? .null),
      .init(key: "judge", value: record.facts.judge.map(JSONValue.string) ?? .null),
      .init(key: "filed_on", value: .string(record.filedOn.description)),
      .init(
        key: "reasons",
        value: .array(
          proposal.grounds.map { ground in
            .object([
              .init(key: "reason", value: .string(ground.reason.code)),
              .init(key: "evidence", value: .array(ground.evidence.map { .string(words.text($0)) })),
            ])
          })),
      .init(
        key: "under_supervision",
        value: .array((proposal.current?.reasons ?? []).map { .string($0.code) })),
      .init(key: "clear_by", value: .string((proposal.current?.clearBy ?? clearBy).description)),
      .init(key: "command", value: .string(command(proposal))),
    ])
  }

  private func printText() {
    session.output.result(limits)
    for proposal in proposals {
      let record = records[proposal.position]
      let people = [record.facts.debtors.first?.name, record.facts.judge].compactMap(\.self).joined(separator: say("，", ", "))
      session.output.result("\(record.number)\(people.isEmpty ? "" : "  " + people)")
      if let current = proposal.current {
        session.output.result(say("  已挂牌：\(words.list(current.reasons))", "  In force: \(words.list(current.reasons))"))
      }
      for ground in proposal.grounds {
        session.output.result("  \(words.label(ground.reason))\(say("：", ": "))\(words.list(ground.evidence))")
      }
      session.output.result("  → \(command(proposal))")
    }
    session.output.result(
      say("共建议\(proposals.count)件。", "\(proposals.count) cases proposed.")
        + (proposals.isEmpty
          ? "" : say("全部接受：加 --accept（先看：--accept --dry-run）", " To accept all: --accept (look first: --accept --dry-run)")))
  }

  private var limits: String {
    let months = thresholds.pendingMonths
    let age = months.isMultiple(of: 12) ? say("\(months / 12)年", "\(months / 12) years") : say("\(months)个月", "\(months) months")
    return say(
      "管理界限（不是法律规定）：未结满\(age)；未结满一年且停滞满\(thresholds.stagnantDays)天；锁定满\(thresholds.locks)次或\(thresholds.lockDays)天；延长满\(thresholds.extensions)次；未安置职工满\(thresholds.unsettled)人；台账写有督办原因。",
      "Administrative thresholds (not law): pending \(age); pending a year and stagnant \(thresholds.stagnantDays) days; locked \(thresholds.locks) times or \(thresholds.lockDays) days; extended \(thresholds.extensions) times; \(thresholds.unsettled) employees not settled; a reason in the ledger."
    )
  }
}

extension ProposalThresholds {
  fileprivate var json: JSONValue {
    func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return .object([
      .init(key: "extensions", value: number(extensions)), .init(key: "lock_days", value: number(lockDays)),
      .init(key: "locks", value: number(locks)), .init(key: "pending_months", value: number(pendingMonths)),
      .init(key: "rest_days", value: number(restDays)), .init(key: "stagnant_days", value: number(stagnantDays)),
      .init(key: "stagnant_months", value: number(stagnantMonths)), .init(key: "unsettled", value: number(unsettled)),
    ])
  }
}
