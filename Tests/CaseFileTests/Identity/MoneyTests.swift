import CaseFile
import TestSupport
import Testing

@Suite("Money") struct MoneyTests {
  @Test(
    "an amount is read to the fen",
    arguments: [
      ("0", 0), ("1", 100), ("1234.56", 123_456), ("1,234.56", 123_456), ("23,845,684.42", 2_384_568_442),
      ("１２３４．５６", 123_456), ("¥1,234", 123_400), ("￥12", 1_200), ("人民币12元", 1_200), ("1234元", 123_400),
      ("1.7330000000000002E7", 1_733_000_000), ("1.2e7", 1_200_000_000), ("17330000.000000002", 1_733_000_000),
      ("0.005", 1), ("0.0049", 0), ("2.675", 268), (".5", 50), ("5.", 500), ("12 345", 1_234_500), ("+5", 500),
      ("1234.5万元", 1_234_500_000), ("3.2亿", 32_000_000_000), ("3.2亿元", 32_000_000_000), ("5万", 5_000_000),
      ("1234,5678", 1_234_567_800), ("00012", 1_200), ("-0", 0),
    ])
  func yuan(_ text: String, _ fen: Int64) throws {
    #expect(try MoneyReading.read(text, unit: .yuan) == Money(fen: fen))
  }

  @Test(
    "a column in 万元 or 亿元 multiplies, unless the cell names its own unit",
    arguments: [
      ("1733", MoneyReading.Unit.tenThousand, Int64(1_733_000_000)), ("0.0001", .tenThousand, 100),
      ("1733元", .tenThousand, 173_300), ("1.5", .hundredMillion, 15_000_000_000), ("1.5万", .hundredMillion, 1_500_000),
      ("1.5E3", .tenThousand, 1_500_000_000), ("2.384568442E3", .tenThousand, 2_384_568_442),
    ])
  func units(_ text: String, _ unit: MoneyReading.Unit, _ fen: Int64) throws {
    #expect(try MoneyReading.read(text, unit: unit) == Money(fen: fen))
  }

  @Test(
    "what is no number is refused",
    arguments: [
      "", "元", "约100", "1.2.3", "12a", "abc", ".", "-", "—", "1e", "e5", "十万", "0x10", "1-2", "--5", "nan", "inf",
      "1.234,56", "12,34", "1,23,456", "1,234,", ",123", "1234,567", "1,2",
    ])
  func notANumber(_ text: String) {
    #expect(throws: MoneyReadingError.notANumber) { try MoneyReading.read(text, unit: .yuan) }
  }

  @Test("an amount below zero is refused as such", arguments: ["-1", "-0.01", "-1,234.5", "-1.5E7", "¥-3", "-2万元"])
  func negative(_ text: String) {
    #expect(throws: MoneyReadingError.negative) { try MoneyReading.read(text, unit: .yuan) }
  }

  @Test("an amount beyond reason is refused and never overflows")
  func tooLarge() throws {
    for text in ["900000000000000", "9e14", "1e300", "1e999", "12345678901234567890", "999999999亿"] {
      #expect(throws: MoneyReadingError.tooLarge) { try MoneyReading.read(text, unit: .yuan) }
    }
    #expect(try MoneyReading.read("899999999999999.99", unit: .yuan).fen == 89_999_999_999_999_999)
  }

  @Test("any number of decimals is read", arguments: [1, 17, 18, 19, 20, 38, 39, 40, 400])
  func decimals(_ count: Int) throws {
    let zeros = String(repeating: "0", count: count)
    #expect(try MoneyReading.read("0.\(zeros)1", unit: .hundredMillion).fen == (count == 1 ? 100_000_000 : count == 17 ? 0 : 0))
    #expect(try MoneyReading.read("7.\(zeros)1", unit: .yuan).fen == (count == 1 ? 701 : 700))
  }

  @Test("what is printed in yuan and fen is read back", arguments: SeededDice.seeds)
  func roundTrip(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    for _ in 0..<3000 {
      let fen = Int64(dice.roll(0...(dice.chance(oneIn: 2) ? 99_999 : 89_999_999_999_999_999)))
      let cents = fen % 100
      let text = "\(fen / 100).\(cents < 10 ? "0" : "")\(cents)"
      #expect(try MoneyReading.read(text, unit: .yuan).fen == fen, "seed \(seed): \(text)")
    }
  }

  @Test("yuan and 万元 for cells are the fen divided")
  func doubles() {
    #expect(Money(fen: 123_456).yuan == 1234.56)
    #expect(Money(fen: 1_733_000_000).tenThousandYuan == 1733)
    #expect(Money(fen: 1) < Money(fen: 2))
  }
}
