/// The codes that may stand in a case number (案号).
///
/// Source: 《关于人民法院案件案号的若干规定》 (2016, amended 2018) and the case-type list of 法〔2016〕237号.
public struct CaseNumberCodes: Hashable, Sendable {
  /// A case-type code (类型代字).
  public struct CaseType: Hashable, Sendable {
    /// The code, 1–3 characters, e.g. 破申.
    public let code: String
    /// What it stands for.
    public let name: LocalizedText
    /// Whether cases of this type are insolvency proceedings of this product.
    public let isInsolvency: Bool
    /// Whether such a docket only examines an application (申请审查), so that acceptance closes it.
    public let isApplication: Bool
    /// Why the code is doubtful; nil for a regular code.
    public let hint: LocalizedText?

    /// A case-type code.
    public init(
      code: String, name: LocalizedText, isInsolvency: Bool, isApplication: Bool, hint: LocalizedText?
    ) {
      self.code = code
      self.name = name
      self.isInsolvency = isInsolvency
      self.isApplication = isApplication
      self.hint = hint
    }
  }

  /// Abbreviations with which a court's code begins (最高法, 京 … 新, 军, 兵).
  public let provinces: Set<String>
  /// Names of known courts by full code, e.g. 粤01.
  public let courts: [String: String]
  /// Case types, by code.
  public let caseTypes: [String: CaseType]
  /// Special-trial characters that may stand between court and case type, e.g. 知.
  public let specialTrials: Set<String>

  /// A code list.
  public init(
    provinces: Set<String>, courts: [String: String], caseTypes: [CaseType], specialTrials: Set<String>
  ) {
    self.provinces = provinces
    self.courts = courts
    self.caseTypes = Dictionary(caseTypes.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.specialTrials = specialTrials
  }
}
