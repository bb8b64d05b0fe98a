/// The definitions of the situation report, in words.
struct DefinitionWords {
  struct Entry {
    let term: String
    let definition: String
    let basis: String
    let remark: String
  }

  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  var entries: [Entry] { flow + age + outcome + marks }

  private func entry(_ term: String, _ definition: String, _ basis: String, _ remark: String) -> Entry {
    Entry(term: term, definition: definition, basis: basis, remark: remark)
  }

  private var flow: [Entry] {
    [
      entry(
        say("旧存、新收、结案、未结", "Opening, received, closed, pending"),
        say(
          "旧存：期初以前立案、期初尚未结案；新收：期内立案；结案：期内结案；未结：期末尚未结案。旧存＋新收−结案＝未结，不符时不出报告。",
          "Opening: filed before and pending at the start. Received: filed in the period. Closed: closed in it. Pending: not closed at its end. Opening + received − closed = pending, else no report is made."
        ),
        say("司法统计通行口径", "Usual court statistics"),
        say("统计期含首尾两日。一个案号为一件；破申、清申与其后的破、强清分别计件。", "Both ends are included. One docket is one case; applications count apart.")),
      entry(
        say("结案率、结收比", "Closing rate, closed to received"),
        say("结案率＝结案÷（旧存＋新收）；结收比＝结案÷新收。", "Closing rate = closed ÷ (opening + received); closed to received = closed ÷ received."),
        say("司法统计通行口径", "Usual court statistics"), say("变化以百分点表示。", "Their change is in percentage points.")),
      entry(
        say("结案均衡度", "Evenness of closings"),
        say(
          "1−各月结案数的标准差（总体）÷月均结案数，不低于0；只计统计期内的整月，不足两个整月或没有结案的不计算。100%为各月相同。",
          "1 − standard deviation (of the whole) ÷ mean of the monthly closings, at least 0, over the whole months of the period; none with fewer than two months or without closings. 100%: all months alike."
        ),
        say("含义为法院通行说法（每月结案数相对于平均值的离散程度）；算式为本报告自定", "The idea is the courts'; the formula is the report's own"),
        say("年内累计数和各月结案见趋势表。", "For the year so far see the trend.")),
      entry(
        say("年内累计结案率", "Closing rate, year to date"),
        say("1月1日至月末结案÷（1月1日前未结＋1月1日至月末新收）。", "Closed since 1 January ÷ (pending before it + received since)."),
        say("司法统计通行口径", "Usual court statistics"), say("用于趋势表。", "In the trend.")),
      entry(
        say("快速审理占比", "Fast-track share"),
        say(
          "期内结案（新收）案件中，登记为快速审理的件数÷登记了是否快速审理的件数。",
          "Of the cases closed (received) in the period: marked as fast track ÷ marked yes or no."),
        say("本报告自定", "The report's own"),
        say(
          "没有登记的不进分母，均未登记的不计算；登记了几件见总体情况该行。审理方式按现在登记。",
          "Cases not marked are left out; the row of the overall table says how many are marked.")),
      entry(
        say("平均审理天数、中位数", "Mean and median days to close"),
        say("期内结案的案件，自立案日至结案日的自然日数。", "Cases closed in the period, natural days from filing to closing."), "—",
        say("不扣除中止、公告、鉴定等期间。", "Nothing is deducted.")),
      entry(
        say("清结周期", "Disposition time"),
        say(
          "365×月数÷12×期末未结÷期内结案；不足整月的期间以天数代替365×月数÷12。表示按本期速度办完存量所需的天数。",
          "365 × months/12 × pending ÷ closed; for other spans their days instead of 365 × months/12. The days that the stock would take at this pace."
        ),
        say("欧洲司法效率委员会（CEPEJ）公式", "Formula of the CEPEJ"), say("不是每案的审理天数。", "Not the length of any case.")),
    ]
  }

