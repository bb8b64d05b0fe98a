import ArgumentParser
import CaseFile

/// `case parse`.
struct CaseParseCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: words("解析案号（一串里可以有几个）。", "Read case numbers (a text may hold several)."),
    discussion: words("例：chuqing case parse '（2019）粤01破12号之一' --json", "Example: chuqing case parse '（2019）粤01破12号之一' --json"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "number"))
  var numbers: [String]
  @Flag(help: ArgumentHelp(words("每个案号输出一个 JSON 对象。", "One JSON object a number."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let parser = CaseNumberParser(codes: session.catalogue.caseNumberCodes)
    let readings = numbers.flatMap(parser.readAll)
    guard !readings.isEmpty else { throw CommandFailure.usage(.emptyCaseNumber) }
    if json {
      readings.forEach { session.output.raw(Self.json($0) + "\n") }
    } else {
      printTable(readings, session)
    }
    return ContractExit.done
  }

  private static func json(_ reading: CaseNumberReading) -> String {
    let value = JSONValue.object([
      .init(key: "input", value: .string(reading.input)),
      .init(key: "normalized", value: .string(reading.number.text)),
      .init(key: "year", value: reading.year.map { .integer(Int64($0)) } ?? .null),
      .init(key: "court", value: reading.court.map(JSONValue.string) ?? .null),
      .init(key: "type", value: reading.type.map(JSONValue.string) ?? .null),
      .init(key: "serial", value: reading.serial.map { .integer(Int64($0)) } ?? .null),
      .init(key: "insolvency", value: .bool(reading.isInsolvency)),
      .init(key: "conforming", value: .bool(reading.isConforming)),
      .init(key: "warnings", value: .array(reading.warnings.map { .string($0.rawValue) })),
    ])
    return String(decoding: value.canonicalUTF8, as: UTF8.self)
  }

  private func printTable(_ readings: [CaseNumberReading], _ session: Session) {
    let say = session.language
    let codes = session.catalogue.caseNumberCodes
    var table = TerminalTable([
      .init(say("案号", "Case number")), .init(say("年度", "Year"), .right), .init(say("法院", "Court")),
      .init(say("类型", "Type")), .init(say("编号", "Serial"), .right), .init(say("规范", "Conforming")),
      .init(say("提示", "Remarks")),
    ])
    for reading in readings {
      let court = reading.court.map { code in codes.courts[code].map { "\(code) \($0)" } ?? code }
      table.add([
        reading.number.text, reading.year.map(String.init) ?? "—", court ?? "—", reading.type ?? "—",
        reading.serial.map(String.init) ?? "—", reading.isConforming ? say("是", "yes") : say("否", "no"),
        reading.warnings.map { $0.text(say) }.joined(separator: say("；", "; ")),
      ])
    }
    table.lines().forEach(session.output.result)
  }
}
