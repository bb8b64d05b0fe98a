/// What an annual target is about (年度办案目标).
public enum TargetMeasure: String, CaseIterable, Hashable, Sendable {
  /// 结案数 of the year: at least so many.
  case closed
  /// 结案率 of the year: at least so high.
  case closingRate = "closing_rate"
  /// 一年以上未结 at the end of the year: at most so many.
  case pendingOverOneYear = "pending_over_12m"
  /// 三年以上未结 at the end of the year: at most so many.
  case pendingOverThreeYears = "pending_over_36m"

  /// The age in months from which a pending case counts; nil for a measure of closings.
  public var months: Int? {
    switch self {
    case .closed, .closingRate: return nil
    case .pendingOverOneYear: return 12
    case .pendingOverThreeYears: return 36
    }
  }

  /// What people call the measure; the first word is the usual one.
  public var names: [String] {
    switch self {
    case .closed: return ["结案", "结案数", "审结"]
    case .closingRate: return ["结案率"]
    case .pendingOverOneYear: return ["一年以上未结", "一年以上", "1年以上", "1年以上未结", "长期未结"]
    case .pendingOverThreeYears: return ["三年以上未结", "三年以上", "3年以上", "3年以上未结"]
    }
  }

  /// The measure that a person names, by code (`closing_rate`, also `closing-rate`) or by a Chinese word; nil when it is none.
  public init?(named text: String) {
    let key = TextFolding.key(text)
    let code = key.split(separator: "-").joined(separator: "_")
    guard let measure = Self.allCases.first(where: { $0.rawValue == code || $0.names.contains(key) }) else { return nil }
    self = measure
  }
}

/// How much is aimed at.
public enum TargetGoal: Hashable, Sendable {
  /// A number of cases.
  case count(Int)
  /// A share, in hundredths of a percent: 6000 is 60 %.
  case rate(hundredths: Int)
  /// A fall against the stock at the end of the year before, in hundredths of a percent: 1000 is a fall by 10 %.
  case fall(hundredths: Int)

  /// The goal as a person writes it, `120`, `60%`, `-10%`; full-width signs and `−` do as well. Nil when it is none.
  public init?(text: String) {
    var key = TextFolding.key(text)
    let isFall = key.hasPrefix("-") || key.hasPrefix("−") || key.hasPrefix("下降")
    if isFall { key = key.hasPrefix("下降") ? String(key.dropFirst(2)) : String(key.dropFirst()) }
    if key.hasSuffix("%") {
      guard let hundredths = Self.hundredths(key.dropLast()) else { return nil }
      self = isFall ? .fall(hundredths: hundredths) : .rate(hundredths: hundredths)
    } else {
      guard !isFall, !key.isEmpty, key.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(key) else {
        return nil
      }
      self = .count(count)
    }
  }

  /// Percent with at most two decimals, as hundredths of a percent.
  private static func hundredths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = digits(parts[0]), parts[0].count <= 4 else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].count), let part = digits(parts[1]) else { return nil }
    return whole * 100 + (parts[1].count == 1 ? part * 10 : part)
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The goal as it is stored and typed: `120`, `60%`, `-10%`, `62.5%`.
  public var text: String {
    switch self {
    case .count(let count): return "\(count)"
    case .rate(let hundredths): return Self.percent(hundredths)
    case .fall(let hundredths): return "-" + Self.percent(hundredths)
    }
  }

  private static func percent(_ hundredths: Int) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100)
    if part == 0 { return "\(whole)%" }
    return part.isMultiple(of: 10) ? "\(whole).\(part / 10)%" : "\(whole).\(part < 10 ? "0" : "")\(part)%"
  }
}

/// For which year and for whom targets are set.
public struct TargetScope: Hashable, Sendable, Comparable {
  /// Calendar year.
  public var year: Int
  /// Name of the division (庭室); nil for the whole court.
  public var division: String?

  /// A scope.
  public init(year: Int, division: String? = nil) {
    self.year = year
    self.division = division
  }

  /// Earlier years first, the whole court before its divisions.
  public static func < (left: TargetScope, right: TargetScope) -> Bool {
    left.year != right.year ? left.year < right.year : (left.division ?? "") < (right.division ?? "")
  }
}
