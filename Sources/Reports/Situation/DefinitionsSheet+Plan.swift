import CaseFile

/// What the figures of targets and plan mean.
extension DefinitionsSheet {
  /// The definitions; where the report has no such sheets although its kind can, that and why. Nil for other kinds.
  var plans: Section? {
    guard context.input.kind.sheets.contains(.plan) else { return nil }
    let lines: [(String, String, String)] = context.sheets.contains(.plan) ? definitions : [absence]
    return Section(
      id: "plan", title: say("年度目标与结案计划", "Targets and closing plan"),
      headers: [say("序号", "No."), say("名称", "Name"), say("定义", "Definition"), say("说明", "Remarks")],
      lines: lines.enumerated().map { index, line in
        Line(number: "\(index + 1)", term: line.0, body: .text(line.1), rest: [.text(line.2)])
      })
  }

  private var absence: (String, String, String) {
    let year = context.cutOff.year
    return (
      say("本报告没有的表", "Sheets left out"),
      context.input.scope == nil
        ? say(
          "没有设定\(year)年度目标，也没有登记计划结案日期，不列“\(context.names.plan)”“\(context.names.crossing)”两表。",
          "No targets for \(year) and no planned closing days are recorded: no sheets “\(context.names.plan)” and “\(context.names.crossing)”."
        )
        : say(
          "所计案件没有登记计划结案日期，不列“\(context.names.plan)”“\(context.names.crossing)”两表；年度目标见全院的报告。",
          "No planned closing days are recorded for these cases: no sheets “\(context.names.plan)” and “\(context.names.crossing)”. Targets stand in the report of the whole court."
        ),
      say("chuqing target set、chuqing plan set", "chuqing target set, chuqing plan set")
    )
  }

  private var definitions: [(String, String, String)] {
    [
      (
        say("尚需结案", "Still needed"),
        say(
          "全年需结减已结，不小于0。结案数目标：需结即目标。结案率目标：目标×（旧存＋已收＋预计新收），进位取整；预计新收＝今年已收×剩余天数÷已过天数，舍去小数。",
          "Needed in the year less closed, at least 0. For the rate: goal × (opening + received + expected), rounded up; expected = received × days left ÷ days elapsed, rounded down."
        ), say("剩余月数按天折算", "part of a month counts by its days")
      ),
      (
        say("应清老案", "Old cases to clear"),
        say(
          "年初未结、到年末将满一年（三年）的案件。需结＝应清老案−年末允许的件数；下降百分比的，允许件数＝上年末件数×（1−百分比），舍去小数。",
          "Pending when the year began and a year (three years) old by its end. Needed = these − the number allowed; for a fall: last year's end × (1 − share), rounded down."
        ), say("全部清结时年末存量为0", "with all of them closed the stock is 0")
      ),
      (
        say("结论", "Verdict"),
        say(
          "已实现：不再结案也能完成；进度正常：今年月均已结不低于月均需结（各保留两位小数）；否则为进度落后；尚需多于未结与预计新收之和的，不能实现。月均已结＝已结÷已过月数，月均需结＝尚需÷剩余月数，不足一个月的按当月天数折算。",
          "Reached: holds even if nothing more is closed; on course: closed ÷ months over is not below needed ÷ months left (both with two decimals, part of a month by its days); else behind; out of reach: more needed than pending and expected."
        ), say("按截至日判断", "as of the cut-off")
      ),
      (
        say("月初计划", "Plan of a month"),
        say(
          "每月开始前登记的计划结案日期在该月、月初未结的案件；首次编制计划的当月取首次登记当日终了时的计划；尚未到来的月份取现在的计划。",
          "Pending cases whose planned day, as recorded before the month began, lies in it; in the month of the first plan, as of the end of that day; for months ahead, as known now."
        ), say("等于按期结案、改期或取消、逾期未结、尚未到期之和", "closed as planned + moved or withdrawn + over + not yet due")
      ),
      (
        say("已到期的计划", "Planned to date"),
        say(
          "在其首个计划月份的月初计划中，计划结案日期不晚于截至日的案件，每件只计一次；计划日期还没有到的，不论是否已经结案，都不计。",
          "Cases whose planned day, in the plan of the first month for which they were planned, is not after the cut-off, each once; what is planned for a later day does not count, closed or not."
        ), say("其中已结：年初至截至日结案", "closed: from January through the cut-off")
      ),
      (
        say("累计计划、累计结案", "Cumulative"),
        say(
          "从首个有计划案件的月份算起，每件只计一次；在此之前的结案没有计划可比，不计入累计结案。",
          "From the first month for which a case was planned, each case once; earlier closings had no plan to be held against and do not count."
        ), say("没有计划的月份不填", "empty for months without plan")
      ),
      (
        say("临界案件", "Crossing"),
        say(
          "截至日未结、尚未满而在今后30、90、180日内将满一年或三年的案件；到期日为立案日期加期限的对应日。",
          "Pending at the cut-off and reaching one or three years within 30, 90 or 180 days: on the day that corresponds to the filing."
        ), context.civilLawOnPeriods
      ),
    ]
  }
}