  private var age: [Entry] {
    [
      entry(
        say("一年以上、三年以上未结", "Pending ≥ 1 year, ≥ 3 years"),
        say(
          "期末未结，且自立案之日起至期末已满一年（三年）；“以上”包括本数，三年以上同时计入一年以上。月末没有对应日的，以该月最后一日为届满日。",
          "Pending, and a year (three years) or more since filing at the cut-off; the mark itself is included, and ≥ 3 years is part of ≥ 1 year. Where a month has no such day, its last day counts."
        ),
        context.cutOff.year >= 2021
          ? say("《民法典》第二百零二条、第一千二百五十九条", "Civil Code Art. 202, 1259")
          : say(
            "\(context.civilLaw)关于期间计算和“以上”含本数的规定", "\(context.civilLaw) on periods and inclusive numbers"),
        say("自立案日起按自然日计算，中止、扣除期间不减。", "Natural days from filing; suspensions are not deducted.")),
      entry(
        say("账龄段", "Age bands"),
        say(
          "按\(AgeBands(context).thresholds.map { AgeBands(context).over($0) }.joined(separator: "、"))划分，互不重叠，合计等于未结；界限日期见第一部分。",
          "Divided at \(AgeBands(context).thresholds.map { AgeBands(context).over($0) }.joined(separator: ", ")); exclusive, adding up to pending. Dates in part 1."
        ), say("本报告设置", "Setting of this report"),
        say(
          "可在出报告时改（--thresholds）；一年以上、三年以上两项始终为12、36个月。",
          "May be chosen (--thresholds); the headline figures stay those of 12 and 36 months.")),
      entry(
        say("新满转入、审结转出", "Grew old, closed when old"),
        say(
          "两个时点之间，满一年（三年）时仍未结的为转入；其间结案、结案时已满的为转出。前一时点存量＋转入−转出＝后一时点存量，不符时不出报告。",
          "Between two days: cases that reached the age while pending, and cases that were that old when closed. Stock then + the former − the latter = stock now, else no report is made."
        ), say("本报告自定", "The report's own"), say("两端存量按现在的登记重新计算，后补登的旧案两端都计。", "Cases registered late are in both stocks.")),
      entry(
        say("\(context.changeWord)、增减", "Change"),
        say(
          "（本期−\(context.priorWord)）÷\(context.priorWord)。时点数与\(context.day(context.input.comparison.days.through))比较，\(context.priorWord)的账龄按当日的未结案件重新计算，不以现在的状态倒推。",
          "(current − prior) ÷ prior. Stock figures compare with \(context.input.comparison.days.through); ages at that day are computed from the cases then pending."
        ),
        "—",
        say(
          "\(context.priorWord)为0时不算百分比，显示“—”。四舍五入到两位小数。案件的承办法官、隶属等按现在登记的计。",
          "No percentage where the prior figure is 0 (\"—\"). Rounded to two places, half away from zero. Judge, owner etc. as recorded now."
        )),
    ]
  }

  private var outcome: [Entry] {
    [
      entry(
        say("节点按期率", "Milestones on time"),
        say(
          "期内到期的节点期限中，按期完成的比例。期限从触发节点的实际日期起算，首日不计，末日遇法定休假日顺延；调休上班日为工作日。到期前结案的不计。",
          "Of the limits that fell due in the period, the share met in time. A limit runs from the day of its trigger, which is not counted; a last day of rest moves to the next working day; make-up workdays are working days. Limits overtaken by closing do not count."
        ),
        say(
          "《民事诉讼法》、\(context.civilLaw)关于期间的规定；各期限的依据见第三部分",
          "Civil Procedure Law and \(context.civilLaw) on periods; each limit in part 3"),
        say(
          "只计第三部分所列期限；没有登记触发节点或程序的不计。破产案件没有法定审限。",
          "Only the limits of part 3; cases without trigger or proceeding do not count. Bankruptcy has no statutory trial limit.")),
      entry(
        say("出清企业", "Enterprises cleared"),
        say(
          "期内以终结破产程序、终结强制清算程序、批准重整计划或认可和解协议结案的企业，以户计，一户只在首次出清时计一次。",
          "Enterprises whose case was closed in the period by termination, an approved plan or composition; each is counted once, when first cleared."
        ),
        say("国有企业出清工作口径", "Practice of state asset supervision"),
        say(
          "受理、不予受理、驳回、撤回、移送、强清转破产不计；结案方式未填或不在目录里的不计。同一信用代码为一户；没有代码的按名称。台账登记的程序终结、注销、出清认定日期只供核对，不改变本项。",
          "Acceptance, refusal, dismissal, withdrawal, transfer and conversion do not count, nor do unknown manners. The same code is one enterprise; without code, the same name. Recorded days of termination, deregistration and recognised clearance are for checking and do not change the figure."
        )),
      entry(
        say("出清企业债权总额", "Claims of cleared enterprises"),
        say("期内出清企业所在案件登记的债权总额之和。", "Sum of the claims recorded in the cases that cleared enterprises."), "—",
        say("只计已登记的，登记了几件见总体情况该行；均未登记的为“—”。", "Only what is recorded; the row says of how many cases. \"—\" where of none.")),
      entry(
        say("出清案件、职工、已安置职工", "Clearing cases, employees"),
        say(
          "出清案件：期内结案并使企业首次出清的案件，以件计；职工、已安置职工：这些案件登记之数的合计。",
          "Cases closed in the period that first cleared an enterprise; employees and those settled as recorded in them."),
        say("本报告自定", "The report's own"),
        say(
          "一件可使数户出清；只计已登记的人数，登记了几件见总体情况该行，均未登记的为“—”。",
          "A case may clear several enterprises. Only what is recorded counts; the row says of how many cases. \"—\" where of none.")),
    ]
  }

  private var marks: [Entry] {
    [
      entry(
        say("符号", "Signs"),
        say("▲ 上升　▼ 下降　— 无法计算或未登记　■ 三年以上　□ 一至三年", "▲ up  ▼ down  — not defined or not recorded  ■ ≥ 3 years  □ 1–3 years"), "—",
        say("▲▼只表示方向，不表示优劣。", "▲ ▼ show the direction, not merit."))
    ]
  }
}
