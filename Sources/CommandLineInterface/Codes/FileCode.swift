import LedgerExchange

/// Why a file cannot be taken as a ledger (`LedgerError`, `TabularError`), or its rejected rows not be written.
enum FileCode: String, FaultCode {
  case noHeader = "E301"
  case noSuchSheet = "E302"
  case severalSheets = "E303"
  case columnTwice = "E304"
  case secondHeader = "E305"
  case missingColumn = "E306"
  case missingFile = "E311"
  case directory = "E312"
  case notARegularFile = "E313"
  case unreadable = "E314"
  case emptyFile = "E315"
  case legacyExcel = "E316"
  case encrypted = "E317"
  case binaryWorkbook = "E318"
  case openDocument = "E319"
  case htmlTable = "E320"
  case xmlSpreadsheet2003 = "E321"
  case portableDocument = "E322"
  case notAWorkbook = "E323"
  case notText = "E324"
  case big5 = "E325"
  case undecodable = "E326"
  case contradictoryByteOrderMark = "E327"
  case encodingUnavailable = "E328"
  case unterminatedQuote = "E329"
  case textAfterClosingQuote = "E330"
  case tooManyFields = "E331"
  case cellTextTooLong = "E332"
  case limitExceeded = "E333"
  case doctype = "E334"
  case damagedWorkbook = "E335"
  case rejectsNotWritten = "E341"
  case mappingUnreadable = "E361"
  case mappingNotAList = "E362"
  case mappingNoSeparator = "E363"
  case mappingUnknownColumn = "E364"
  case mappingBadRows = "E365"
  case mappingBadUnit = "E366"
  case mappingTitleTwice = "E367"
  case mappingColumnTwice = "E368"
  case mappingEmpty = "E369"

