import CaseFile
import CivilCalendar
import RuleModel

/// Reads the rows of a milestone file into a table.
struct MilestoneRowReader {
  private(set) var table: MilestoneTable
  private let header: LedgerHeader
  private let file: String
  private let sheet: String?
  private let cells: CellReading
  private let parser: CaseNumberParser
  private let catalogue: Catalogue
  private let positions: (number: Int, node: Int, date: Int, document: Int?, outcome: Int?)
  private let furtherPositions: [Int]
  private var lastNumber: (text: String, numbers: [CaseNumber], document: String?)?
  private var nodeCache: [ExactText: Int] = [:]

  init(
    header: LedgerHeader, file: String, sheet: String?, epoch: SpreadsheetSerial, parser: CaseNumberParser,
    catalogue: Catalogue, absentTitles: [String] = []
  ) {
    table = MilestoneTable()
    self.header = header
    self.file = file
    self.sheet = sheet
    self.parser = parser
    self.catalogue = catalogue
    cells = CellReading(epoch: epoch)
    positions = (
      header.position(of: .caseNumber) ?? 0, header.position(of: .node) ?? 0,
      header.position(of: .occurredOn) ?? 0, header.position(of: .document), header.position(of: .outcome)
    )
    let known: [LedgerColumn] = [.caseNumber, .node, .occurredOn, .document, .outcome]
    furtherPositions = header.titles.indices.filter { position in
      guard let column = header.columns[position] else { return !header.titles[position].isEmpty }
      return !column.isIgnored && !known.contains(column)
    }
    for title in absentTitles {
      table.notices.add(.mappedTitleMissing(title), at: LedgerPlace(file: file, sheet: sheet, row: header.row))
    }
    for position in furtherPositions where !header.kept.contains(position) {
      table.notices.add(.unknownColumn(header.titles[position]), at: place(header.row, position))
    }
  }

  mutating func read(_ row: TableRow) {
    let number = cell(row, positions.number)
    let node = cell(row, positions.node)
    let date = cell(row, positions.date)
    guard number != .empty || node != .empty || date != .empty else { return }
    if isPassedOver(number, row) {
      table.notices.add(.passedOver, at: place(row.number, positions.number))
      return
    }
    // All three, so that every fault of the row is told at once.
    let caseNumbers = caseNumbers(number, row)
    let nodeIndex = nodeIndex(node, row)
    let day = day(date, row)
    let document = document(row)
    guard let caseNumbers, let nodeIndex, let day, let document, !isShifted(row) else { return }
    let remarks = remarks(row)
    for caseNumber in caseNumbers.numbers {
      let index = table.index(of: caseNumber)
      table.append(
        case: index, node: nodeIndex, day: day, document: document.text ?? caseNumbers.document, remarks: remarks,
        row: row.number)
    }
  }

