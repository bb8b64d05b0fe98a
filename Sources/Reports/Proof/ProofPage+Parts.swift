import CaseFile
import CivilCalendar
import RuleModel

/// The tables of a proof page.
extension ProofPage {
  /// Number, step, date, weekday and explanation of every step of the count.
  func arithmetic(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 26)
    let titles = [
      say("序号", "No."), say("步骤", "Step"), say("日期", "Date"), say("星期", "Day"), say("说明", "Explanation"),
    ]
    for (column, title) in titles.enumerated() {
      let side: CellStyle.Horizontal = column == 1 || column == 4 ? .left : .center
      canvas.put(
        .text(title), row: row, column: column, style: looks.header(side, top: .medium, bottom: .thin, points: 10))
    }
    let lines = sheet.words.lines(explanation)
    for (index, line) in lines.enumerated() {
      add(line, number: index + 1, isLast: index == lines.count - 1, &canvas, &looks)
    }
  }

  private func add(
    _ line: ProofWords.Line, number: Int, isLast: Bool, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let note = TextMeasure.lines(line.note, width: Double(Self.pixels[4]), points: 10)
    let title = TextMeasure.lines(line.title, width: Double(Self.pixels[1]), points: 10)
    let row = canvas.addRow(height: Double(max(note, title)) * 18 + 8)
    func style(_ side: CellStyle.Horizontal, _ typeface: Typeface, format: String? = nil) -> StyleID {
      looks.make {
        $0.typeface = typeface
        $0.points = 10
        $0.horizontal = side
        $0.wraps = true
        $0.isBold = line.isResult
        $0.numberFormat = format
        if line.isResult { $0.fill = Palette.tint }
        $0.borders = Borders(bottom: isLast ? .init(.medium, Palette.ink) : .init(.thin, Palette.hairline))
      }
    }
    canvas.put(.integer(number), row: row, column: 0, style: style(.center, .figures))
    canvas.put(.text(line.title), row: row, column: 1, style: style(.left, .song))
    canvas.put(.date(line.day), row: row, column: 2, style: style(.center, .figures, format: NumberFormats.date))
    canvas.put(.text(names.label(line.day.weekday)), row: row, column: 3, style: style(.center, .song))
    canvas.put(.text(line.note), row: row, column: 4, style: style(.left, .song))
  }

  /// The rule in words, where it stands, what authority it has, and whether it can be extended.
  var ruleLines: [(String, String)] {
    var lines = [
      (say("规则", "Rule"), say(rule.statement.zh, rule.statement.en)),
      (say("依据", "Basis"), rule.basis.citation),
      (say("性质", "Authority"), authority),
      (say("延长", "Extension"), extensions),
      (say("期间计算依据", "Counting"), counting),
    ]
    if let note = openPoint { lines.append((say("注意", "Note"), note)) }
    return lines
  }

  private var authority: String {
    switch rule.kind {
    case .statutory: return say("法定期限（法律或者司法解释）。", "Statute or judicial interpretation.")
    case .policy: return say("政策期限（人民法院规范性文件），不是法律规定。", "Normative document of the courts, not statute.")
    case .administrative: return say("管理期限（本院内部要求），不是法律规定；超过不构成违法。", "A target of the court itself, not law.")
    }
  }

  private var extensions: String {
    guard let extensions = rule.extensions else { return say("规则没有规定延长。", "The rule names none.") }
    let amount = names.count(extensions.count, extensions.unit)
    let approver = extensions.approver == .upperCourt ? say("上一级人民法院批准", "the next higher court") : say("本院裁定", "the court's own ruling")
    return say(
      "经\(approver)，可以延长\(amount)，限\(extensions.times)次（\(extensions.article)）。",
      "By \(amount), \(extensions.times) time(s), by \(approver) (\(extensions.article)).")
  }

  /// The provisions on counting that were in force on the day of the trigger.
  private var counting: String {
    let trigger = status.limit.triggeredOn
    let instrument: String
    if let code = CivilDate(year: 2021, month: 1, day: 1), trigger >= code {
      instrument = "《中华人民共和国民法典》第二百条至第二百零四条"
    } else if let general = CivilDate(year: 2017, month: 10, day: 1), trigger >= general {
      instrument = "《中华人民共和国民法总则》第二百条至第二百零四条"
    } else {
      instrument = "《中华人民共和国民事诉讼法》关于期间的规定"
    }
    let calendar = sheet.proof.catalogue.countingCalendar
    return say(
      "\(instrument)。节假日按国务院办公厅历年通知（节假日表 \(calendar.version)）。",
      "\(instrument). Holidays by the yearly notices of the State Council (table \(calendar.version)).")
  }

  /// Where the law leaves a choice, that a choice was made.
  private var openPoint: String? {
    var notes: [String] = []
    if rule.limit.direction == .before, rule.limit.roll == .backward {
      notes.append(
        say(
          "倒数期间遇休息日提前，法律没有规定，是为不缩短对方时间而作的选择。",
          "No law says that a backward period moves to an earlier day: a choice, so that nobody's time is shortened."
        ))
    }
    if !status.limit.extensions.isEmpty {
      notes.append(
        say(
          "延长期间从何时起算，法律没有规定，本表按登记的起算基准计算。",
          "From where an extension is counted no law says; the base that was recorded is used."))
    }
    if status.limit.isSuspended {
      notes.append(say("期间仍在中止，届满日每天后移，恢复后才能确定。", "The clock stands still; the due day moves on every day."))
    }
    if status.limit.end.isProvisional {
      notes.append(say("节假日安排尚未公布，届满日暂定，公布后应重新计算。", "The holiday schedule is not published: compute again once it is."))
    }
    return notes.isEmpty ? nil : notes.joined(separator: say("", " "))
  }

  /// When each level of the ladder is reached, and who is told.
  func warnings(_ canvas: inout Canvas, _ looks: inout Looks) {
    for (index, warning) in explanation.warnings.enumerated() {
      let told = warning.level.tells.map { names.label($0) }.joined(separator: say("、", ", "))
      let day = warning.at.courtDate
      let isMidnight = warning.at == Instant.courtMidnight(of: day)
      let moment = isMidnight ? "\(day.adding(days: -1)) 24:00" : "\(day) \(warning.at.courtClock)"
      add(
        say(warning.level.name.zh, warning.level.name.en), say("\(moment)　告知\(told)", "\(moment), told to \(told)"),
        isFirst: index == 0, &canvas, &looks)
    }
  }

  /// The line for those who answer for the page.
  func signatures(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 16)
    let row = canvas.addRow(height: 32)
    let style = looks.signature()
    canvas.put(.text(say("经办人：____________", "Prepared: __________")), row: row, columns: 0...1, style: style)
    canvas.put(.text(say("审核人：____________", "Checked: __________")), row: row, columns: 2...3, style: style)
    let date = looks.make {
      $0.points = 10.5
      $0.horizontal = .right
    }
    canvas.put(.text(say("日期：______年____月____日", "Date: __________")), row: row, columns: 4...4, style: date)
  }

  /// From which state of the journal the page was made, and how to make it again.
  func notes(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 6)
    let number = sheet.proof.docket.record.number.text
    let typed = names.number(rule.step) ?? rule.step.description
    let now = sheet.proof.now
    let texts = [
      say(
        "本页由登记的案件信息按规则目录计算，计算时点 \(now.courtDate) \(now.courtClock)（北京时间），规则号 \(rule.id)。规则核对情况（规则目录原文）：\(rule.basis.source)",
        "Computed from what is recorded, as of \(now.courtDate) \(now.courtClock) (UTC+8), by rule \(rule.id). Source of the rule: \(rule.basis.source)"
      ),
      say(
        "登记信息截至日志第\(sheet.head.sequence)条，末条 SM3 摘要 \(sheet.head.digest)。复核：chuqing explain '\(number)' \(typed)",
        "Journal entry \(sheet.head.sequence), SM3 \(sheet.head.digest). Check: chuqing explain '\(number)' \(typed)"),
    ]
    for text in texts {
      let lines = TextMeasure.lines(text, width: Double(Self.pixels.reduce(0, +)), points: 9)
      canvas.put(.text(text), row: canvas.addRow(height: Double(lines) * 16 + 4), columns: 0...4, style: looks.note())
    }
  }
}