  var entry: CodeEntry {
    switch self {
    case .noHeader: return Self.entry("没有找到表头", "No header row", .ledger(.noHeader(file: "台账.xlsx", sheets: ["Sheet1"])))
    case .noSuchSheet: return Self.entry("没有这个工作表", "No such sheet", .ledger(.noSuchSheet(file: "台账.xlsx", name: "案件", sheets: ["Sheet1"])))
    case .severalSheets:
      return Self.entry("几个工作表都像台账", "Several sheets look like ledgers", .ledger(.severalSheets(file: "台账.xlsx", sheets: ["案件", "节点"])))
    case .columnTwice:
      return Self.entry(
        "两列意思相同", "Two columns mean the same", .ledger(.columnTwice(file: "台账.xlsx", column: "立案日期", first: "立案日期", second: "立案时间")))
    case .secondHeader: return Self.entry("文件里有两个不同的表头", "Two tables in one file", .ledger(.secondHeader(file: "台账.xlsx", row: 40)))
    case .missingColumn:
      return Self.entry(
        "缺少必要的列", "A required column is missing",
        .ledger(.missingColumn(file: "节点.csv", kind: .milestones, columns: [.node], found: ["案号"])))
    case .missingFile: return Self.entry("没有这个文件", "No such file", .ledger(.table(file: "台账.xlsx", .missingFile)))
    case .directory: return Self.entry("是文件夹，不是文件", "A folder instead of a file", .ledger(.table(file: "台账.xlsx", .directory)))
    case .notARegularFile: return Self.entry("不是普通文件", "Not a regular file", .ledger(.table(file: "台账.xlsx", .notARegularFile)))
    case .unreadable: return Self.entry("文件读不了", "The file cannot be read", .ledger(.table(file: "台账.xlsx", .unreadable(errno: 13))))
    case .emptyFile: return Self.entry("文件是空的", "The file is empty", .ledger(.table(file: "台账.xlsx", .emptyFile)))
    case .legacyExcel: return Self.entry("旧版 Excel（.xls）文件", "An old Excel file (.xls)", .ledger(.table(file: "台账.xlsx", .legacyExcel)))
    case .encrypted: return Self.entry("工作簿加了密码", "The workbook is protected by a password", .ledger(.table(file: "台账.xlsx", .encrypted)))
    case .binaryWorkbook: return Self.entry("二进制工作簿（.xlsb）", "A binary workbook (.xlsb)", .ledger(.table(file: "台账.xlsx", .binaryWorkbook)))
    case .openDocument:
      return Self.entry("OpenDocument 文件（.ods）", "An OpenDocument file (.ods)", .ledger(.table(file: "台账.xlsx", .openDocument)))
    case .htmlTable: return Self.entry("网页，只是后缀像表格", "A web page in disguise", .ledger(.table(file: "台账.xlsx", .htmlTable)))
    case .xmlSpreadsheet2003:
      return Self.entry("XML 电子表格 2003", "An XML Spreadsheet 2003", .ledger(.table(file: "台账.xlsx", .xmlSpreadsheet2003)))
    case .portableDocument: return Self.entry("PDF 文件", "A PDF file", .ledger(.table(file: "台账.xlsx", .portableDocument)))
    case .notAWorkbook: return Self.entry("不是工作簿", "Not a workbook", .ledger(.table(file: "台账.xlsx", .notAWorkbook)))
    case .notText:
      return Self.entry("既不是工作簿也不是文本", "Neither a workbook nor text", .ledger(.table(file: "台账.xlsx", .notText(offset: 12, line: 3))))
    case .big5: return Self.entry("繁体 Big5 编码", "Text in Big5", .ledger(.table(file: "台账.xlsx", .big5)))
    case .undecodable:
      return Self.entry(
        "与所用编码不符", "Not in the encoding", .ledger(.table(file: "台账.xlsx", .undecodable(as: .gb18030, offset: 120, line: 3))))
    case .contradictoryByteOrderMark:
      return Self.entry(
        "文件标明的编码与指定的矛盾", "The file is marked with another encoding",
        .ledger(.table(file: "台账.xlsx", .contradictoryByteOrderMark(asked: .gb18030, found: .utf8WithBOM))))
    case .encodingUnavailable:
      return Self.entry(
        "本机缺少转换表", "This machine lacks the conversion table", .ledger(.table(file: "台账.xlsx", .encodingUnavailable(.gb18030))))
    case .unterminatedQuote:
      return Self.entry("引号没有结束", "A quote that never ends", .ledger(.table(file: "台账.xlsx", .unterminatedQuote(openedOnLine: 3))))
    case .textAfterClosingQuote:
      return Self.entry(
        "结束引号后还有文字", "Text after a closing quote", .ledger(.table(file: "台账.xlsx", .textAfterClosingQuote(line: 3, field: 2))))
    case .tooManyFields:
      return Self.entry("一行的格数过多", "Too many fields on a line", .ledger(.table(file: "台账.xlsx", .tooManyFields(line: 3, limit: 16384))))
    case .cellTextTooLong:
      return Self.entry(
        "一格的文字过长", "A cell with too much text",
        .ledger(.table(file: "台账.xlsx", .cellTextTooLong(sheet: "案件", cell: CellReference(row: 4, column: 2), limit: 32767))))
    case .limitExceeded:
      return Self.entry(
        "内容异常庞大", "Abnormally large content",
        .ledger(.table(file: "台账.xlsx", .limitExceeded(.inflatedBytes, part: "xl/worksheets/sheet1.xml"))))
    case .doctype:
      return Self.entry(
        "工作簿含有危险的声明", "A dangerous declaration in the workbook", .ledger(.table(file: "台账.xlsx", .doctype(part: "xl/workbook.xml"))))
    case .damagedWorkbook: return Self.entry("工作簿已损坏", "The workbook is damaged", .ledger(.table(file: "台账.xlsx", .damagedArchive)))
    case .mappingUnreadable:
      return Self.entry("列名对照读不了", "The list of columns cannot be read", .ledger(.mapping(file: "列名对照.txt", .unreadable(.missingFile))))
    case .mappingNotAList: return Self.entry("不是列名对照", "Not a list of columns", .ledger(.mapping(file: "列名对照.txt", .notAList)))
    case .mappingNoSeparator:
      return Self.entry(
        "列名对照的一行没有冒号", "A line without a colon", .ledger(.mapping(file: "列名对照.txt", .noSeparator(line: 3, text: "当事人 企业名称"))))
    case .mappingUnknownColumn:
      return Self.entry(
        "列名对照里有不认识的列", "A column that is none",
        .ledger(.mapping(file: "列名对照.txt", .unknownColumn(line: 3, value: "当事人", closest: [.debtor]))))
    case .mappingBadRows:
      return Self.entry("列名对照的表头行不对", "A header row that is none", .ledger(.mapping(file: "列名对照.txt", .badRows(line: 3, value: "第二"))))
    case .mappingBadUnit:
      return Self.entry("列名对照的单位不对", "A unit that is none", .ledger(.mapping(file: "列名对照.txt", .badUnit(line: 3, value: "美元"))))
    case .mappingTitleTwice:
      return Self.entry(
        "列名对照里一个列名写了两次", "A title that stands twice", .ledger(.mapping(file: "列名对照.txt", .titleTwice(line: 5, first: 3, title: "当事人"))))
    case .mappingColumnTwice:
      return Self.entry(
        "列名对照里两列意思相同", "Two titles with the same meaning",
        .ledger(.mapping(file: "列名对照.txt", .columnTwice(line: 5, first: 3, column: .debtor))))
    case .mappingEmpty: return Self.entry("列名对照是空的", "A list of columns without a line", .ledger(.mapping(file: "列名对照.txt", .empty)))
    case .rejectsNotWritten:
      return Self.entry("退回行文件写不进去", "The file of rejected rows cannot be written", .rejects(.cannotWrite(path: "退回行.csv", errno: 13)))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ failure: CommandFailure) -> CodeEntry {
    CodeEntry(zh, en, .failure(failure))
  }
}

extension LedgerError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .table(_, let error): return error.code
    case .mapping(_, let error): return error.code
    case .noHeader: return FileCode.noHeader.errorCode
    case .noSuchSheet: return FileCode.noSuchSheet.errorCode
    case .severalSheets: return FileCode.severalSheets.errorCode
    case .columnTwice: return FileCode.columnTwice.errorCode
    case .secondHeader: return FileCode.secondHeader.errorCode
    case .missingColumn: return FileCode.missingColumn.errorCode
    }
  }
}

