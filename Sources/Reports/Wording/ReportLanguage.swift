/// The language of a report's words.
public enum ReportLanguage: String, CaseIterable, Hashable, Sendable {
  /// Simplified Chinese.
  case zh
  /// English.
  case en
}
