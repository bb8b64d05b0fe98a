import Testing

@testable import LedgerExchange

@Suite struct Big5SuspicionTests {
  @Test(arguments: [
    "案號,企業名稱,立案日期,受理日期,承辦法官,備註\r\n",
    "案號,企業名稱,立案日期\n(2019)粵01破15號,廣州市某某實業有限公司,2019-03-05\n",
    "立案日期,2019\n", "香港某某有限公司,100,200,300,400,500\n", "姓名\n陳大文\n李小明\n",
  ])
  func `ledgers in Big5 are refused by name`(text: String) {
    let bytes = encoded(text, in: "BIG5")
    #expect(!bytes.isEmpty)
    #expect(throws: TabularError.big5) { try decoded(bytes) }
  }

  @Test(arguments: [
    "案号\n", "案号,企业\n1,2\n", "姓名\n王喆\n", "张堃,镕\n", "案號,企業名稱,立案日期,受理日期,承辦法官,備註\r\n",
    "１２３,４５６\n", "—————,……\n", "龘靐齉爩\n", "2019,100,200.5\n号,1,2,3\n", "①②③④\n",
  ])
  func `texts in GB 18030 are not called Big5`(text: String) throws {
    let result = try decoded(encoded(text, in: "GB18030"))
    #expect(result.text == text)
    #expect(result.encoding == .gb18030)
  }

  /// Every hanzi of GB 2312 (levels 1 and 2), in random runs as short as a name and as long as a line.
  @Test(arguments: 0..<400)
  func `generated names and headers in GBK are not called Big5`(seed: UInt64) throws {
    var state = (seed + 1) &* 0x9E37_79B9_7F4A_7C15
    func random(_ bound: UInt64) -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8((state >> 33) % bound)
    }
    let words = ["案号", "企业名称", "有限公司", "立案", "管理人", "张", "王", "李", "欧阳", "破产", "清算", "某"]
    var bytes: [UInt8] = []
    for _ in 0..<(1 + Int(random(6))) {
      if random(3) > 0 { bytes += encoded(words[Int(random(12))], in: "GB18030") }
      for _ in 0..<(1 + Int(random(3))) {
        bytes += [0xB0 + random(seed.isMultiple(of: 4) ? 72 : 39), 0xA1 + random(94)]
      }
      bytes += Array(",2019\n".utf8)
    }
    let isBig5 = bytes.withUnsafeBytes(Big5Suspicion.isBig5)
    #expect(!isBig5, "seed \(seed)")
  }
}
