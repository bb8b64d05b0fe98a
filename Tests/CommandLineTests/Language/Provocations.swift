@testable import CommandLineInterface

/// A provocation for every code that a test can provoke.
enum Provocations {
  static let all =
    commandLine + options + databases + safekeeping + files + rows + cases + lives + locks + plans + oversight + scheduling + others

  private static let one = "'(2019)粤01破12号'"
  private static let application5 = "'(2019)粤01破申5号'"
  private static let small = "'(2018)粤01破2号'"

  private static let commandLine = [
    Provocation("E101", .empty, "recrod"), Provocation("E102", .empty, "case list --judgee 张三"), Provocation("E103", .empty, "stats"),
    Provocation("E104", .empty, "stats --period"), Provocation("E105", .empty, "log 2019"), Provocation("E106", .empty, "log --limit 很多"),
    Provocation("E109", .empty, "log --json=yes"),
  ]

  private static let options = [
    Provocation("E110", .ledger, "case list --now 昨天"), Provocation("E111", .ledger, "record \(small) 8 --on 2019-02-30"),
    Provocation("E112", .ledger, "case add A9 --filed-on 2019-01-01 --claims-total 很多"),
    Provocation("E113", .ledger, "case add A9 --filed-on 2019-01-01 --procedure 调解"),
    Provocation("E114", .ledger, "case add A9 --filed-on 2019-01-01 --employees 几百"),
    Provocation("E115", .ledger, "case add A9 --filed-on 2019-01-01 --debtor 甲 --uscc 9144010000"),
    Provocation("E116", .ledger, "case add A9 --filed-on 2019-01-01 --debtor 甲 --debtor 乙 --uscc 91440101MA5ABCDE1M"),
    Provocation("E117", .ledger, "stats --period 2019 --thresholds 36,12"),
    Provocation("E162", .ledger, "report circular --period 2018H2 --thresholds 6,12,18,24,30,36,48 --out 通报.xlsx"),
    Provocation("E118", .ledger, "import ledger.csv --encoding ascii"),
    Provocation("E119", .ledger, "case show ' '"), Provocation("E120", .ledger, "case list --as ' '"),
    Provocation("E121", .empty, "init --court ' '"), Provocation("E122", .ledger, "record \(small) 债权人大会 --on 2019-05-06"),
    Provocation("E124", .locked, "unlock \(one) --reason ' '"), Provocation("E125", .ledger, "record --judge 钱七 8 --on 2019-05-06"),
    Provocation("E126", .ledger, "record \(small) 8"), Provocation("E127", .ledger, "case edit \(small) --clear 颜色"),
    Provocation("E128", .ledger, "case edit \(small) --clear filed_on"), Provocation("E129", .ledger, "case edit \(small)"),
    Provocation("E130", .ledger, "record 8 --on 2019-05-06"), Provocation("E131", .ledger, "record --from 名单.txt 8 --on 2019-05-06"),
    Provocation("E132", .ledger, "log --json --csv"),
    Provocation("E146", .ledger, "report situation --period 2018"),
    Provocation("E147", .ledger, "report ledger --period 2018 --format csv --table total"),
    Provocation("E148", .ledger, "report ledger --period 2018 --format csv"),
    Provocation("E134", .ledger, "report situation --period 2018 --compare none --out 态势报告.xlsx"),
    Provocation("E135", .ledger, "report situation --period 2019H2 --out 态势报告.xlsx"), Provocation("E136", .empty, "errors show E000"),
    Provocation("E137", .empty, "completions tcsh"), Provocation("E138", .ledger, "void \(small) --reason 录错"),
    Provocation("E139", .ledger, "case history \(small) --known-at 3 --recorded-by 2019-07-01"),
    Provocation("E150", .ledger, "report situation --period 2018 --judge 张二 --out 态势报告.xlsx"),
    Provocation("E140", .ledger, "stats --period 2019H3"),
    Provocation("E141", .ledger, "stats --period 1019"), Provocation("E142", .ledger, "stats --period 2019-13"),
    Provocation("E143", .ledger, "stats --period 2019-01-01..2019-02-30"), Provocation("E144", .ledger, "stats --period 2019-07..2019-01"),
  ]

