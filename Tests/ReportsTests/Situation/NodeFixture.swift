import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport

/// How the cases of a report stand at its end, made by hand. The only rule of the small catalogue is that of node 3.
struct NodeFixture {
  private var stands: [CaseNumber: Int32] = [:]
  private var open: [(number: CaseNumber, due: CivilDate, state: LimitState, isLocking: Bool, isProvisional: Bool)] = []
  private var locks: [(number: CaseNumber, due: CivilDate, ending: LockEpisode.Ending)] = []

  /// The case stands at the node of that number.
  mutating func stand(_ number: String, at node: Int) { stands[CaseNumber(normalized: number)] = Int32(node - 1) }

  /// An open limit of node 3.
  mutating func limit(
    _ number: String, due: String, _ state: LimitState = .overdue, locks: Bool = false, provisional: Bool = false
  ) {
    open.append((CaseNumber(normalized: number), civilDate(due), state, locks, provisional))
  }

  /// A lock.
  mutating func lock(_ number: String, due: String, _ ending: LockEpisode.Ending) {
    locks.append((CaseNumber(normalized: number), civilDate(due), ending))
  }

  /// The situation of cases in this order at the end of a day.
  func situation(of records: [CaseRecord], on day: CivilDate, catalogue: Catalogue) -> NodeSituation {
    let positions = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($0.element.number, Int32($0.offset)) })
    var situation = NodeSituation(at: .courtMidnight(of: day.adding(days: 1)))
    situation.standsAt = records.map { $0.isPending(on: day) ? stands[$0.number] ?? -1 : -1 }
    let all = open.compactMap { limit in
      positions[limit.number].map {
        OpenLimit(
          position: $0, rule: 0, triggeredOn: limit.due.adding(days: -25),
          end: LimitEnd(nominal: limit.due, due: limit.due, isProvisional: limit.isProvisional), state: limit.state,
          isLocking: limit.isLocking)
      }
    }
    situation.limits = all.filter { $0.state != .running }
    situation.dueOn = records.indices.map { position in
      let node = all.filter { $0.position == position && situation.standsAt[position] == 2 }
      return node.map(\.end.due.dayNumber).min() ?? CaseColumns.open
    }
    situation.locks = locks.compactMap { lock in
      positions[lock.number].map { LockEpisode(position: $0, rule: 0, dueOn: lock.due, ending: lock.ending) }
    }
    return situation
  }
}

extension SituationFixture {
  /// Six pending cases and a closed one: one locked with two limits over, one over without a lock, one warned of, one
  /// calm, one at which nothing runs, one standing further on than its late node.
  static var standing: SituationFixture {
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    for index in 1...6 {
      fixture.add("(2019)示01破\(index)号", filed: "2019-01-0\(index)", debtors: ["示例\(index)公司"]) {
        $0.judge = index < 4 ? "甲法官" : index == 6 ? nil : "乙*官"
        $0.clerk = "丙书记员"
      }
    }
    fixture.add("(2018)示01破9号", filed: "2018-02-01", closed: "2019-02-01", manner: .known(.terminated)) { $0.judge = "甲法官" }
    for (index, node) in [3, 3, 3, 3, 4].enumerated() { nodes.stand("(2019)示01破\(index + 1)号", at: node) }
    nodes.limit("(2019)示01破3号", due: "2019-07-01", .warned(level: "hours_24"))
    nodes.limit("(2019)示01破2号", due: "2019-05-08")
    nodes.limit("(2019)示01破1号", due: "2019-06-20", locks: true)
    nodes.limit("(2019)示01破1号", due: "2019-06-10", provisional: true)
    nodes.limit("(2019)示01破4号", due: "2019-07-15", .running)
    nodes.limit("(2019)示01破5号", due: "2019-06-30", locks: true)
    nodes.lock("(2019)示01破1号", due: "2019-06-20", .holds)
    nodes.lock("(2019)示01破5号", due: "2019-06-30", .holds)
    nodes.lock(
      "(2019)示01破1号", due: "2019-06-10",
      .released(on: civilDate("2019-06-12"), until: civilDate("2019-06-18"), approver: "丁庭长", reason: "=公告刊登延误"))
    nodes.lock("(2018)示01破9号", due: "2018-05-10", .doneLate(on: civilDate("2018-05-14")))
    fixture.record("(2019)示01破4号", "acceptance", on: "2019-06-20")
    fixture.record("(2019)示01破2号", "acceptance", on: "2019-04-13")
    fixture.record("(2019)示01破3号", "acceptance", on: "2019-03-01")
    fixture.record("(2019)示01破3号", "notice", on: "2019-03-10")
    fixture.nodes = nodes
    return fixture
  }
}