extension TabularError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .missingFile: return FileCode.missingFile.errorCode
    case .directory: return FileCode.directory.errorCode
    case .notARegularFile: return FileCode.notARegularFile.errorCode
    case .unreadable: return FileCode.unreadable.errorCode
    case .emptyFile: return FileCode.emptyFile.errorCode
    case .legacyExcel: return FileCode.legacyExcel.errorCode
    case .encrypted: return FileCode.encrypted.errorCode
    case .binaryWorkbook: return FileCode.binaryWorkbook.errorCode
    case .openDocument: return FileCode.openDocument.errorCode
    case .htmlTable: return FileCode.htmlTable.errorCode
    case .xmlSpreadsheet2003: return FileCode.xmlSpreadsheet2003.errorCode
    case .portableDocument: return FileCode.portableDocument.errorCode
    case .notAWorkbook: return FileCode.notAWorkbook.errorCode
    case .notText: return FileCode.notText.errorCode
    case .big5: return FileCode.big5.errorCode
    case .undecodable: return FileCode.undecodable.errorCode
    case .contradictoryByteOrderMark: return FileCode.contradictoryByteOrderMark.errorCode
    case .encodingUnavailable: return FileCode.encodingUnavailable.errorCode
    case .unterminatedQuote: return FileCode.unterminatedQuote.errorCode
    case .textAfterClosingQuote: return FileCode.textAfterClosingQuote.errorCode
    case .tooManyFields: return FileCode.tooManyFields.errorCode
    case .cellTextTooLong: return FileCode.cellTextTooLong.errorCode
    case .limitExceeded: return FileCode.limitExceeded.errorCode
    case .doctype: return FileCode.doctype.errorCode
    case .damagedArchive, .damagedPart, .missingPart, .malformedXML, .rowsOutOfOrder, .cellsOutOfOrder, .invalidReference,
      .missingSharedString, .missingStyle:
      return FileCode.damagedWorkbook.errorCode
    }
  }
}

extension LedgerMappingError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .unreadable: return FileCode.mappingUnreadable.errorCode
    case .notAList: return FileCode.mappingNotAList.errorCode
    case .noSeparator: return FileCode.mappingNoSeparator.errorCode
    case .unknownColumn: return FileCode.mappingUnknownColumn.errorCode
    case .badRows: return FileCode.mappingBadRows.errorCode
    case .badUnit: return FileCode.mappingBadUnit.errorCode
    case .titleTwice: return FileCode.mappingTitleTwice.errorCode
    case .columnTwice: return FileCode.mappingColumnTwice.errorCode
    case .empty: return FileCode.mappingEmpty.errorCode
    }
  }
}
