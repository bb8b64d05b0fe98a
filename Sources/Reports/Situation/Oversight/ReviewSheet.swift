import CaseFile
import CivilCalendar

/// 案件评查: the samples with their seeds, the grades by judge, and every case that was drawn.
struct ReviewSheet {
  private let context: SituationContext
  private let figures: ReviewFigures
  private let words: OversightWords
  private var say: ReportLanguage { context.say }

  private static let width = 10
  private static let samplesHeader = 3
  private static let judgeColumn = 5
  private static let gradeColumn = 6

  init(_ context: SituationContext, _ oversight: OversightFigures) {
    self.context = context
    figures = oversight.reviews
    words = OversightWords(context.say, catalogue: context.input.catalogue)
  }

  private var resultsHeader: Int { Self.samplesHeader + 1 + max(figures.samples.count, 1) + 1 }
  private var totalRow: Int { resultsHeader + 1 + figures.judges.count }
  private var listHeader: Int { totalRow + 2 }
  private var rows: ClosedRange<Int> { (listHeader + 1)...(listHeader + max(figures.entries.count, 1)) }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    let widths = columnWidths
    let total = widths.reduce(0, +)
    head(width: total, &canvas, &looks)
    addSamples(widths, &canvas, &looks)
    canvas.addRow(height: 14)
    addResults(&canvas, &looks)
    canvas.addRow(height: 14)
    addList(widths, &canvas, &looks)
    context.notes(notes, width: total, columns: 0...9, &canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...3, 4...7, 8...9], style: looks.signature())
    var sheet = Sheet(name: context.names.reviews)
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    sheet.selection = CellPosition(row: listHeader + 1, column: 2)
    sheet.page = context.page()
    sheet.page.repeatedRows = listHeader...listHeader
    sheet.tabColor = Palette.ink
    sheet.tables = regions
    return sheet
  }

  private func head(width: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("案件评查情况", "Reviews of cases"), link: 0...1, columns: 2...8, sheet: .reviews, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(
        say(
          "\(context.name(.reviews))　\(context.span(context.input.period))内的评查样本",
          "\(context.name(.reviews)) Samples of \(context.span(context.input.period))")),
      row: unit, columns: 0...7, style: looks.caption(.left))
    canvas.put(.text(say("单位：件", "Unit: cases")), row: unit, columns: 8...9, style: looks.caption(.right))
    context.finding(
      OversightProse(context).reviews(figures), points: 10.5, height: 28, width: width, columns: 0...9, &canvas, &looks)
  }

  private func header(
    _ titles: [(String, ClosedRange<Int>, CellStyle.Horizontal)], _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let row = canvas.addRow(height: titles.contains { $0.0.contains("\n") } ? 40 : 26)
    for (title, columns, side) in titles {
      canvas.put(.text(title), row: row, columns: columns, style: looks.header(side, top: .medium, bottom: .thin, points: 9.5))
    }
  }

  private var columnWidths: [Int] {
    func fit(_ texts: [String?], _ range: ClosedRange<Int>) -> Int {
      TextMeasure.column(texts.compactMap { $0 }, points: 10, within: range)
    }
    let records = figures.entries.compactMap(\.position).map { context.input.records[$0] }
    return [
      42, fit(figures.entries.map(\.sample), 70...120), fit(figures.entries.map(\.number.text), 120...190),
      fit(records.map { context.debtors($0.facts) }, 150...200), fit(figures.entries.map(stratum), 80...120),
      fit(figures.entries.map(\.judge), 70...100),
      fit(ReviewGrade.allCases.map { words.label($0) }, 74...100), fit(figures.entries.map { $0.review?.reviewer }, 70...100), 82, 300,
    ]
  }

  private func stratum(_ entry: ReviewFigures.Entry) -> String? {
    guard let key = entry.stratum, let sample = figures.samples.first(where: { $0.sample.id == entry.sample }) else { return nil }
    return words.stratum(key, by: sample.sample.by)
  }

  // MARK: Samples

  private func addSamples(_ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    header(
      [
        (say("样本", "Sample"), 0...1, .center), (say("抽样范围", "Drawn from"), 2...3, .center),
        (say("案件\n总数", "Cases"), 4...4, .right), (say("抽取", "Drawn"), 5...5, .right),
        (say("种子", "Seed"), 6...7, .center), (say("抽样日期", "On"), 8...8, .center),
        (say("各层抽取（抽取/总数）、日志位置与清单摘要", "Strata (drawn/cases), journal position, digest"), 9...9, .center),
      ], &canvas, &looks)
    if figures.samples.isEmpty { none(say("（无）本期没有抽样。", "(none) No sample was drawn of this period."), &canvas, &looks) }
    for (index, recorded) in figures.samples.enumerated() {
      let sample = recorded.sample
      let row = canvas.addRow(height: 24)
      let edge = Looks.Edge(bottom: index + 1 == figures.samples.count ? .medium : .none)
      func put(_ columns: ClosedRange<Int>, _ value: CellValue, _ body: Looks.Body, points: Double = 10) {
        let style = looks.variant(looks.body(body, .none, edge)) { if body == .wrapped { $0.points = points } }
        canvas.put(value, row: row, columns: columns, style: style)
        guard case .text(let text) = value, body == .wrapped else { return }
        let width = columns.reduce(0) { $0 + widths[$1] }
        canvas.raise(row: row, to: Double(TextMeasure.lines(text, width: Double(width), points: points)) * points * 1.75 + 6)
      }
      put(0...1, .text(sample.id), .code)
      put(
        2...3,
        .text(
          "\(words.label(sample.source))\(say("，", ", "))\(sample.days.from)—\(sample.days.through)"
            + (sample.again.map { say("；另抽理由：\($0)", "; again because: \($0)") } ?? "")), .wrapped)
      put(4...4, .integer(sample.population), .count)
      put(5...5, .integer(sample.cases.count), .count)
      put(6...7, .text("\(sample.seed)" + (sample.isSeedGiven ? say("（指定）", " (given)") : say("（程序选）", " (chosen)"))), .center)
      put(8...8, .date(recorded.recordedAt.courtDate), .date)
      put(9...9, .text(provenance(sample)), .wrapped, points: 8.5)
    }
  }

  private func provenance(_ sample: ReviewSample) -> String {
    let strata = sample.strata.map { "\(words.stratum($0.key, by: sample.by)) \($0.drawn)/\($0.population)" }
      .joined(separator: say("、", ", "))
    return say(
      "按\(words.label(sample.by))：\(strata)。日志第\(sample.knownAt)条，摘要 \(sample.populationDigest.prefix(12))；复核：chuqing review verify \(sample.id)",
      "By \(words.label(sample.by)): \(strata). Journal \(sample.knownAt), digest \(sample.populationDigest.prefix(12)); repeat: chuqing review verify \(sample.id)"
    )
  }

  private func none(_ text: String, _ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.put(.text(text), row: canvas.addRow(height: 28), columns: 0...9, style: looks.body(.center, .none, Looks.Edge(bottom: .medium)))
  }

  // MARK: Results

  private func addResults(_ canvas: inout Canvas, _ looks: inout Looks) {
    let grades = ReviewGrade.inReportOrder.enumerated().map { index, grade in
      (words.label(grade), (4 + index)...(4 + index), CellStyle.Horizontal.right)
    }
    header(
      [(say("承办法官（按姓名，不排名次）", "Judge (by name, not by rank)"), 0...2, .center), (say("评查件数", "Drawn"), 3...3, .right)]
        + grades + [(say("未评", "Open"), 8...8, .right), (say("合格以上占已评", "Qualified or better of the graded"), 9...9, .right)],
      &canvas, &looks)
    for tally in figures.judges { add(tally, name: tally.name ?? context.notRecorded, isTotal: false, &canvas, &looks) }
    add(figures.total, name: say("合计", "All"), isTotal: true, &canvas, &looks)
  }

  private func add(
    _ tally: ReviewFigures.Tally, name: String, isTotal: Bool, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let row = canvas.addRow(height: 24)
    let emphasis: Looks.Emphasis = isTotal ? .total : .none
    let edge = Looks.Edge(bottom: isTotal ? .medium : .none)
    canvas.put(.text(name), row: row, columns: 0...2, style: looks.body(.label, emphasis, edge))
    let judges = range(Self.judgeColumn)
    let own = isTotal ? nil : "\(judges),\(Reference.cell(row, 0))"
    func put(_ column: Int, _ formula: String, _ count: Int) {
      canvas.put(
        .formula(formula, cached: .number(Double(count))), row: row, column: column, style: looks.body(.count, emphasis, edge))
    }
    put(3, figures.entries.isEmpty ? "0" : own.map { "COUNTIFS(\($0))" } ?? "COUNTA(\(judges))", tally.total)
    for (index, grade) in ReviewGrade.inReportOrder.enumerated() {
      put(4 + index, counting(words.label(grade), own), tally[grade])
    }
    put(8, counting(say("未评", "open"), own), tally.open)
    let graded = "SUM(\(Reference.cell(row, 4)):\(Reference.cell(row, 7)))"
    let good = "(\(Reference.cell(row, 4))+\(Reference.cell(row, 5)))"
    let share = tally.graded == 0 ? nil : Double(tally[.excellent] + tally[.qualified]) / Double(tally.graded)
    canvas.put(
      .formula("IF(\(graded)=0,\"—\",\(good)/\(graded))", cached: share.map(CachedValue.number) ?? .text("—")), row: row, column: 9,
      style: looks.body(.rate, emphasis, edge))
  }

  private func counting(_ grade: String, _ own: String?) -> String {
    "COUNTIFS(\(own.map { $0 + "," } ?? "")\(range(Self.gradeColumn)),\"\(grade)\")"
  }

  private func range(_ column: Int) -> String {
    "$\(Reference.column(column))$\(rows.lowerBound + 1):$\(Reference.column(column))$\(rows.upperBound + 1)"
  }

  // MARK: The list

  private func addList(_ widths: [Int], _ canvas: inout Canvas, _ looks: inout Looks) {
    let titles = [
      say("序号", "No."), say("样本", "Sample"), say("案号", "Case number"), say("企业名称", "Enterprise"), say("分层", "Stratum"),
      say("承办法官", "Judge"), say("等次", "Grade"), say("评查人", "Reviewer"), say("评查日期", "On"), say("评查意见", "Finding"),
    ]
    header(titles.enumerated().map { ($1, $0...$0, .center) }, &canvas, &looks)
    if figures.entries.isEmpty { none(say("（无）", "(none)"), &canvas, &looks) }
    for (index, entry) in figures.entries.enumerated() {
      let line = SupervisionRow(
        widths: widths, edge: Looks.Edge(bottom: index + 1 == figures.entries.count ? .medium : .none), isFilled: false)
      let row = canvas.addRow(height: 24)
      line.put(0, .integer(index + 1), .center, row, &canvas, &looks) { $0.ink = Palette.secondary }
      line.words(1, entry.sample ?? say("样本外", "beside"), row, &canvas, &looks)
      let number = entry.position.map { context.link($0, index: index) } ?? .text(entry.number.text)
      line.put(2, number, .code, row, &canvas, &looks)
      line.words(3, entry.position.flatMap { context.debtors(context.input.records[$0].facts) }, row, &canvas, &looks)
      line.words(4, stratum(entry), row, &canvas, &looks)
      line.words(Self.judgeColumn, entry.judge ?? context.notRecorded, row, &canvas, &looks)
      let grade = entry.review?.grade
      line.put(Self.gradeColumn, .text(grade.map { words.label($0) } ?? say("未评", "open")), .center, row, &canvas, &looks) {
        if grade == .unqualified || grade == .flawed { $0.isBold = true }
        if grade == .unqualified { $0.ink = Palette.accent }
        if grade == nil { $0.ink = Palette.muted }
      }
      line.words(7, entry.review?.reviewer, row, &canvas, &looks)
      line.date(8, entry.review?.on, row, &canvas, &looks)
      line.words(9, finding(entry), row, &canvas, &looks)
    }
  }

  private func finding(_ entry: ReviewFigures.Entry) -> String? {
    let replaced = entry.replaced > 0 ? say("（改评\(entry.replaced)次）", " (graded again \(entry.replaced) times)") : ""
    let text = (entry.review?.finding ?? "") + replaced
    return text.isEmpty ? nil : text
  }

  private var regions: [TableRegion] {
    [
      TableRegion(
        id: "review_samples", title: say("评查样本", "Samples"), header: Self.samplesHeader...Self.samplesHeader,
        rows: (Self.samplesHeader + 1)..<(Self.samplesHeader + 1 + figures.samples.count),
        columns: [
          .init("sample", 0), .init("drawn_from", 2), .init("population", 4), .init("drawn", 5), .init("seed", 6), .init("on", 8),
          .init("provenance", 9),
        ]),
      TableRegion(
        id: "review_results", title: say("评查结果", "Results of reviews"), header: resultsHeader...resultsHeader,
        rows: (resultsHeader + 1)..<(totalRow + 1),
        columns: [.init("judge", 0), .init("drawn", 3)]
          + ReviewGrade.inReportOrder.enumerated().map { .init($1.code, 4 + $0) }
          + [.init("open", 8), .init("qualified_share", 9)]),
      TableRegion(
        id: "reviews", title: context.names.reviews, header: listHeader...listHeader,
        rows: (listHeader + 1)..<(listHeader + 1 + figures.entries.count),
        columns: [
          .init("sample", 1), .init("case_no", 2), .init("enterprise", 3), .init("stratum", 4), .init("judge", 5), .init("grade", 6),
          .init("reviewer", 7), .init("on", 8), .init("finding", 9),
        ]),
    ]
  }

  private var notes: [String] {
    [
      say(
        "评查归入被抽样的期间，不论何时评定；样本以外的评查按评查日期。一件再次评定的，以最后一次为准，以前的留在日志里。承办法官为评查时的承办法官。各法官件数之和＝合计，各等次与未评之和＝评查件数，不符的不出本表。",
        "A review belongs to the period that was sampled, whenever it was done; one beside samples to its own day. The last grade counts, earlier ones stay in the journal. The judge is the one at the time of the review. Judges and grades add up, or there is no such table."
      ),
      say(
        "抽样：各层按件数比例分配（最大余数法），够分的每层至少一件；由种子用 SplitMix64 决定，同一种子和日志位置必得同样的案件。",
        "Samples: strata share in proportion (largest remainder), at least one case each where the size allows; SplitMix64 from the seed gives the same cases at the same journal position."
      ),
    ]
  }
}
