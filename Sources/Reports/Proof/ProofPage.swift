import CaseFile
import CivilCalendar
import RuleModel

/// One page of a proof sheet: the case, the result, the arithmetic, the rule, the warnings, the signatures.
struct ProofPage {
  let sheet: ProofSheet
  let explanation: LimitExplanation
  var say: ReportLanguage { sheet.language }
  var status: LimitStatus { explanation.status }
  var rule: DeadlineRule { explanation.status.rule }
  var names: LimitWords { sheet.words.names }

  /// Number, step, date, weekday, explanation: the width of A4 between the margins.
  static let pixels = [40, 138, 92, 74, 344]
  static let columns = 5

  init(_ sheet: ProofSheet, _ explanation: LimitExplanation) {
    self.sheet = sheet
    self.explanation = explanation
  }

  func make(named name: String, _ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.columns)
    head(&canvas, &looks)
    facts(&canvas, &looks)
    result(&canvas, &looks)
    heading(say("一、计算过程", "1. The count"), &canvas, &looks)
    arithmetic(&canvas, &looks)
    heading(say("二、规则与依据", "2. The rule"), &canvas, &looks)
    for (index, pair) in ruleLines.enumerated() { add(pair.0, pair.1, isFirst: index == 0, &canvas, &looks) }
    heading(say("三、预警时点", "3. Warnings"), &canvas, &looks)
    warnings(&canvas, &looks)
    signatures(&canvas, &looks)
    notes(&canvas, &looks)
    var result = Sheet(name: name)
    result.blocks = [.rows(canvas.rows)]
    result.merges = canvas.merges
    result.columns = Self.pixels.map { ColumnLayout(widthPixels: $0) }
    result.page = page
    result.tabColor = Palette.ink
    return result
  }

  private var page: PageSetup {
    var page = PageSetup()
    page.isLandscape = false
    page.fitHeight = 1
    page.header = PageSetup.Line(
      left: [.text(sheet.court.isRehearsal ? say("【演练数据】", "[Rehearsal data]") : "")],
      right: [.text(sheet.proof.docket.record.number.text)])
    let catalogue = sheet.proof.catalogue.version
    page.footer = PageSetup.Line(
      left: [
        .text(
          say("出清 \(sheet.programVersion)　规则目录 \(catalogue)", "chuqing \(sheet.programVersion)  catalogue \(catalogue)"))
      ],
      right: [
        .text(
          say("日志第\(sheet.head.sequence)条 ", "Journal \(sheet.head.sequence) ")
            + String(sheet.head.digest.description.prefix(12)))
      ])
    return page
  }

  // MARK: Head

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    let court = looks.make {
      $0.points = 12
      $0.ink = Palette.secondary
      $0.horizontal = .center
    }
    canvas.put(.text(sheet.courtName), row: canvas.addRow(height: 26), columns: 0...4, style: court)
    let title = looks.make {
      $0.typeface = .hei
      $0.points = say == .zh ? 20 : 17
      $0.ink = Palette.ink
      $0.horizontal = .center
    }
    canvas.put(.text(sheet.title), row: canvas.addRow(height: 42), columns: 0...4, style: title)
  }

  private func facts(_ canvas: inout Canvas, _ looks: inout Looks) {
    let record = sheet.proof.docket.record
    let missing = say("未填", "not recorded")
    var pairs = [(say("案号", "Case"), record.number.text), (say("企业", "Enterprise"), enterprise ?? missing)]
    pairs.append((say("节点", "Node"), names.title(rule.step)))
    pairs.append(
      (
        say("办理", "To act"),
        say(
          "\(names.label(rule.role))（承办法官 \(record.facts.judge ?? missing)，书记员 \(record.facts.clerk ?? missing)）",
          "\(names.label(rule.role)) (judge \(record.facts.judge ?? missing), clerk \(record.facts.clerk ?? missing))")
      ))
    for (index, pair) in pairs.enumerated() {
      add(pair.0, pair.1, isFirst: index == 0, &canvas, &looks)
    }
  }

  private var enterprise: String? {
    let debtors = sheet.proof.docket.record.facts.debtors
    guard let first = debtors.first else { return nil }
    return debtors.count == 1
      ? first.name : say("\(first.name)等\(debtors.count)户", "\(first.name) and \(debtors.count - 1) more")
  }

  /// The due day, large: what the reader looks for.
  private func result(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 8)
    let due = status.limit.end.due
    let row = canvas.addRow(height: 40)
    let side = Borders.Side(.medium, Palette.ink)
    let label = looks.make {
      $0.typeface = .hei
      $0.points = 11
      $0.ink = Palette.ink
      $0.horizontal = .center
      $0.fill = Palette.tint
      $0.borders = Borders(top: side, bottom: side)
    }
    let value = looks.make {
      $0.typeface = .hei
      $0.points = 14
      $0.ink = Palette.ink
      $0.fill = Palette.tint
      $0.borders = Borders(top: side, bottom: side)
    }
    let outcome = looks.make {
      $0.typeface = .hei
      $0.points = 10.5
      $0.ink = status.state == .overdue ? Palette.accent : Palette.text
      $0.horizontal = .right
      $0.fill = Palette.tint
      $0.numberFormat = "@_0_0"
      $0.wraps = true
      $0.borders = Borders(top: side, bottom: side)
    }
    canvas.put(.text(say("届满", "Due")), row: row, columns: 0...0, style: label)
    canvas.put(.text(day(due)), row: row, columns: 1...3, style: value)
    let provisional = status.limit.end.isProvisional ? say("暂定；", "provisional; ") : ""
    let text = "\(names.label(rule.kind))\(say("期限；", " limit; "))\(provisional)\(sheet.words.outcome(status))"
    let lines = TextMeasure.lines(text, width: Double(Self.pixels[4]), points: 10.5)
    canvas.raise(row: row, to: Double(lines) * 19 + 8)
    canvas.put(.text(text), row: row, columns: 4...4, style: outcome)
  }

  private func day(_ date: CivilDate) -> String {
    let clock = names.moment(status.endsAt, of: date).split(separator: " ").last.map(String.init) ?? ""
    let weekday = names.label(date.weekday)
    return say("\(date.year)年\(date.month)月\(date.day)日（\(weekday)）\(clock)", "\(date) (\(weekday)) \(clock)")
  }

  // MARK: Pieces

  func heading(_ text: String, _ canvas: inout Canvas, _ looks: inout Looks) {
    let style = looks.make {
      $0.typeface = .hei
      $0.points = 11
      $0.ink = Palette.ink
      $0.vertical = .bottom
    }
    canvas.put(.text(text), row: canvas.addRow(height: 34), columns: 0...4, style: style)
  }

  /// A label over two columns and a text over the others, as high as it needs.
  func add(
    _ label: String, _ text: String, isFirst: Bool = false, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let width = Double(Self.pixels[2...].reduce(0, +))
    let lines = TextMeasure.lines(text, width: width, points: 10.5)
    let row = canvas.addRow(height: Double(lines) * 19 + 7)
    let top: Borders.Side = isFirst ? .init(.medium, Palette.ink) : .init(.thin, Palette.hairline)
    let borders = Borders(top: top, bottom: .init(.thin, Palette.hairline))
    let term = looks.make {
      $0.typeface = .hei
      $0.points = 10
      $0.ink = Palette.ink
      $0.indent = 1
      $0.borders = borders
    }
    let body = looks.make {
      $0.points = 10.5
      $0.wraps = true
      $0.borders = borders
    }
    canvas.put(.text(label), row: row, columns: 0...1, style: term)
    canvas.put(.text(text), row: row, columns: 2...4, style: body)
  }
}
