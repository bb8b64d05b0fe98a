import CaseFile
import CatalogueFormat
import RuleModel

extension CatalogueDiagnostic {
  /// `path:line:column: what is wrong`, as editors and compilers write it.
  ///
  /// - Parameter folder: The folder in which the files of a whole catalogue stand.
  func line(_ say: Language, in folder: String? = nil) -> String {
    let path = (folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "") + position.file
    return "\(path):\(position.line):\(position.column): \(problem.words(say))"
  }

  /// The mistake for programs.
  func json(_ say: Language) -> JSONValue {
    .object([
      .init(key: "file", value: .string(position.file)), .init(key: "line", value: .integer(Int64(position.line))),
      .init(key: "column", value: .integer(Int64(position.column))),
      .init(key: "problem", value: .string(problem.code)), .init(key: "message", value: .string(problem.words(say))),
    ])
  }
}

extension CatalogueProblem {
  /// The problem's name for programs.
  var code: String {
    if case .contradiction(let contradiction) = self { return contradiction.rawValue }
    return String("\(self)".prefix { $0 != "(" })
  }

  /// What is wrong, in a sentence without a full stop.
  func words(_ say: Language) -> String {
    fileWords(say) ?? valueWords(say) ?? tableWords(say) ?? referenceWords(say) ?? exampleWords(say) ?? code
  }

  private func fileWords(_ say: Language) -> String? {
    switch self {
    case .missingFile(let path): return say("缺少文件“\(path)”", "'\(path)' is missing")
    case .unexpectedFile:
      return say("目录不读这个文件；规则放在 rules/名称.yaml", "no part of the catalogue reads this file; rules go into rules/NAME.yaml")
    case .syntax(let reason): return say("不是合格的 YAML：\(reason)", "not YAML: \(reason)")
    case .duplicateKey(let key): return say("“\(key)”在这里写了两次", "key '\(key)' stands here twice")
    case .unknownKey(let key, let known):
      return say("不认识“\(key)”；可以写：\(known.list(.zh))", "unknown key '\(key)'; known: \(known.list(.en))")
    case .missingKey(let key): return say("缺少“\(key)”\(missing(key, .zh))", "key '\(key)' is missing\(missing(key, .en))")
    case .wrongType(let key, let expected):
      let subject = key.isEmpty ? say("文件", "the file") : say("“\(key)”", "'\(key)'")
      return say("\(subject)应为\(expected.name(.zh))", "\(subject) must be \(expected.name(.en))")
    case .emptyValue(let key): return say("“\(key)”是空的", "'\(key)' is empty")
    default: return nil
    }
  }

  private func valueWords(_ say: Language) -> String? {
    switch self {
    case .unknownChoice(let key, let value, let known):
      return say(
        "“\(key)”不能是“\(value)”；可以写：\(known.list(.zh))", "'\(value)' is not a value of '\(key)'; known: \(known.list(.en))")
    case .duplicateItem(let key, let value): return say("“\(key)”中“\(value)”重复", "'\(value)' stands twice in '\(key)'")
    case .malformedIdentifier(let key, let value):
      return say(
        "“\(key)”不能是“\(value)”：\(identifierRule(key, .zh))",
        "'\(value)' cannot be a value of '\(key)': \(identifierRule(key, .en))")
    case .numberTooSmall(let key, let value, let least):
      return say("“\(key)”是\(value)，至少应为\(least)", "'\(key)' is \(value); the least is \(least)")
    case .impossibleDate(let key, let value):
      return say("“\(key)”的 \(value) 不是日历上有的日子", "'\(key)' is \(value), a day that does not exist")
    case .invertedInterval(let key): return say("“\(key)”的终点早于起点", "'\(key)' ends before it begins")
    case .malformedCourtCode(let code):
      return say(
        "“\(code)”不是法院代字：应为“provinces”之一加零、二或四位数字",
        "'\(code)' is not a court code: one of 'provinces', then no, two or four digits")
    case .typeCodeLength(let code):
      return say("“\(code)”不是类型代字：应为一至三个字", "'\(code)' is not a case-type code: one to three characters")
    default: return nil
    }
  }

  private func tableWords(_ say: Language) -> String? {
    switch self {
    case .tableHeader(let expected): return say("第一行应为“\(expected)”", "the first line must be '\(expected)'")
    case .fieldCount(let found, let expected):
      return say("有\(found)栏，应为\(expected)栏", "\(found) fields where \(expected) are expected")
    case .unsortedDay(let day, let after):
      return say("\(day) 排在 \(after) 之后；请按日期排序", "\(day) stands after \(after); sort the table by date")
    case .duplicateDay(let day): return say("\(day) 已经有一行", "\(day) has a line already")
    case .makeUpOnWeekday(let day):
      return say("\(day) 不是周六或周日，不能是调休上班日", "\(day) is not a Saturday or Sunday and cannot be a make-up workday")
    case .dayOutsideCoverage(let day):
      return say(
        "\(day) 不在所载年份内；这一天请写进 \(day.year) 年的表，另行载入",
        "\(day) lies outside the years covered here; state it in the table of \(day.year)")
    case .yearWithoutHolidays(let year): return say("\(year) 年没有一个节假日", "\(year) has no holiday in the table")
    case .yearOutOfSequence(let year, let next):
      return say("\(year) 年与已有年份不相连；下一个应为 \(next) 年", "\(year) does not follow the covered years; the next is \(next)")
    default: return nil
    }
  }