  private static let plans = [
    Provocation("E572", .ledger, "plan set \(small) --on 2019-05-06"), Provocation("E599", .ledger, "target set --year 2019 结案120"),
    Provocation("E592", .ledger, "target set --year 2019 收案数=120"),
    Provocation("E593", .ledger, "target set --year 2019 结案=120 closed=110"),
    Provocation("E594", .ledger, "target set --year 2019 结案率=120"), Provocation("E595", .ledger, "target set --year 2109 结案=120"),
    Provocation(
      "E596", .ledger, "target set --year 2019 结案=120", before: [("2019-07-01", "target set --year 2019 结案=120")]),
    Provocation("E597", .ledger, "target remove --year 2019 结案率"), Provocation("E598", .ledger, "plan show --year 2018 --as-of 2019-06-30"),
  ]

  private static let databases = [
    Provocation("E201", .empty, "case list"), Provocation("E202", .ledger, "init --court 粤01 --rehearsal"),
    Provocation("E203", .ledger, "case list --db ledger.csv"), Provocation("E206", .empty, "init --court 粤01 --rehearsal --db 文件夹/库.db"),
  ]

  private static let safekeeping = [
    Provocation("E151", .ledger, "backup --to 备份.db --into 备份"), Provocation("E152", .ledger, "backup --to 备份.db --keep 3"),
    Provocation("E153", .ledger, "verify --size 8"), Provocation("E154", .ledger, "verify --size 8 --head 很长"),
    Provocation("E221", .ledger, "backup --to ledger.csv"),
    Provocation(
      "E228", .ledger, "restore 备份.db",
      before: [("2019-07-01", "backup --to 备份.db"), ("2019-07-01", "case edit \(small) --judge 王五 --as 李四")]),
    Provocation("E232", .ledger, "recover ledger.csv --into 新库.db"),
  ]

  private static var files: [Provocation] {
    let known: [(name: String, code: String)] = [
      ("old.xls", "E316"), ("locked.xlsx", "E317"), ("letter.xlsx", "E323"), ("picture.xlsx", "E324"), ("broken.xlsx", "E335"),
      ("page.xls", "E320"), ("paper.csv", "E322"), ("empty.csv", "E315"), ("people.csv", "E301"), ("quote.csv", "E329"),
      ("twice.csv", "E304"),
      ("taiwan.csv", "E325"),
    ]
    let given = known.compactMap { known in
      WrongFileTests.files.first { $0.name == known.name }.map { Provocation.file(known.code, $0.name, $0.bytes) }
    }
    func text(_ code: String, _ name: String, _ text: String, _ options: String = "") -> Provocation {
      .file(code, name, Array(text.utf8), options)
    }
    return given + [
      text("E305", "two.csv", "案号,企业名称,立案日期\n(2019)粤01破1号,甲,2019-02-01\n案号,节点,发生日期\n(2019)粤01破1号,立案登记,2019-02-01\n"),
      text("E306", "nodes.csv", "案号,节点\n(2018)粤01破2号,立案登记\n"), Provocation("E311", .ledger, "import 台帐.xlsx"),
      Provocation("E312", .ledger, "import ."),
      text("E321", "old.xml", "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>\n"),
      .file("E326", "gbk.csv", [0xB0, 0xB8, 0xBA, 0xC5, 0x0A], " --encoding utf-8"),
      text("E327", "bom.csv", "\u{FEFF}案号,企业名称\n", " --encoding gb18030"),
      text("E330", "quotes.csv", "案号,企业名称,立案日期\n1,\"甲\"公司,2019-01-01\n"),
      text("E331", "wide.csv", String(repeating: ",", count: 16_385) + "\n"),
      text("E341", "bad.csv", "案号,企业名称,立案日期\n(2019)粤01破7号,甲,很久\n", " --accept-valid --rejects 文件夹/退回行.csv"),
    ]
  }

