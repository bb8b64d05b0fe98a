import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// The list of locks and releases.
enum LockListing {
  /// One lock.
  struct Entry {
    let number: CaseNumber
    let rule: DeadlineRule
    let episode: LockEpisode
  }

  /// The locks of all dockets, the oldest missed limit first.
  static func rows(store: CaseStore, law: Catalogue, now: Instant, includesEnded: Bool) throws -> [Entry] {
    var entries: [Entry] = []
    var reckoner = DocketReckoner(catalogue: law)
    try store.forEachDocket(onlyOpen: false, codes: law.caseNumberCodes) { docket in
      let status = reckoner.status(of: docket, now: now)
      for episode in LockHistory.episodes(of: docket, status: status, position: 0, reckoner: reckoner)
      where includesEnded || episode.ending == .holds {
        entries.append(
          Entry(number: docket.record.number, rule: law.rules[Int(episode.rule)], episode: episode))
      }
    }
    return entries.sorted {
      ($0.episode.dueOn, $0.number.text, $0.rule.id.rawValue) < ($1.episode.dueOn, $1.number.text, $1.rule.id.rawValue)
    }
  }

  static func print(_ entries: [Entry], _ format: OutputFormatOptions.Format, _ session: Session) {
    switch format {
    case .table: printTable(entries, session)
    case .json:
      session.output.json([.init(key: "locks", value: .array(entries.map(\.json)))])
    case .csv:
      var text = DelimitedField.line(columns)
      for entry in entries { text += DelimitedField.line(entry.fields) }
      session.output.raw(text)
    }
  }

  static let columns = [
    "case_no", "node", "rule", "kind", "due_on", "state", "ended_on", "until", "approver", "reason",
  ]

  private static func printTable(_ entries: [Entry], _ session: Session) {
    let say = session.language
    var table = TerminalTable([
      .init(say("案号", "Case")), .init(say("节点", "Milestone")), .init(say("依据", "Kind")),
      .init(say("应于", "Due")), .init(say("结果", "State")), .init(say("批准人", "Approver")),
      .init(say("新期限", "Until")), .init(say("理由", "Reason")),
    ])
    for entry in entries {
      let fields = entry.fields
      table.add([
        entry.number.text, entry.rule.step.name(say), entry.rule.kind.label(say), fields[4],
        entry.episode.ending.words(say), fields[8].isEmpty ? "—" : fields[8], fields[7].isEmpty ? "—" : fields[7],
        fields[9].isEmpty ? "—" : fields[9],
      ])
    }
    table.lines().forEach(session.output.result)
    session.output.result(say("共\(entries.count)条。", "\(entries.count) in all."))
  }
}

extension LockListing.Entry {
  /// The values of the columns.
  fileprivate var fields: [String] {
    var state = "holds"
    var endedOn = ""
    var until = ""
    var approver = ""
    var reason = ""
    switch episode.ending {
    case .holds: break
    case .released(let on, let limit, let who, let why):
      (state, endedOn, until, approver, reason) = ("released", on.description, limit.description, who, why)
    case .doneLate(let on): (state, endedOn) = ("done_late", on.description)
    case .docketClosed(let on): (state, endedOn) = ("docket_closed", on.description)
    }
    return [
      number.text, rule.step.description, rule.id.rawValue, rule.kind.rawValue, episode.dueOn.description, state,
      endedOn, until, approver, reason,
    ]
  }

  fileprivate var json: JSONValue {
    .object(
      zip(LockListing.columns, fields).map { key, value in
        JSONValue.Member(key: key, value: value.isEmpty ? .null : .string(value))
      })
  }
}

extension LockEpisode.Ending {
  /// How the lock ended.
  func words(_ say: Language) -> String {
    switch self {
    case .holds: return say("■ 锁定中", "■ locked")
    case .released(let on, _, _, _): return say("\(on) 解锁", "released on \(on)")
    case .doneLate(let on): return say("\(on) 逾期补办", "done late on \(on)")
    case .docketClosed(let on): return say("\(on) 结案，未办", "closed on \(on), not done")
    }
  }
}
