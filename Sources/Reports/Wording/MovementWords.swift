import CaseFile

/// How a measure moved, in words: 上升 or 下降 with an amount that has no sign, or the reason why there is none.
struct MovementWords {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// The number in the period as printed in a sentence.
  func number(_ id: MeasureID) -> String { Self.printed(context.figures[id].currentNumber) }

  /// 同比下降22.22%, or why there is no percentage.
  func compared(_ id: MeasureID) -> String {
    let value = context.figures[id]
    let unit = value.unit == .rate ? say("个百分点", " points") : "%"
    switch value.trend {
    case .rise(let amount): return say("\(context.changePhrase)上升\(amount)\(unit)", "up \(amount)\(unit)")
    case .fall(let amount): return say("\(context.changePhrase)下降\(amount)\(unit)", "down \(amount)\(unit)")
    case .unchanged, .bothZero:
      return isEqual(value)
        ? say("与\(context.priorWord)持平", "unchanged") : say("与\(context.priorWord)基本持平", "all but unchanged")
    case .noPrior: return say("\(context.priorWord)为0，不计算百分比", "none \(context.priorPhrase), so there is no percentage")
    case .incomparable: return say("\(context.priorWord)没有可比数据", "nothing to compare with")
    }
  }

  /// 上年同期120件，同比下降50.00%; where one of the two says it all, only that one.
  func against(_ id: MeasureID) -> String {
    let value = context.figures[id]
    let unit = MeasureWords(say, context.input.period)[id].unit
    switch value.trend {
    case .unchanged where isEqual(value), .noPrior, .incomparable: return compared(id)
    case .bothZero: return say("\(context.priorWord)也为0", "as \(context.priorPhrase)")
    case .rise, .fall, .unchanged:
      let prior = Self.printed(value.priorNumber)
      return say("\(context.priorWord)\(prior)\(unit)，\(compared(id))", "\(prior) \(context.priorPhrase), \(compared(id))")
    }
  }

  /// `compared`, with the earlier count beside it where that is so small that a percentage alone misleads.
  func safely(_ id: MeasureID) -> String {
    let value = context.figures[id]
    let isSmall = value.unit.isCount && (1..<10).contains(value.prior?.numerator ?? 0)
    return isSmall ? against(id) : compared(id)
  }

  /// 由120件降至60件.
  func moved(_ id: MeasureID) -> String {
    let value = context.figures[id]
    let current = Self.printed(value.currentNumber)
    let prior = Self.printed(value.priorNumber)
    guard let new = value.current?.double, let old = value.prior?.double, new != old else {
      return say("仍为\(current)件", "unchanged at \(current)")
    }
    return new > old
      ? say("由\(prior)件升至\(current)件", "up from \(prior) to \(current)")
      : say("由\(prior)件降至\(current)件", "down from \(prior) to \(current)")
  }

  /// One of three texts, by the direction in which the measure moved.
  func choose(_ id: MeasureID, fall: String, rise: String, same: String) -> String {
    switch context.figures[id].trend {
    case .fall: return fall
    case .rise, .noPrior: return rise
    case .unchanged, .bothZero, .incomparable: return same
    }
  }

  private func isEqual(_ value: MeasureValue) -> Bool { value.current?.double == value.prior?.double }

  /// As printed in a sentence; a dash for what is not defined.
  static func printed(_ number: PublishedNumber?) -> String {
    switch number {
    case nil: return "—"
    case .whole(let whole): return grouped(whole)
    case .decimal(let decimal):
      let text = decimal.description
      guard let point = text.firstIndex(of: "."), let whole = Int(text[..<point]), whole >= 1000 else { return text }
      return grouped(whole) + text[point...]
    }
  }

  /// Digits in groups of three: `2,340`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var tail = ""
    while digits.count > 3 {
      tail = "," + digits.suffix(3) + tail
      digits.removeLast(3)
    }
    return (number < 0 ? "−" : "") + digits + tail
  }
}