  private static let rows: [Provocation] = [
    .row("E401", ",甲公司,2019-02-01"), .row("E402", "\"(2019)粤01破7号、(2019)粤01破8号\",甲公司,2019-02-01"),
    .row("E403", "(2019)粤01破7号,甲公司,2019-02-01,多出的"),
    .row("E404", "(2019)粤01破7号,2019-02-01,几百", header: "案号,立案日期,职工人数"),
    .row("E405", "(2019)粤01破7号,2019-02-01,可能", header: "案号,立案日期,快速审理"),
    .row("E406", "(2019)粤01破7号,2019-02-01,调解", header: "案号,立案日期,程序"),
    .row("E407", "(2019)粤01破7号,甲；乙,2019-02-01,91440101MA5ABCDE1M", header: "案号,企业名称,立案日期,统一社会信用代码"),
    .row("E409", "(2018)粤01破2号,债权人大会,2019-02-01", header: "案号,节点,发生日期"),
    .row("E410", "(2018)粤01破2号,,2019-02-01", header: "案号,节点,发生日期"),
    .row("E411", "(2018)粤01破2号,立案登记,", header: "案号,节点,发生日期"),
    .row("E412", "(2019)粤01破7号,甲公司,2019-02-01\n(2019)粤01破7号,乙公司,2019-02-01"),
    .row("E422", "(2019)粤01破7号,甲公司,2019-02-30"), .row("E423", "(2019)粤01破7号,甲公司,2019-02"),
    .row("E424", "(2019)粤01破7号,甲公司,19-2-1"), .row("E425", "(2019)粤01破7号,甲公司,3/5/2019"), .row("E426", "(2019)粤01破7号,甲公司,很久以前"),
    .row("E431", "(2019)粤01破7号,2019-02-01,很多", header: "案号,立案日期,债权总额"),
    .row("E432", "(2019)粤01破7号,2019-02-01,-5", header: "案号,立案日期,债权总额"),
    .row("E433", "(2019)粤01破7号,2019-02-01,99999999999999999999", header: "案号,立案日期,债权总额"),
    .row("E441", "(2019)粤01破7号,甲,2019-02-01,9144010000", header: "案号,企业名称,立案日期,统一社会信用代码"),
    .row("E442", "(2019)粤01破7号,甲,2019-02-01,91440101MA5ABCDIO2", header: "案号,企业名称,立案日期,统一社会信用代码"),
    .row("E443", "(2019)粤01破7号,甲,2019-02-01,91440101MA5ABCDE12", header: "案号,企业名称,立案日期,统一社会信用代码"),
    .row("E501", "(2019)粤01破7号,甲公司,"),
    .row("E505", "(2019)粤01破7号,2019-02-01,终结破产程序", header: "案号,立案日期,结案方式"),
    .row("N102", "(2019)粤01破27号,2019-02-01,2019-03-01,另案处理", header: "案号,立案日期,结案日期,结案方式"),
    .row("N103", "(2019)粤01破28号,2019-02-01,2019-03-01", header: "案号,立案日期,结案日期"),
    .row("N104", "(2019)粤01破29号,2019-02-01", header: "案号,立案日期"),
    .row("N105", "(2019)粤01破30号,甲公司,2019-02-01,加急", header: "案号,企业名称,立案日期,轻重缓急"),
    .row("N106", "(2019)粤01破31号,甲公司,2019-02-01\n合计,1件,"),
    .row("N107", "案号,企业名称,立案日期,债权总额\n(2019)粤01破32号,甲公司,2019-02-01,5", header: "破产案件台账（单位：万元）,,,"),
    .row("N111", "(2014)穗中法民破字第3号,甲公司,2014-02-01"), .row("N112", "三号案,甲公司,2014-02-01"),
    .row("N113", "(2014)粤01破3号,甲公司,2014-02-01"), .row("N114", "(2019)天99破3号,甲公司,2019-02-01"),
    .row("N116", "(2019)粤01民初33号,甲公司,2019-02-01"), .row("N117", "(2019)粤01破33号之一,甲公司,2019-02-01"),
    .row("N118", "(2019)粤01破034号,甲公司,2019-02-01"), .row("N119", "2019粤01破35,甲公司,2019-02-01"),
  ]

