import Testing

@testable import LedgerExchange

@Suite struct NumberFormatTests {
  @Test(arguments: [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
  func `built-in formats of days are known`(identifier: Int) {
    #expect(NumberFormat.builtInShowsDay(identifier))
  }

  @Test(arguments: [
    0, 1, 2, 4, 9, 10, 11, 12, 18, 19, 20, 21, 32, 33, 34, 35, 37, 45, 46, 47, 48, 49, 55, 56, 59,
  ])
  func `built-in formats of numbers and times show no day`(identifier: Int) {
    #expect(!NumberFormat.builtInShowsDay(identifier))
  }

  @Test(arguments: [
    "yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "yyyy年m月d日", "m/d/yy h:mm", "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
    "yyyy\\-mm\\-dd;@", "mmm-yy", "m\"月\"", "[DBNum1][$-804]yyyy\"年\"m\"月\"", "aaaa yyyy", "e\"年\"m\"月\"",
    "D",
    "[Red]YYYY/M/D", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "ggge\"年\"m\"月\"d\"日\"",
  ])
  func `codes with a year, month or day show a day`(code: String) {
    #expect(NumberFormat.showsDay(code))
  }

  @Test(arguments: [
    "General", "GENERAL", "G/通用格式", "General\"年\"", "0.00", "#,##0.00_);[Red](#,##0.00)", "0.00E+00",
    "##0.0e-0",
    "h:mm", "h:mm:ss AM/PM", "[h]:mm", "[mm]:ss", "mm:ss.0", "上午/下午h\"时\"mm\"分\"", "@", "0\"day\"", "0\\d",
    "0_d", "*y0", "[Red]0;[Magenta]0", "0000\"年\"00\"月\"00\"日\"", "0000年00月00日", "[$USD-409]#,##0", "\"元\"0",
    "0 m", "",
  ])
  func `codes of numbers, times and texts show none`(code: String) {
    #expect(!NumberFormat.showsDay(code))
  }
}
