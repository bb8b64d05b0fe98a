import RuleModel

/// What nodes, warnings and locks mean: definitions of a report that has sheets about them.
struct NodeDefinitionWords {
  private let context: SituationContext
  private let words: NodeWords
  private var say: ReportLanguage { context.say }
  private var catalogue: Catalogue { context.input.catalogue }

  init(_ context: SituationContext) {
    self.context = context
    words = NodeWords(context)
  }

  var entries: [DefinitionWords.Entry] { [node, state, rate] + levels + [locking, released, kinds, edition] }

  private func entry(_ term: String, _ definition: String, _ basis: String, _ remark: String) -> DefinitionWords.Entry {
    DefinitionWords.Entry(term: term, definition: definition, basis: basis, remark: remark)
  }

  private var node: DefinitionWords.Entry {
    entry(
      say("在办节点（所处节点）", "Node of a case"),
      say(
        "未结案件有未完成期限的节点中，程序上最靠后的一个；没有未完成期限的，为“无在办节点”。各节点件数加无在办节点＝期末未结。",
        "Of the nodes with an open limit, the furthest in the proceeding; \"no open node\" where nothing runs. All of them add up to the pending cases."
      ), say("本院管理要求", "Practice of this court"),
      say("按截至本期末登记的节点计算，未登记的视为未完成。", "By the nodes recorded as of the cut-off; what is not recorded is not done."))
  }

  private var state: DefinitionWords.Entry {
    entry(
      say("节点期限、节点状态", "Due day and state of the node"),
      say(
        "节点期限为所处节点最紧迫的一项未完成期限的届满日；节点状态依次为\(words.calm)、各级预警、\(words.overdue)、\(words.locked)，取最重的。",
        "The due day of the node's most urgent open limit; its state is normal, a level of the ladder, overdue or locked, whichever is worst."
      ),
      "—",
      say(
        "当事人期间未进入预警的，节点期限空白。前面节点的逾期不影响本列，另见“逾期期限”列。",
        "Blank for a party's period that is still far from its end. Earlier nodes: see the column of limits over."))
  }

  private var rate: DefinitionWords.Entry {
    entry(
      say("按期与逾期", "In time and late"),
      say(
        "届满日\(words.closingTime)以前完成为按期，以后完成或者仍未完成为逾期。逾期一经发生即永久计入，补办、解锁、结案都不改变。",
        "Done by \(words.closingTime) of the due day is in time. A limit once missed stays missed for ever, whatever is done, released or closed later."
      ), civilLaw,
      say("经批准延长、扣除的，按重新计算的届满日。", "Extensions and exclusions move the due day."))
  }

  /// The Civil Code took the place of the General Provisions on 1 January 2021.
  private var civilLaw: String {
    context.cutOff.year >= 2021
      ? say("《民法典》关于期间最后一日的规定", "Civil Code on the last day of a period")
      : say("《民法总则》关于期间最后一日的规定", "General Provisions of the Civil Law on the last day of a period")
  }

  /// One line a level: when, and who is told.
  private var levels: [DefinitionWords.Entry] {
    catalogue.ladder.levels.enumerated().map { index, level in
      let isEnd = level.hoursBefore == 0
      let when =
        isEnd
        ? say("届满时仍未完成的，逾期报警", "raised when the limit ends and is still open")
        : say("届满前\(span(level.hoursBefore))仍未完成的", "raised \(span(level.hoursBefore)) before the end of an open limit")
      let people = level.tells.map(words.role).joined(separator: say("、", ", "))
      let daily = level.repeatsDaily ? say("，此后每日重复", ", and daily after that") : ""
      let sign = isEnd ? "■◆" : words.sign(index)
      return entry(
        say("预警级别　\(sign) \(words.level(index))", "Level \(sign) \(words.level(index))"), "\(when)\(daily)\(say("。", "."))",
        level.hoursBefore == 48
          ? say("48小时：2019年8月工作通报", "48 hours: bulletin of August 2019") : say("本系统设定，可由法院调整", "Set here, the court may change it"),
        say("通知：\(people)。", "Tells: \(people)."))
    }
  }

  /// 48小时, 7日（168小时）.
  private func span(_ hours: Int) -> String {
    let plain = say("\(hours)小时", "\(hours) hours")
    guard hours > 48, hours.isMultiple(of: 24) else { return plain }
    return say("\(hours / 24)日（\(plain)）", "\(hours / 24) days (\(plain))")
  }

  private var locking: DefinitionWords.Entry {
    let kinds = RuleKind.allCases.filter(catalogue.settings.lockingKinds.contains).map { words.limits.label($0) }
    let list = kinds.joined(separator: say("、", ", "))
    return entry(
      say("锁定", "Lock"),
      say(
        "应由本院完成的\(list)期限逾期未办的，该案卷除补办、延长、登记来文等以外不得继续登记。管理人、当事人的期限逾期只督促，不锁定。",
        "When a limit of the court itself (\(list.lowercased())) is over, the docket takes no forward entries but the late act, extensions and incoming papers. Limits of the administrator or a party never lock."
      ), say("2019年8月工作通报；具体规则为本系统设定", "Bulletin of August 2019; the details are set here"),
      say("本系统登记案件以前已经届满的期限不锁定：当时无从预警。", "Limits that ended before the docket was registered here never lock: nobody could be warned."))
  }

  private var released: DefinitionWords.Entry {
    let settings = catalogue.settings
    return entry(
      say("解锁", "Release"),
      say(
        "第一次由\(words.role(settings.firstRelease))批准；再次解锁或者逾期满\(settings.longOverdueDays)天的，由\(words.role(settings.laterRelease))批准。须写明理由和新的期限，未写期限的为\(settings.releaseWorkingDays)个工作日。",
        "First by the \(words.role(settings.firstRelease)); again, or from \(settings.longOverdueDays) days over, by the \(words.role(settings.laterRelease)); with a reason and a new limit (\(settings.releaseWorkingDays) working days unless stated)."
      ), say("本系统设定，可由法院调整", "Set here, the court may change it"), say("解锁不改变按期率。", "A release changes no rate."))
  }

  private var kinds: DefinitionWords.Entry {
    entry(
      say("法定、政策、管理期限", "Kinds of limits"),
      say(
        "法定期限出自法律和司法解释；政策期限出自司法政策文件；管理期限是本院为管理所定的天数，不是法律规定，超过管理期限不等于违反法律。",
        "Statutory limits stand in laws and judicial interpretations, policy limits in documents of the courts. Internal limits are this court's own targets: they are not law, and missing one breaks no law."
      ), "—", say("各表用字体区分：法定加粗，政策、管理为灰色。", "Statutory in bold, others in grey."))
  }

  private var edition: DefinitionWords.Entry {
    entry(
      say("规则版本", "Edition of the rules"),
      say(
        "本报告按规则目录 \(catalogue.version) 计算（“＋”后为本院另行加载的规则）。",
        "Catalogue \(catalogue.version); what follows a \"+\" was loaded by this court."),
      "—",
      say(
        "共\(catalogue.milestones.count)个节点、\(catalogue.rules.count)项期限版本；每项期限按触发日适用当时有效的版本。",
        "\(catalogue.milestones.count) nodes, \(catalogue.rules.count) versions of limits; each limit follows the version in force on its trigger."
      ))
  }
}