  private static let cases = [
    Provocation("E502", .ledger, "case add A9 --filed-on 2030-01-01"), Provocation("E503", .ledger, "case add A9 --filed-on 1019-01-01"),
    Provocation("E504", .ledger, "case close \(small) --on 2018-01-01 --manner 终结破产程序"),
    Provocation("E506", .ledger, "case show '(2019)粤01破98号'"), Provocation("E507", .ledger, "case add \(small) --filed-on 2018-06-30"),
    Provocation("E508", .ledger, "case close '(2018)粤01破1号' --on 2019-03-12 --manner 终结破产程序"),
    Provocation("E509", .ledger, "case edit \(small) --note 已催办 --version 99"),
    Provocation("E510", .ledger, "record \(small) 16 --on 2019-08-15"),
    Provocation("E511", .oneCase, "record \(one) 6 --on 2019-01-24"),
    Provocation("E512", .ledger, "record \(small) docket_closed --on 2019-05-06"),
    Provocation(
      "E514", .oneCase, "record \(one) 15 --planned 2019-03-16", on: "2019-02-15",
      before: [
        ("2019-01-25", "record \(one) 8 --on 2019-01-25"), ("2019-01-29", "record \(one) 7 --on 2019-01-29"),
        ("2019-02-15", "record \(one) 9 --on 2019-02-15"),
      ]), Provocation("E515", .ledger, "extend \(small) 6 --on 2019-01-20 --court 广东省高级人民法院"),
    Provocation("E516", .oneCase, "extend \(one) 8 --on 2019-01-25 --court 广东省高级人民法院"),
    Provocation(
      "E517", .empty, "extend \(application5) 6 --on 2019-01-16 --court 广东省高级人民法院", on: "2019-01-16",
      before: application + [("2019-01-15", "extend \(application5) 6 --on 2019-01-15 --court 广东省高级人民法院")]),
    Provocation(
      "E518", .empty, "extend \(application5) 6 --on 2019-01-15 --court 广东省高级人民法院 --by 16", on: "2019-01-15", before: application),
    Provocation("E519", .empty, "extend \(application5) 6 --on 2019-02-21 --court 广东省高级人民法院", on: "2019-02-21", before: application),
    Provocation("E520", .oneCase, "suspend \(one) --from 2019-01-25 --reason 鉴定"),
    Provocation("E521", .oneCase, "suspend \(one) --from 2019-01-25 --through 2019-01-20 --reason 中止"),
    Provocation(
      "E522", .oneCase, "suspend \(one) --from 2019-01-25 --reason 中止",
      before: [("2019-01-25", "suspend \(one) --from 2019-01-25 --reason 中止")]),
    Provocation("E523", .oneCase, "resume \(one) --on 2019-01-25"), Provocation("E524", .oneCase, "unlock \(one) --reason 补送 --as 王庭长"),
    Provocation("E525", .locked, "unlock \(one) --reason 补送 --approver 王庭长 --until 2019-01-20"),
    Provocation("E526", .oneCase, "case convert \(one) --to 清算 --on 2019-01-25"), Provocation("E527", .ledger, "undo record#99"),
    Provocation(
      "E528", .ledger, "undo 'case edit#9' --as 李四",
      before: [("2019-07-01", "case edit \(small) --note 甲 --as 李四"), ("2019-07-01", "case edit \(small) --note 乙 --as 李四")]),
  ]

  private static let lives = [
    Provocation("E351", .ledger, "ledger checkin ledger.csv"), Provocation("E817", .ledger, "ledger checkout --out ledger.csv"),
    Provocation("E551", .ledger, "case edit \(small) --terminated-on 2018-01-01"),
    Provocation("E552", .ledger, "case edit \(small) --terminated-on 2019-06-03 --deregistered-on 2019-05-03"),
    Provocation("E553", .ledger, "case edit \(small) --employees 120 --employees-settled 130"),
    Provocation("E558", .ledger, "record \(small) 16 --on 2018-01-01"),
    Provocation("E559", .ledger, "record '(2018)粤01破1号' 16 --on 2019-05-01"),
    Provocation("E565", .ledger, "case reopen \(small) --reason 登记有误"),
    Provocation("E566", .ledger, "case edit \(small) --origin \(small)"),
    Provocation("E567", .ledger, "case edit \(small) --origin '(2019)粤01破3号'"),
    Provocation("E568", .ledger, "void \(small) 16 --reason 录错"),
    Provocation("E570", .ledger, "void \(small) --entry 1 --reason 录错"),
  ]

