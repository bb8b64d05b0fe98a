import Foundation
import TestSupport
import Testing

@Suite("chuqing import, given what is no ledger")
struct WrongFileTests {
  struct Wrong: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let status: Int32
    let words: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ words: String, status: Int32 = 65) {
      self.name = name
      self.bytes = bytes
      self.status = status
      self.words = words
    }

    init(_ name: String, _ text: String, _ words: String) { self.init(name, Array(text.utf8), words) }
  }

  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// A compound file with one stream of this name in its directory.
  private static func compoundFile(_ stream: String) -> [UInt8] {
    let name: [UInt8] = stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [0, 0]
    var entry = [UInt8](repeating: 0, count: 128)
    for (index, byte) in name.enumerated() { entry[index] = byte }
    entry[64] = UInt8(name.count)
    entry[66] = 2
    return compound + [UInt8](repeating: 0, count: 504) + entry + [UInt8](repeating: 0, count: 512)
  }

  static let files = [
    Wrong("old.xls", compoundFile("Workbook"), "旧版 Excel"),
    Wrong("locked.xlsx", compoundFile("EncryptedPackage"), "密码"),
    Wrong("letter.xlsx", compoundFile("WordDocument"), "不是工作簿"),
    Wrong("picture.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "也不是文本"),
    Wrong("broken.xlsx", Array("PK\u{03}\u{04}".utf8) + [UInt8](repeating: 7, count: 300), "已损坏"),
    Wrong("page.xls", "<html><table><tr><td>案号</td></tr></table></html>", "网页"),
    Wrong("paper.csv", "%PDF-1.4\n", "PDF"),
    Wrong("empty.csv", "", "空的"), Wrong("mark.csv", "\u{FEFF}", "空的"),
    Wrong("blank.csv", "\n\n\n", "没有找到表头"), Wrong("people.csv", "姓名,年龄\n张三,30\n", "没有找到表头"),
    Wrong("quote.csv", "案号,企业名称,立案日期\n1,\"甲,2019-01-01\n2,乙,2019-01-01\n", "第2行开始的引号没有结束"),
    Wrong("twice.csv", "案号,立案日期,立案时间\n1,2019-01-01,2019-01-01\n", "两列都是"),
    Wrong(
      "taiwan.csv",
      // 案號,企業名稱,立案日期 / (2019)粵01破1號,臺灣企業,2019-01-05 in Big5
      [
        0xAE, 0xD7, 0xB8, 0xB9, 0x2C, 0xA5, 0xF8, 0xB7, 0x7E, 0xA6, 0x57, 0xBA, 0xD9, 0x2C, 0xA5, 0xDF, 0xAE, 0xD7,
        0xA4, 0xE9, 0xB4, 0xC1, 0x0A, 0x28, 0x32, 0x30, 0x31, 0x39, 0x29, 0xB8, 0x66, 0x30, 0x31, 0xAF, 0x7D, 0x31,
        0xB8, 0xB9, 0x2C, 0xBB, 0x4F, 0xC6, 0x57, 0xA5, 0xF8, 0xB7, 0x7E, 0x2C, 0x32, 0x30, 0x31, 0x39, 0x2D, 0x30,
        0x31, 0x2D, 0x30, 0x35, 0x0A,
      ], "Big5"),
  ]

  @Test("says what the file is and what to do, and leaves the database alone", arguments: files)
  func refused(file: Wrong) throws {
    let room = try Courtroom.opened()
    try room.folder.write(file.bytes, to: file.name)
    let run = try room.run("import", file.name, "--accept-valid")
    #expect(run.status == file.status)
    #expect(run.messages.contains(file.name))
    #expect(run.messages.contains(file.words), "\(run.messages)")
    #expect(run.messages.contains("办法："))
    #expect(run.output.isEmpty)
    #expect(try room.journal().count == 1)
  }

  @Test("a folder or a missing file is no input", arguments: ["folder.csv", "nowhere.csv"])
  func noInput(name: String) throws {
    let room = try Courtroom.opened()
    try FileManager.default.createDirectory(atPath: room.folder.file("folder.csv"), withIntermediateDirectories: true)
    let run = try room.run("import", name)
    #expect(run.status == 66)
    #expect(run.messages.contains(name) && run.messages.contains("办法："))
  }

  @Test("names that look like formulas, and long or strange ones, are kept as they are")
  func strangeNames() throws {
    let names = ["=SUM(A1)", "+86公司", "-戊公司", "@己公司", "甲\u{1F468}\u{200D}\u{1F469}公司", String(repeating: "长名", count: 20)]
    let room = try Courtroom.opened()
    var text = "案号,企业名称,立案日期\n"
    for (index, name) in names.enumerated() { text += "(2019)粤01破\(index + 1)号,\(name),2019-01-05\n" }
    try room.folder.write(text, to: "a.csv")
    #expect(try room.run("import", "a.csv").status == 0)
    let cases = try #require(try room.run("case", "list", "--json").json()["cases"] as? [[String: Any]])
    let kept = cases.compactMap { ($0["debtors"] as? [[String: Any]])?.first?["name"] as? String }
    #expect(Set(kept) == Set(names))
    let csv = try room.run("case", "list", "--csv").output
    for name in names.prefix(4) { #expect(csv.contains(",'\(name),"), "\(name)") }
  }
}
