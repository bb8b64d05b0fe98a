import CaseFile

extension CaseRowReader {
  /// The enterprises of a consolidated case, one row each, names with their codes.
  mutating func join(_ merged: MergedCase, into draft: inout CaseDraft, _ faults: inout [Rejection]) {
    let (namePosition, codePosition) = (header.position(of: .debtor), header.position(of: .code))
    for ((row, nameCell), (_, codeCell)) in zip(merged.cells(of: namePosition), merged.cells(of: codePosition)) {
      do throws(LedgerRuleError) {
        let names = try cells.valueLines(nameCell).map(Self.lines) ?? []
        let codes = try enterpriseCodes(codeCell, at: place(row, codePosition))
        var part = CaseDraft(number: draft.number)
        join(names, codes, row, into: &part, &faults)
        draft.facts.debtors += part.facts.debtors.filter { !draft.facts.debtors.contains($0) }
      } catch {
        let isName = if case .error = nameCell { true } else { false }
        let (position, cell) = isName ? (namePosition, nameCell) : (codePosition, codeCell)
        faults.append(Rejection(place: place(row, position), value: cells.text(cell) ?? "", rule: error.rule))
      }
    }
  }

  mutating func enterpriseCodes(_ cell: TableCell, at place: LedgerPlace) throws(LedgerRuleError) -> [String] {
    guard let text = try cells.valueLines(cell) else { return [] }
    var codes: [String] = []
    for line in Self.lines(text) {
      let code = EnterpriseCode.normalized(line)
      switch EnterpriseCode.defect(in: code) {
      case nil: break
      case .wrongOrganisationCheck?: notices.add(.organisationCheck, at: place)
      case let defect?: throw LedgerRuleError(.badCode(defect))
      }
      codes.append(code)
    }
    return codes
  }

  /// Pairs names with codes: several of each in a consolidated bankruptcy, line by line.
  func join(
    _ names: [String], _ codes: [String], _ row: Int, into draft: inout CaseDraft, _ faults: inout [Rejection]
  ) {
    guard !codes.isEmpty else {
      draft.facts.debtors = names.map { Debtor(name: $0) }
      return
    }
    guard codes.count == names.count || names.isEmpty && codes.count == 1 else {
      faults.append(
        Rejection(
          place: place(row, header.position(of: .code)), value: codes.joined(separator: "；"),
          rule: .codesAndNamesDiffer(codes: codes.count, names: names.count)))
      return
    }
    draft.facts.debtors = zip(names.isEmpty ? [""] : names, codes).map { Debtor(name: $0, code: $1) }
  }

  static func lines(_ text: String) -> [String] {
    // One name is the rule: no line end, no semicolon, nothing that a full-width one (EF BC 9B) begins with.
    if !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x3B || $0 == 0xE2 || $0 == 0xEF || $0 == 0xC2 }) { return [text] }
    return text.split(whereSeparator: { $0 == "；" || $0 == ";" || $0.isNewline })
      .map { TextFolding.trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
