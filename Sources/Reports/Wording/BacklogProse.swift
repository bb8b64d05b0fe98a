import CaseFile

/// The sentences about where a change of the old stock came from, and how evenly cases were closed.
///
/// A fall is never praised without the closings against the filings beside it, and one that comes from fewer cases
/// growing old is not taken for a success of closing.
struct BacklogProse {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }
  private var figures: BacklogFigures { context.figures.backlog }

  init(_ context: SituationContext) { self.context = context }

  /// 本期新收35件、结案59件，结收比168.57%: what belongs beside every fall of old cases.
  var flow: String {
    let received = context.figures[.received].current?.numerator ?? 0
    let closed = context.figures[.closed].current?.numerator ?? 0
    return flow(received: received, closed: closed, zh: "本期", en: "")
  }

  private func flow(received: Int, closed: Int, zh: String, en: String) -> String {
    let (new, done) = (MovementWords.grouped(received), MovementWords.grouped(closed))
    guard let ratio = Ratio(closed, over: received) else {
      return say("\(zh)没有新收，结案\(done)件", "\(en)none received, \(done) closed")
    }
    let percent = MovementWords.printed(.decimal(Hundredths(ratio, times: 100)))
    return say("\(zh)新收\(new)件、结案\(done)件，结收比\(percent)%", "\(en)\(new) received, \(done) closed: \(percent)% of filings")
  }

  /// The same where one of the old stocks fell; empty otherwise.
  var flowBesideFall: String {
    let fell = [MeasureID.pendingOver(months: 12), .pendingOver(months: 36)].contains { id in
      if case .fall = context.figures[id].trend { return true }
      return false
    }
    return fell ? say("；\(flow)", "; \(flow)") : ""
  }

  /// 结收比124.44% where one of the old stocks fell, for titles that have no room for more; empty otherwise.
  var ratioBesideFall: String {
    guard !flowBesideFall.isEmpty else { return "" }
    guard let ratio = context.figures[.closedToReceived].currentNumber else { return say("，没有新收", ", nothing received") }
    let percent = MovementWords.printed(ratio)
    return say("，结收比\(percent)%", "; closings \(percent)% of filings")
  }

  /// Where the change of one age came from, in full, ending with a full stop.
  func origin(_ movement: BacklogFigures.Movement) -> String {
    let now = movement.now
    let name = age(now.months)
    let (old, new) = (MovementWords.grouped(now.opening), MovementWords.grouped(now.closing))
    let moved: String
    if now.change == 0 {
      moved = say("\(name)未结仍为\(new)件", "Pending \(name): unchanged at \(new)")
    } else if now.change < 0 {
      moved = say("\(name)未结由\(old)件降至\(new)件", "Pending \(name): down from \(old) to \(new)")
    } else {
      moved = say("\(name)未结由\(old)件升至\(new)件", "Pending \(name): up from \(old) to \(new)")
    }
    let parts = say(
      "：其间新满\(years(now.months))转入\(now.crossedIn)件，审结转出\(now.closedOut)件；",
      ": \(now.crossedIn) grew that old, \(now.closedOut) that old were closed; ")
    return moved + parts + flow(received: now.received, closed: now.closed, zh: "同期全部案件", en: "of all cases ") + say("。", ".")
      + cause(movement)
  }

  /// Where a fall came from, as a sentence of its own; empty where nothing fell.
  func cause(_ movement: BacklogFigures.Movement) -> String {
    let now = movement.now
    guard let cause = now.cause(against: movement.before) else { return "" }
    let moreClosed = now.closedOut - (movement.before?.closedOut ?? 0)
    let fewerIn = (movement.before?.crossedIn ?? 0) - now.crossedIn
    let (name, mark) = (age(now.months), years(now.months))
    switch cause {
    case .moreClosings:
      return say(
        "\(name)的下降来自结案：审结转出比上一年同一时段多\(moreClosed)件，新满\(mark)的没有减少。",
        " The fall \(name) comes from closings: \(moreClosed) more than a year before, and no fewer cases grew that old.")
    case .fewerCrossings:
      return say(
        "\(name)的下降来自到龄案件减少，不是结案增多：新满\(mark)的比上一年同一时段少\(fewerIn)件（立案较少的一批到龄），审结转出没有增加。",
        " The fall \(name) does not come from closings: \(fewerIn) fewer cases grew that old than a year before (fewer had been filed), and no more were closed."
      )
    case .both:
      return say(
        "\(name)的下降两方面都有：审结转出比上一年同一时段多\(moreClosed)件，新满\(mark)的少\(fewerIn)件。",
        " The fall \(name) has two sources: \(moreClosed) more closed than a year before, \(fewerIn) fewer grew that old.")
    case .neither:
      return say(
        "\(name)的审结转出多于新满\(mark)的，但与上一年同一时段相比，结案没有增多，到龄的也没有减少。",
        " More cases \(name) were closed than grew that old, but not more than a year before.")
    case .unknown:
      return say(
        "\(name)的审结转出多于新满\(mark)的；没有上一年同一时段的数据可比。",
        " More cases \(name) were closed than grew that old; there is nothing to compare with.")
    }
  }

  /// The sentence of the cover about the fall of cases of a year or more; empty where they did not fall.
  var coverCause: String { figures.movements.first.map(cause) ?? "" }

  /// Fewer closings than one a month of a year say nothing about months.
  private static let leastClosings = 12

  /// How evenly cases were closed: the measure, and what the last month and quarter contributed.
  var evenness: String {
    let evenness = figures.evenness
    guard let value = evenness.year.value else {
      return say("年内不足两个整月或没有结案，不计算结案均衡度。", "Fewer than two whole months in the year, or no closings: no evenness.")
    }
    let percent = Hundredths(value, times: 100)
    var text = say(
      "年内\(evenness.yearCount)个月结案均衡度\(percent)%（100%为各月相同）",
      "Evenness over \(evenness.yearCount) months: \(percent)% (100% is perfectly even)")
    let closed = evenness.months.suffix(evenness.yearCount).reduce(0) { $0 + $1.closed }
    guard closed >= Self.leastClosings else {
      return text + say("；年内结案只有\(closed)件，不比较各月。", "; only \(closed) closed in the year, too few to compare months.")
    }
    if let share = evenness.year.shareOfLast(1), let last = evenness.months.last {
      let even = Ratio(100, over: evenness.yearCount).map { Hundredths($0) } ?? Hundredths(value: 0)
      text += say(
        "；\(last.end.month)月结案占\(Hundredths(share, times: 100))%，各月相同时为\(even)%",
        "; the last month has \(Hundredths(share, times: 100))% of the closings, \(even)% if all were equal")
      if Hundredths(share, times: 100).value > 2 * even.value {
        text += last.end.month == 12 ? say("，年末结案偏多", ": many at the end of the year") : say("，结案偏多", ": more than twice as many")
      }
    }
    return text + say("。", ".")
  }

  /// 一年以上.
  func age(_ months: Int) -> String { say("\(years(months))以上", "≥ \(months / 12) year\(months == 12 ? "" : "s")") }

  private func years(_ months: Int) -> String { months == 12 ? say("一年", "a year") : say("三年", "three years") }
}
