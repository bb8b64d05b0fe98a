import CaseFile
import CivilCalendar
import RuleModel

/// Open limits as an iCalendar file (RFC 5545), one all-day event a limit, for the calendars that people keep anyway.
///
/// The UID of an event is made of case, rule and trigger day: a calendar that reads the file again moves the event
/// instead of adding another. Pieces come one after another, so that a long file need not be held.
public struct DueCalendar: Sendable {
  private let list: DueList
  private let language: ReportLanguage
  private let words: LimitWords
  private let clock: LimitClock
  private let court: CourtIdentity
  private let recordedAt: Instant
  private let programVersion: String

  /// A calendar of the open limits of a list.
  ///
  /// - Parameters:
  ///   - head: State of the journal: no event was changed after its last entry.
  ///   - programVersion: Printed as the maker of the file.
  public init(
    _ list: DueList, court: CourtIdentity, head: JournalHead, programVersion: String, language: ReportLanguage
  ) {
    self.list = list
    self.court = court
    self.language = language
    self.programVersion = programVersion
    words = LimitWords(language, catalogue: list.catalogue)
    clock = LimitClock(catalogue: list.catalogue)
    recordedAt = min(head.recordedAt ?? list.now, list.now)
  }

  /// What stands before the events.
  public var opening: [UInt8] {
    var text = CalendarText()
    text.line("BEGIN", "VCALENDAR")
    text.text("PRODID", "-//chuqing//chuqing \(programVersion)//\(language.rawValue.uppercased())")
    text.line("VERSION", "2.0")
    text.line("CALSCALE", "GREGORIAN")
    text.line("METHOD", "PUBLISH")
    let name = court.name.isEmpty ? court.code : court.name
    text.text("X-WR-CALNAME", language("破产案件期限（\(name)）", "Insolvency limits (\(name))"))
    return text.bytes
  }

  /// What stands behind the events.
  public var closing: [UInt8] {
    var text = CalendarText()
    text.line("END", "VCALENDAR")
    return text.bytes
  }

  /// The event of an open limit; empty for one that has ended.
  public func event(_ row: DueRow, enterprise: String?) -> [UInt8] {
    guard row.state.isOpen else { return [] }
    let rule = list.rule(row)
    let docket = list.docket(row)
    let summary = summary(row, rule, docket, enterprise)
    var text = CalendarText()
    text.line("BEGIN", "VEVENT")
    text.line("UID", Self.uid(docket.number, rule.id, row.triggeredOn))
    text.line("DTSTAMP", list.now.basicFormat)
    text.line("LAST-MODIFIED", recordedAt.basicFormat)
    text.line("SEQUENCE", "\(docket.version)")
    text.line("DTSTART;VALUE=DATE", row.end.due.basicFormat)
    text.line("DTEND;VALUE=DATE", row.end.due.adding(days: 1).basicFormat)
    text.text("SUMMARY", summary)
    text.text("DESCRIPTION", description(row, rule, docket))
    text.list("CATEGORIES", [language("破产案件期限", "Insolvency limits"), words.label(rule.kind)])
    text.line("STATUS", row.end.isProvisional ? "TENTATIVE" : "CONFIRMED")
    text.line("TRANSP", "TRANSPARENT")
    for level in list.catalogue.ladder.levels where level.hoursBefore > 0 {
      text.line("BEGIN", "VALARM")
      text.line("ACTION", "DISPLAY")
      text.line("TRIGGER;VALUE=DATE-TIME", clock.instant(of: level, due: row.end.due).basicFormat)
      text.text("DESCRIPTION", "\(language(level.name.zh, level.name.en))\(language("：", ": "))\(summary)")
      text.line("END", "VALARM")
    }
    text.line("END", "VEVENT")
    return text.bytes
  }

  /// Case, rule and trigger day in ASCII: other bytes stand as `%XX`, so that no calendar can change them.
  static func uid(_ number: CaseNumber, _ rule: RuleID, _ trigger: CivilDate) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in number.text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "\(String(decoding: bytes, as: UTF8.self))-\(rule)-\(trigger.basicFormat)@chuqing"
  }

  private func summary(_ row: DueRow, _ rule: DeadlineRule, _ docket: DueDocket, _ enterprise: String?) -> String {
    let mark: String
    if row.isLocking {
      mark = language("【逾期锁定】", "[overdue, locked] ")
    } else {
      mark = row.state == .overdue ? language("【逾期】", "[overdue] ") : ""
    }
    let name = enterprise.map { language("（\($0)）", " (\($0))") } ?? ""
    let provisional = row.end.isProvisional ? language("（暂定）", " (provisional)") : ""
    return "\(mark)\(words.title(rule.step)) \(docket.number.text)\(name)\(provisional)"
  }

  private func description(_ row: DueRow, _ rule: DeadlineRule, _ docket: DueDocket) -> String {
    var lines = [
      language("依据：", "Basis: ") + rule.basis.citation + language("（\(words.label(rule.kind))）", " (\(words.label(rule.kind)))"),
      language(rule.statement.zh, rule.statement.en),
      language(
        "起算：\(row.triggeredOn)；届满：\(words.moment(row.endsAt, of: row.end.due))",
        "Start: \(row.triggeredOn); end: \(words.moment(row.endsAt, of: row.end.due))"),
      language("办理：", "To act: ") + words.label(rule.role) + (docket.judge.map { language("；承办法官：", "; judge: ") + $0 } ?? ""),
    ]
    if row.end.isProvisional {
      lines.append(
        language("暂定：节假日安排尚未公布，公布后重新计算。", "Provisional: the holiday schedule is not published yet."))
    }
    let node = words.number(rule.step) ?? rule.step.description
    lines.append(language("计算过程：", "Arithmetic: ") + "chuqing explain '\(docket.number.text)' \(node)")
    return lines.joined(separator: "\n")
  }
}