  /// What the columns say that are no part of a milestone: `备注=…；企业名称=…`.
  private func remarks(_ row: TableRow) -> String? {
    guard !furtherPositions.isEmpty else { return nil }
    let parts = furtherPositions.compactMap { position in
      cells.value(cell(row, position)).map { "\(header.titles[position])=\($0)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "；")
  }

  /// Totals, signatures, repeated headers, blanks. A number like that of the row before needs no second look.
  private func isPassedOver(_ cell: TableCell, _ row: TableRow) -> Bool {
    if case .text(let text) = cell, let lastNumber, lastNumber.text.hasSameUTF8(as: text) { return false }
    return cells.isPassedOver(row, numberAt: positions.number, header: header)
  }

  private mutating func isShifted(_ row: TableRow) -> Bool {
    guard let (value, rule) = cells.surplus(row, header: header) else { return false }
    let place = LedgerPlace(file: file, sheet: sheet, row: row.number)
    table.rejections.append(Rejection(place: place, value: value, rule: rule))
    return true
  }

  /// The document, which may be none; nil when the cell holds an error.
  private mutating func document(_ row: TableRow) -> (text: String?, Void)? {
    guard let position = positions.document else { return (nil, ()) }
    let cell = cell(row, position)
    if case .error = cell {
      reject(row, position, .errorValue)
      return nil
    }
    return (cells.value(cell), ())
  }

  /// The cases of a row, most often one, and the document whose number stands for the case's (`号之一`).
  private mutating func caseNumbers(_ cell: TableCell, _ row: TableRow) -> (numbers: [CaseNumber], document: String?)? {
    if case .text(let text) = cell, let lastNumber, lastNumber.text.hasSameUTF8(as: text) {
      return (lastNumber.numbers, lastNumber.document)
    }
    if case .error = cell {
      reject(row, positions.number, .errorValue)
      return nil
    }
    guard let text = cells.value(cell), let reading = parser.read(text) else {
      reject(row, positions.number, .caseNumberMissing)
      return nil
    }
    var numbers = [reading.number]
    if let several = parser.severalNumbers(in: text, reading) {
      guard isBatch(several) else {
        reject(row, positions.number, .severalCaseNumbers(several.map(\.text)))
        return nil
      }
      table.notices.add(.milestoneOfSeveral, at: place(row.number, positions.number))
      numbers = several
    }
    let document = reading.warnings.contains(.documentSuffixRemoved) ? text : nil
    if case .text(let raw) = cell { lastNumber = (raw, numbers, document) }
    return (numbers, document)
  }

  /// Whether the numbers are different cases of one type: a step that several cases took together. An application and
  /// the case that came of it are not.
  private func isBatch(_ numbers: [CaseNumber]) -> Bool {
    let readings = numbers.compactMap { parser.read($0.text) }
    return Set(numbers).count == numbers.count && Set(readings.map(\.type)).count == 1
      && readings.allSatisfy { !$0.warnings.contains(.opaque) }
  }

  private mutating func nodeIndex(_ cell: TableCell, _ row: TableRow) -> Int? {
    if case .error = cell {
      reject(row, positions.node, .errorValue)
      return nil
    }
    guard let text = cells.value(cell) else {
      reject(row, positions.node, .milestoneMissing)
      return nil
    }
    if let known = nodeCache[ExactText(text)] { return known }
    guard let step = catalogue.step(named: text) else {
      reject(row, positions.node, .unknownMilestone(closest: catalogue.closestMilestones(to: text)))
      return nil
    }
    if let position = positions.outcome, case .error = self.cell(row, position) {
      reject(row, position, .errorValue)
      return nil
    }
    if let position = positions.outcome, let stated = cells.value(self.cell(row, position)) {
      guard let outcome = catalogue.outcome(named: stated, of: step.milestone) else {
        reject(row, position, .unknownWord(accepted: catalogue.outcomeNames(of: step.milestone)))
        return nil
      }
      return table.index(of: NamedStep(milestone: step.milestone, part: step.part, outcome: outcome))
    }
    let index = table.index(of: step)
    nodeCache[ExactText(text)] = index
    return index
  }

  private mutating func day(_ cell: TableCell, _ row: TableRow) -> CivilDate? {
    do throws(LedgerRuleError) {
      if let date = try cells.date(cell) { return date }
      reject(row, positions.date, .dateMissing)
    } catch { reject(row, positions.date, error.rule) }
    return nil
  }

  private mutating func reject(_ row: TableRow, _ position: Int, _ rule: LedgerRule) {
    let value = cells.text(cell(row, position)) ?? cells.text(cell(row, positions.number)) ?? ""
    table.rejections.append(Rejection(place: place(row.number, position), value: value, rule: rule))
  }

  private func cell(_ row: TableRow, _ position: Int) -> TableCell {
    position < row.cells.count ? row.cells[position] : .empty
  }

  private func place(_ row: Int, _ position: Int) -> LedgerPlace {
    LedgerPlace(
      file: file, sheet: sheet, row: row,
      column: position < header.titles.count ? header.titles[position] : nil, columnNumber: position + 1)
  }
}

/// A text as a key that is compared byte by byte: cheaper than a `String`, which first has to be normalised.
private struct ExactText: Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool { left.text.hasSameUTF8(as: right.text) }

  func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
