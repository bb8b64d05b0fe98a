import CaseFile
import CivilCalendar
import RuleModel

/// 期限计算说明: how one due day came about, on one page that can go into the court file.
///
/// A pure function of the proof and the state of the journal: the same history, moment and versions give the same
/// page. One sheet a limit, each a page of A4.
public struct ProofSheet {
  let proof: StepProof
  let court: CourtIdentity
  let head: JournalHead
  let programVersion: String
  let language: ReportLanguage
  let words: ProofWords

  var say: ReportLanguage { language }

  /// The proof of a step, ready to be laid out.
  public init(
    _ proof: StepProof, court: CourtIdentity, head: JournalHead, programVersion: String, language: ReportLanguage
  ) {
    self.proof = proof
    self.court = court
    self.head = head
    self.programVersion = programVersion
    self.language = language
    words = ProofWords(language, catalogue: proof.catalogue)
  }

  /// The court's name, else its code.
  var courtName: String { court.name.isEmpty ? court.code : court.name }

  /// Title of the document.
  var title: String { say("期限计算说明", "How a Time Limit Was Computed") }

  /// The pages as a workbook.
  public func workbook() -> Workbook {
    var looks = Looks(levelWord: say("持平", "same"))
    var names: [String] = []
    let sheets = proof.limits.map { explanation in
      let name = sheetName(explanation.status.rule.step, taken: names)
      names.append(name)
      return ProofPage(self, explanation).make(named: name, &looks)
    }
    return Workbook(properties: properties, sheets: sheets, styles: looks.table)
  }

  /// `7a`, and `7a (2)` for a second limit of the same step.
  private func sheetName(_ step: StepID, taken: [String]) -> String {
    let base = String((words.names.number(step) ?? step.description).prefix(26))
    guard taken.contains(base) else { return base }
    let next = (2...).first { !taken.contains("\(base) (\($0))") } ?? 2
    return "\(base) (\(next))"
  }

  private var properties: DocumentProperties {
    DocumentProperties(
      title: title, subject: "\(proof.docket.record.number.text) \(words.names.title(proof.step))",
      author: courtName, company: courtName,
      comments: court.isRehearsal ? say("演练数据", "rehearsal data") : "", createdAt: proof.now,
      custom: [
        .init(name: "chuqing.request", value: "explain \(proof.docket.record.number.text) \(proof.step)"),
        .init(name: "chuqing.asOf", value: proof.now.description),
        .init(name: "chuqing.court", value: court.code),
        .init(name: "chuqing.journalSequence", value: "\(head.sequence)"),
        .init(name: "chuqing.journalDigest", value: head.digest.description),
        .init(name: "chuqing.program", value: programVersion),
        .init(name: "chuqing.catalogue", value: proof.catalogue.version),
        .init(name: "chuqing.calendar", value: proof.catalogue.calendar.version),
      ])
  }
}
