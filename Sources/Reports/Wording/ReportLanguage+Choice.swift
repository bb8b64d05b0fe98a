extension ReportLanguage {
  /// One of two wordings. The text of a report stands in the source as such pairs, so that neither language can lack
  /// one. (Messages of the command line live in the command line; the words of a report belong to the report.)
  func callAsFunction(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    self == .zh ? zh() : en()
  }
}
