import CaseFile
import CivilCalendar

extension Watermark {
  /// The lines of the picture: who, when, which copy.
  public var pictureLines: [String] { [recipient.name, moment, code.text] }

  /// The same in one line of text.
  public var line: String {
    language(
      "送：\(recipient.name)　\(moment)　溯源码 \(code.text)", "For \(recipient.name)  \(moment)  Trace code \(code.text)")
  }

  /// Day and minute in court time.
  private var moment: String { "\(issuedAt.courtDate) \(issuedAt.courtClock)" }
}