  private func referenceWords(_ say: Language) -> String? {
    switch self {
    case .duplicate(let key, let value, let first):
      return say("\(key)“\(value)”已被使用，见 \(first.place(.zh))", "\(key) '\(value)' is taken: see \(first.place(.en))")
    case .ambiguousName(let name, let taken):
      return say("“\(name)”已是节点 \(taken) 的名称", "'\(name)' already names the milestone '\(taken)'")
    case .unknownMilestone(let key, let id):
      return say("\(key)：没有节点“\(id)”（见 chuqing rules list --events）", "\(key): there is no milestone '\(id)' (see rules list --events)")
    case .unknownStep(let key, let step): return say("\(key)：没有“\(step)”这一部分", "\(key) '\(step)': there is no such part")
    case .unknownOutcome(let value, let milestone, let known):
      return say(
        "节点 \(milestone) 没有结果“\(value)”；可以写：\(known.list(.zh))",
        "'\(milestone)' cannot have the outcome '\(value)'; known: \(known.list(.en))")
    case .contradiction(let contradiction): return contradiction.words(say)
    case .foreignProcedure(let procedure, let milestone):
      return say(
        "“\(procedure.label(.zh))”程序中没有节点 \(milestone)",
        "'\(milestone)' cannot occur in the procedure '\(procedure.rawValue)'")
    case .overlappingRule(let id, let first):
      return say(
        "与 \(id)（\(first.place(.zh))）在同一段时间规定同一期限；请错开施行日期，或写 replaces: \(id)",
        "in force on some of the same days as '\(id)' (\(first.place(.en))) for the same limit; part the dates or say replaces: \(id)")
    case .triggerCycle(let path):
      let chain = path.map(\.rawValue).joined(separator: " → ")
      return say("互相等待：\(chain)", "these wait for each other: \(chain)")
    default: return nil
    }
  }

  private func exampleWords(_ say: Language) -> String? {
    switch self {
    case .exampleDiffers(let stated, let computed):
      return say("例题写 \(stated)，按规则算出 \(computed)", "the rule gives \(computed), the example says \(stated)")
    case .exampleNotInForce(let day): return say("\(day) 规则没有施行", "the rule is not in force on \(day)")
    case .exampleProvisional(let day):
      return say(
        "从 \(day) 起算要用到尚未公布放假安排的年份，请换一个例题",
        "a period from \(day) needs a year without a published holiday schedule; choose another example")
    default: return nil
    }
  }

  private func missing(_ key: String, _ say: Language) -> String {
    switch key {
    case "roll":
      return say("；请写明最后一天是休息日时怎样：forward、backward 或 none", "; say whether a last day of rest moves: forward, backward or none")
    case "direction": return say("；请写明往后算还是往前算：after 或 before", "; say which way the period runs: after or before")
    case "examples": return say("；每条规则至少要有一个例题", "; every rule needs at least one worked example")
    default: return ""
    }
  }

  private func identifierRule(_ key: String, _ say: Language) -> String {
    switch key {
    case "part": return say("应为一个小写字母", "one lower-case letter")
    case "due_ends_at": return say("应为时刻，如 \"17:30\"", "a time of day such as \"17:30\"")
    default:
      return say("只能用小写字母、数字和连字符，字母开头", "lower-case letters, digits and '-' or '_', beginning with a letter")
    }
  }
}

extension CatalogueContradiction {
  /// Why the combination means nothing.
  func words(_ say: Language) -> String {
    switch self {
    case .partsWithoutWhole:
      return say("有 parts 就要写 whole：不写明部分的登记算哪一部分", "parts need 'whole': which of them a record without a part stands for")
    case .severalDefaults: return say("默认结果不止一个", "more than one outcome is the default")
    case .courtSetWithLimit:
      return say("由法院定日的期间，limit 应为0日", "a period that the court sets has a limit of 0 days, applied to the day set")
    case .exampleNotExtendable: return say("例题有延长，规则却没有 extension", "the example is extended, but the rule has no 'extension'")
    case .exampleOutsideBounds:
      return say("例题所定之日超出 set_by_court，或规则没有这个范围", "the day set lies outside 'set_by_court', or the rule has no such bounds")
    case .ladderOutOfOrder:
      return say("预警级别应从早到晚，最后为0小时，不得重复", "levels run from the earliest to the one at 0 hours, each hour once")
    case .overlayTouchesStatute:
      return say(
        "覆盖文件不能规定或替换法定期限：法院不能改法律，法律修改由程序新版本带入",
        "an overlay cannot state or replace a statutory limit: a change of the law comes with a new edition of the program")
    case .replacesNothing: return say("没有这个编号的规则可替换", "there is no rule of this id to replace")
    }
  }
}

extension ValueType {
  fileprivate func name(_ say: Language) -> String {
    switch self {
    case .text:
      return say("文字（像数字、日期或 true/false 的要加引号）", "a text (quote it if it looks like a number, a date or true/false)")
    case .integer: return say("整数", "a whole number")
    case .boolean: return say("true 或 false", "true or false")
    case .date: return say("日期 YYYY-MM-DD", "a day, YYYY-MM-DD")
    case .mapping: return say("“键: 值”", "keys with values")
    case .list: return say("列表", "a list")
    }
  }
}

extension SourcePosition {
  /// The place; a rule that no file of the user states is the program's or another overlay's.
  fileprivate func place(_ say: Language) -> String {
    file == "catalogue" ? say("已有规则", "a rule already there") : "\(file):\(line):\(column)"
  }
}

extension [String] {
  fileprivate func list(_ say: Language) -> String {
    isEmpty ? say("（无）", "none") : joined(separator: say("、", ", "))
  }
}
