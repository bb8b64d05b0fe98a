import RuleModel

/// Reads case numbers.
///
/// Source: 《关于人民法院案件案号的若干规定》 Art. 3, 7, 9, 10 (in force 2016-01-01, amended 2018-12-07): bracketed year,
/// court code, optional special-trial character, case type, serial number without zeros, 号.
public struct CaseNumberParser: Sendable {
  private let codes: CaseNumberCodes
  private let typesLongestFirst: [[Unicode.Scalar]]

  /// A parser for a code list.
  public init(codes: CaseNumberCodes) {
    self.codes = codes
    // Longest first, so that 破申 is not read as 破; equal lengths cannot both match.
    typesLongestFirst = codes.caseTypes.keys.sorted().map { Array($0.unicodeScalars) }
      .sorted { $0.count > $1.count }
  }

  /// What one written number says; never fails: the last resort is opaque text. Nil for a blank text.
  public func read(_ input: String) -> CaseNumberReading? {
    let cleaned = TextFolding.clean(input)
    guard !cleaned.isEmpty else { return nil }
    let compact = Self.compact(cleaned)
    if let regular = RegularForm(compact, codes: codes, typesLongestFirst: typesLongestFirst) {
      return reading(input, regular)
    }
    if let legacy = LegacyForm(compact) { return legacy.reading(input: input) }
    let looksChinese = compact.contains("号") || compact.contains("字")
    let key = looksChinese ? String(String.UnicodeScalarView(compact)) : Self.singleSpaced(cleaned)
    return CaseNumberReading(
      input: input, number: CaseNumber(normalized: key), year: nil, court: nil, type: nil, serial: nil,
      isInsolvency: looksChinese && Self.namesInsolvency(compact), isConforming: false, warnings: [.opaque])
  }

  /// The numbers in a text that may hold several, separated by commas, semicolons, 、, line breaks, or after 号 by
  /// spaces, 和, 及, 与, strokes, or nothing at all.
  public func readAll(_ input: String) -> [CaseNumberReading] {
    Self.split(input).compactMap { read($0) }
  }

  private func reading(_ input: String, _ form: RegularForm) -> CaseNumberReading {
    var warnings = form.repairs
    let caseType = codes.caseTypes[form.type]
    if form.year < 2016 { warnings.append(.before2016) }
    if codes.courts[form.court] == nil { warnings.append(.unknownCourt) }
    if caseType?.hint != nil { warnings.append(.doubtfulType) }
    let isInsolvency = caseType?.isInsolvency ?? false
    if !isInsolvency { warnings.append(.notInsolvency) }
    let deviations: [CaseNumberReading.Warning] = [
      .before2016, .doubtfulType, .leadingZeroRemoved, .completed,
    ]
    let trial = form.specialTrial ?? ""
    return CaseNumberReading(
      input: input,
      number: CaseNumber(normalized: "(\(form.year))\(form.court)\(trial)\(form.type)\(form.serial)号"),
      year: form.year, court: form.court, type: form.type, serial: form.serial, isInsolvency: isInsolvency,
      isConforming: !warnings.contains(where: deviations.contains), warnings: warnings)
  }

  /// Without spaces; all brackets round.
  static func compact(_ cleaned: String) -> [Unicode.Scalar] {
    cleaned.unicodeScalars.compactMap { scalar in
      switch scalar {
      case " ", "\n", "\r": return nil
      case "〔", "［", "[", "【", "{": return "("
      case "〕", "］", "]", "】", "}": return ")"
      case "號": return "号"
      default: return scalar
      }
    }
  }

  static func namesInsolvency(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.contains("破") || String(String.UnicodeScalarView(scalars)).contains("清算")
      || String(String.UnicodeScalarView(scalars)).contains("强清")
  }

  private static func singleSpaced(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
  }

  private static func split(_ input: String) -> [String] {
    var pieces: [String] = []
    var current = String.UnicodeScalarView()
    func flush() {
      if !current.isEmpty { pieces.append(String(current)) }
      current = String.UnicodeScalarView()
    }
    var endsNumber = false
    for scalar in input.unicodeScalars {
      switch scalar {
      case "、", ",", "，", ";", "；", "\n", "\r", "\t":
        flush()
        endsNumber = false
      case "(", "（", "〔", "[", "［", "【", "{":
        if endsNumber { flush() }
        current.append(scalar)
        endsNumber = false
      case "和", "及", "与", "/", "／", "|", "。":
        if endsNumber { flush() } else { current.append(scalar) }
        endsNumber = false
      case "0"..."9", "０"..."９":
        // A year without a bracket begins another number; 号之1 and 号-1 do not stand after a space.
        if endsNumber, current.last?.properties.isWhitespace == true { flush() }
        current.append(scalar)
        if current.count == 1 { endsNumber = false }
      case "号", "號":
        current.append(scalar)
        endsNumber = true
      default: current.append(scalar)
      }
    }
    flush()
    return pieces.filter { !TextFolding.clean($0).isEmpty }
  }
}
