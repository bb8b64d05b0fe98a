import CaseFile
import RuleModel
import TestSupport
import Testing

@Suite("Manners of closing") struct CloseMannerTests {
  @Test(
    "the phrases of court ledgers are known",
    arguments: [
      ("裁定受理", CloseManner.Known.accepted), ("不予受理", .refused), ("准予撤回", .withdrawn), ("驳回申请", .dismissed),
      ("终结破产程序", .terminated), ("终结破产程序（财产分配完毕）", .distributionCompleted),
      ("终结破产程序(无财产可供分配)", .noAssets), ("无产可破", .noAssets), ("自行和解", .ownAgreement),
      ("宣告前终结", .debtsSatisfied), ("批准重整计划", .planApproved), ("批准重整计划并终止重整程序", .planApproved),
      ("认可和解协议", .compositionApproved), ("终结强制清算程序", .liquidationCompleted),
      ("终结强制清算程序（无法清算）", .liquidationImpossible), ("强清转破产", .convertedToBankruptcy), ("移送管辖", .transferred),
      (" 终结 破产 程序。", .terminated), ("“批准重整计划”", .planApproved), ("NO_ASSETS", .noAssets), ("ｎｏ＿ａｓｓｅｔｓ", .noAssets),
    ])
  func phrases(_ text: String, _ manner: CloseManner.Known) { #expect(CloseManner(text: text) == .known(manner)) }

  @Test("only the end of a proceeding and an approved plan or composition clear the enterprise")
  func clearance() {
    let clearing: Set<CloseManner.Known> = [
      .terminated, .distributionCompleted, .noAssets, .ownAgreement, .debtsSatisfied, .planApproved,
      .compositionApproved, .liquidationCompleted, .liquidationImpossible,
    ]
    for manner in CloseManner.Known.allCases {
      #expect(CloseManner.known(manner).isClearance == clearing.contains(manner), "\(manner)")
    }
    #expect(!CloseManner(text: "其他").isClearance)
  }

  @Test("no part of a sentence decides", arguments: ["未裁定受理", "申请驳回后又终结破产程序", "拟终结", "并入(2019)粤01破1号", "其他"])
  func unknown(_ text: String) {
    #expect(CloseManner(text: text) == .unrecognised(text))
    #expect(CloseManner(text: text).storedText == text)
  }

  @Test("what is stored is read back, and every printed word is read as its manner")
  func roundTrip() {
    for manner in CloseManner.Known.allCases {
      #expect(CloseManner(text: CloseManner.known(manner).storedText) == .known(manner))
      #expect(CloseManner(text: manner.ledgerWord) == .known(manner))
    }
    for words in [" Accepted ", "终结 ", "x　y", "TERMINATED"] {
      let manner = CloseManner(text: words)
      #expect(CloseManner(text: manner.storedText) == manner, "\(words)")
    }
  }
}

@Suite("Words of ledger columns") struct LedgerWordTests {
  private func roundTrips<Word: LedgerWord>(_ type: Word.Type) {
    for word in Word.inReportOrder {
      for text in [word.code, word.ledgerWord, " \(word.ledgerWord)\u{3000}", word.code.uppercased()] + word.synonyms {
        #expect(Word(ledgerText: text) == word, "\(text)")
      }
    }
    let all = Word.inReportOrder.flatMap { [$0.code, $0.ledgerWord] + $0.synonyms }
    #expect(Set(all).count == all.count)
    #expect(Word(ledgerText: "其他") == nil)
    #expect(Word(ledgerText: "") == nil)
  }

  @Test("code, printed word and synonyms mean one value only")
  func words() {
    roundTrips(EnterpriseCategory.self)
    roundTrips(OwnerLevel.self)
    roundTrips(Procedure.self)
  }
}

@Suite("Folding of texts") struct TextFoldingTests {
  @Test(
    "ends are trimmed, full-width signs and odd spaces made plain, invisible marks removed",
    arguments: [
      ("ＡＢ（１）", "AB(1)"), ("\u{FEFF}甲\u{200B}乙 ", "甲乙"), ("甲\u{3000}乙", "甲 乙"), ("a\u{2003}b", "a b"),
      ("\t甲\tb\r\n", "甲 b"), ("plain text", "plain text"), (" x", "x"), ("", ""), ("\u{202E}甲", "甲"),
      ("\u{3000}\u{A0}", ""), ("破产！", "破产!"),
    ])
  func clean(_ text: String, _ cleaned: String) {
    #expect(TextFolding.clean(text) == cleaned)
    #expect(TextFolding.clean(cleaned) == cleaned)
  }

  @Test("the key has no spaces and no capitals", arguments: [("Ａ b\nＣ", "abc"), (" 受理 日 期 ", "受理日期"), ("Ä", "Ä")])
  func key(_ text: String, _ key: String) { #expect(TextFolding.key(text) == key) }

  @Test("cleaning twice changes nothing", arguments: SeededDice.seeds)
  func idempotent(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let alphabet = Array("aB1 \t\n\r\u{3000}\u{A0}\u{200B}\u{FEFF}\u{2028}（）ｘ甲🏭\u{85}\u{0B}é")
    for _ in 0..<3000 {
      let text = String((0..<dice.roll(0...10)).map { _ in dice.pick(alphabet) })
      let once = TextFolding.clean(text)
      #expect(TextFolding.clean(once) == once, "seed \(seed): \(text.debugDescription)")
      let key = TextFolding.key(text)
      #expect(TextFolding.key(key) == key, "seed \(seed): \(text.debugDescription)")
    }
  }
}
