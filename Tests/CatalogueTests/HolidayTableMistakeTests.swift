import CatalogueFormat
import CivilCalendar
import Testing

@Suite("A mistake in the holiday table")
struct HolidayTableMistakeTests {
  private static let table = "days.csv"

  private static func date(_ text: String) -> CivilDate { CivilDate(text) ?? .earliest }

  static let mistakes: [MistakeCase] = [
    MistakeCase(
      "another header", table, "date,kind,name_zh", "date,name", "1:1",
      .tableHeader(expected: "date,kind,name_zh")),
    MistakeCase(
      "too few fields", table, "2019-01-01,holiday,元旦", "2019-01-01,holiday", "2:1",
      .fieldCount(found: 2, expected: 3)),
    MistakeCase("too many fields", table, "元旦", "元旦,x", "2:1", .fieldCount(found: 4, expected: 3)),
    MistakeCase(
      "impossible day", table, "2019-01-01", "2019-02-29", "2:1",
      .impossibleDate(key: "date", value: "2019-02-29")),
    MistakeCase(
      "unknown kind", table, "makeup_workday", "workday", "3:12",
      .unknownChoice(key: "kind", value: "workday", known: ["holiday", "makeup_workday"])),
    MistakeCase(
      "no name", table, "makeup_workday,国庆节", "makeup_workday,", "3:27", .emptyValue(key: "name_zh")),
    MistakeCase(
      "unsorted", table, "2019-10-01", "2019-08-01", "4:1",
      .unsortedDay(date("2019-08-01"), after: date("2019-09-29"))),
    MistakeCase("a day twice", table, "2019-10-01", "2019-09-29", "4:1", .duplicateDay(date("2019-09-29"))),
    MistakeCase(
      "a make-up workday within the week", table, "2019-09-29", "2019-09-27", "3:1",
      .makeUpOnWeekday(date("2019-09-27"))),
    MistakeCase(
      "a year that is not covered", table, "2019-10-01", "2020-10-01", "4:1",
      .dayOutsideCoverage(date("2020-10-01"))),
  ]

  @Test("is refused at its line and column", arguments: mistakes)
  func refused(mistake: MistakeCase) {
    let broken = SampleCatalogue().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(broken.mistakes() == [mistake.expected])
  }

  @Test("is not what Excel adds: a byte order mark, carriage returns and a last empty line")
  func savedByExcel() {
    var sample = SampleCatalogue()
    let lines = (sample.files[Self.table] ?? "").split(separator: "\n")
    sample.files[Self.table] = "\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n"
    #expect(sample.mistakes().isEmpty)
  }
}
