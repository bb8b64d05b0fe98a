/// A text of the law's data in both languages of the product.
public struct LocalizedText: Hashable, Sendable {
  /// Simplified Chinese.
  public let zh: String
  /// English.
  public let en: String

  /// A text in both languages.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }
}