  private static let copy = [(on: "2019-07-01", line: "report situation --period 2018H1 --for 王院长 --out 态势报告.xlsx")]

  private static let application = [
    (on: "2019-01-02", line: "init --court 粤01 --rehearsal"),
    (on: "2019-01-02", line: "case add \(application5) --filed-on 2019-01-02 --debtor 某某公司 --procedure 重整 --applicant 债务人"),
    (on: "2019-01-02", line: "record \(application5) application_received --on 2019-01-02"),
    (on: "2019-01-03", line: "record \(application5) 2 --on 2019-01-03"),
    (on: "2019-01-04", line: "record \(application5) 3 --on 2019-01-04"),
  ]

  private static let locks = [
    Provocation("E541", .locked, "record \(one) 9 --on 2019-01-31"), Provocation("E542", .locked, "record \(one) 7a --on 2019-01-29"),
    Provocation("E543", .locked, "record \(one) 7a --on 2019-02-01"), Provocation("E544", .locked, "case edit \(one) --judge 王五"),
    Provocation("E545", .locked, "case close \(one) --on 2019-02-01 --manner 终结破产程序"), Provocation("E546", .locked, "undo"),
    Provocation("E601", .locked, "users add 周七 --role 庭长 --as 李四"), Provocation("E603", .locked, "unlock \(one) --reason 补送 --approver 王院"),
    Provocation("E604", .locked, "unlock \(one) --reason 补送 --approver 李四"), Provocation("E605", .locked, "waive \(one) 7a --reason 无需"),
  ]

  private static let others = [
    Provocation("E602", .empty, "init --court 粤01"), Provocation("E701", .ledger, "rules load ledger.csv"),
    Provocation("E706", .ledger, "calendar show --year 二七"),
    Provocation("E707", .ledger, "calendar show --month 2026-13"), Provocation("E708", .ledger, "rules show ebl-1"),
    Provocation("E811", .ledger, "report situation --period 2018H1 --out 文件夹/态势报告.xlsx"),
    Provocation("E155", .ledger, "report situation --period 2018H1 --for 、 --out 态势报告.xlsx"),
    Provocation("E156", .ledger, "report situation --period 2018H1 --for \(String(repeating: "局", count: 41)) --out 态势报告.xlsx"),
    Provocation("E158", .ledger, "report situation --period 2018H1 --out 态势报告.xlsx --dry-run"),
    Provocation("E149", .ledger, "report situation --period 2018H1 --for 甲 --format json"), Provocation("E159", .ledger, "reports trace"),
    Provocation("E578", .ledger, "undo report#9", before: copy),
    Provocation("E827", .ledger, "report situation --period 2018H1 --for 甲 --out ledger.csv"),
    Provocation("E831", .ledger, "reports trace 000000000"), Provocation("E832", .ledger, "reports trace 000000001"),
    Provocation(
      "E833", .ledger, "reports trace --file 态势报告.xlsx",
      before: [(on: "2019-07-01", line: "report situation --period 2018H1 --out 态势报告.xlsx")]),
    Provocation("E835", .ledger, "reports trace --file ledger.csv"),
    Provocation("E836", .ledger, "reports trace --file ."),
    Provocation("E861", .ledger, "reports reproduce 3"),
    Provocation(
      "E862", .ledger, "reports why --file 态势报告.xlsx",
      before: [(on: "2019-07-01", line: "report situation --period 2018H1 --out 态势报告.xlsx")]),
    Provocation("E863", .ledger, "reports reproduce 9 --out ledger.csv", before: copy),
    Provocation("E866", .ledger, "reports verify ledger.csv"),
    Provocation("E868", .ledger, "reports reproduce"), Provocation("E869", .ledger, "reports verify"),
    Provocation("E814", .ledger, "report situation --period 2018H1 --out ."), Provocation("E902", .empty, "demo --samples 没有"),
  ]
}
