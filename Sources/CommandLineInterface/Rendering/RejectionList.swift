import CaseFile
import LedgerExchange

/// Rejected rows for people: equal faults together with their count, each with its first places and its remedy.
///
/// All of them stand in the JSON and in the file of rejected rows.
struct RejectionList {
  /// Faults of one kind that are mended in the same way.
  private struct Group {
    let title: String
    let remedy: String
    var items: [Rejection]
  }

  private static let groupsShown = 30
  private static let placesShown = 5

  private let say: Language
  private let groups: [Group]

  init(_ rejections: [Rejection], _ say: Language) {
    self.say = say
    var groups: [Group] = []
    var positions: [String: Int] = [:]
    for rejection in rejections {
      let text = rejection.rule.text(say)
      let title = rejection.rule.title(say) ?? text.sentence
      let remedy = text.remedy ?? ""
      if let position = positions[title + "\n" + remedy] {
        groups[position].items.append(rejection)
      } else {
        positions[title + "\n" + remedy] = groups.count
        groups.append(Group(title: title, remedy: remedy, items: [rejection]))
      }
    }
    self.groups = groups
  }

  /// The lines to print; none when nothing was rejected.
  func lines() -> [String] {
    var lines = groups.prefix(Self.groupsShown).flatMap(lines)
    let hidden = groups.dropFirst(Self.groupsShown)
    if !hidden.isEmpty {
      let count = hidden.reduce(0) { $0 + $1.items.count }
      lines.append(
        say(
          "……还有\(hidden.count)种问题、\(count)处，见 --json 或退回行文件",
          "… \(hidden.count) more kinds of fault in \(count) places: see --json or the file of rejected rows")
      )
    }
    return lines
  }

  private func lines(_ group: Group) -> [String] {
    let code = group.items.first.map { "\($0.rule.code) " } ?? ""
    var lines = ["✗ \(code)\(group.title)\(say("（\(group.items.count)处\(spread(group))）", " (\(group.items.count)\(spread(group)))"))"]
    for item in group.items.prefix(Self.placesShown) {
      let detail = item.rule.title(say) == nil ? "" : say("（\(sentence(item))）", " (\(sentence(item)))")
      lines.append(
        "    \(item.place.text(say))\(say("：", ": "))\(item.value.isEmpty ? "—" : item.value)\(detail)")
    }
    let rest = group.items.count - Self.placesShown
    if rest > 0 {
      lines.append(
        say("    ……其余\(rest)处见 --json 或退回行文件", "    … \(rest) more: see --json or the file of rejected rows"))
    }
    if !group.remedy.isEmpty { lines.append(say("  办法：", "  What to do: ") + group.remedy) }
    return lines
  }

  /// How many stand in each sheet, when not all places are shown and they stand in several.
  private func spread(_ group: Group) -> String {
    guard group.items.count > Self.placesShown else { return "" }
    var counts: [(sheet: String, count: Int)] = []
    for item in group.items {
      let sheet = item.place.sheet ?? item.place.file
      if let last = counts.indices.last, counts[last].sheet == sheet {
        counts[last].count += 1
      } else {
        counts.append((sheet, 1))
      }
    }
    guard counts.count > 1 else { return "" }
    return say("：", ": ") + counts.prefix(8).map { "\($0.sheet) \($0.count)" }.joined(separator: say("，", ", "))
  }

  private func sentence(_ item: Rejection) -> String { item.rule.text(say).clause }
}

extension FailureText {
  /// The sentence without its full stop, to stand inside another one.
  var clause: String {
    sentence.hasSuffix("。") || sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}

extension LedgerRule {
  /// What rows with the same fault share, where the sentence itself names dates or numbers of one row.
  func title(_ say: Language) -> String? {
    switch self {
    case .severalCaseNumbers: return say("一格里有几个案号", "several case numbers in one cell")
    case .moreCellsThanHeaders: return say("格数多于表头", "more cells than headers")
    case .notADate(.noSuchDay): return say("没有这一天", "no such day")
    case .badCode: return say("统一社会信用代码不对", "the credit code is wrong")
    case .codesAndNamesDiffer: return say("代码与企业名称的个数不同", "codes and enterprises differ in number")
    case .repeatedCase: return say("同一案号在前面已出现，内容不同", "the same case stands above with other content")
    case .differsInMergedCase: return say("同一案件的几行内容不同", "rows of one case differ")
    case .refused(let refusal): return refusal.title(say)
    default: return nil
    }
  }
}

extension CaseRefusal {
  fileprivate func title(_ say: Language) -> String? {
    switch self {
    case .filingDateMissing: return say("新案件没有立案日期", "a new case without a filing date")
    case .dateInFuture(let field, _, _):
      return say("\(field.name(.zh))晚于今天", "the \(field.name(.en)) is after today")
    case .dateImplausible(let field, _):
      if field == .plannedCloseOn { return say("计划结案日期远得不可能", "the planned closing date is impossibly far ahead") }
      return say("\(field.name(.zh))早得不可能", "the \(field.name(.en)) is impossibly early")
    case .closedBeforeFiled: return say("结案日期早于立案日期", "closed before it was filed")
    case .mannerWithoutDate: return say("有结案方式而没有结案日期", "a manner of closing without a closing date")
    case .notRegistered: return say("库里没有这个案件", "there is no such case")
    case .milestoneInFuture: return say("节点日期晚于今天", "the milestone is dated after today")
    case .milestoneRecorded: return say("只发生一次的节点已有另一个日期", "the milestone happens once and has another date")
    case .locked: return say("案件已锁定", "the docket is locked")
    default: return nil
    }
  }
}
