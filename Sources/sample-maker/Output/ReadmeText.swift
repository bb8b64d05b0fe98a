/// The README of the sample folder.
enum ReadmeText {
  /// The text for a set of files.
  static func make(_ summary: SampleFolder.Summary, seed: UInt64) -> String {
    """
    # Sample ledgers of an invented court

    **Everything here is invented**: the court (示例市中级人民法院), its code 示01, the enterprises, people, firms, codes,
    amounts and dates. 示 is no province, so no case number can be a real court's; the credit codes pass both check
    digits but carry the area 999999, which no place has. Any likeness to a person or an enterprise is accidental.

    **全部内容均系虚构**：法院、企业、人员、机构、代码、金额、日期均为演示而编造；“示”不是任何省份的简称，案号不是任何真实法院的案号。

    The files together are one court: \(summary.recentCases + summary.legacyCases) dockets filed 2009–2019, all that was \
    known on 2019-07-01. No date is later than 2019-06-30.

    | file | rows | form |
    | --- | --- | --- |
    | `案件台账（2016年以来）.xlsx` | \(summary.recentCases) cases | the second sheet of three; title, unit line (万元), header in row 3, \
    22 columns, blank rows between years; some dates are text (`2018.3.5`, `2018年3月5日`, `20180305`, full-width digits), \
    some case numbers have full-width brackets or a trailing space; 档案柜号 is a column that the importer does not know |
    | `旧存案件.csv` | \(summary.legacyCases) cases | filed 2009–2015, GB18030, CRLF, old case numbers \
    (`(2013)示中法民破字第6号`), amounts in 元 with thousands separators, mixed dates, 19 columns |
    | `流程节点.csv` | \(summary.recentMilestones) milestones | of the cases since 2016, UTF-8 with a byte order mark |
    | `流程节点（旧存）.xlsx` | \(summary.legacyMilestones) milestones | of the older cases |

    What they show, counting every docket once by 立案日期: 2019H1 旧存 190, 新收 90, 结案 112, 未结 168 (2018H1: 222, 78, 84, 216);
    pending over one year 120 → 60 and over three years 30 → 18 between 2018-06-30 and 2019-06-30.

    Made by `swift run sample-maker samples` with seed \(seed); the same seed gives the same bytes (with the same
    libxlsxwriter and zlib). The program recounts the figures above and fails if they do not hold. `situation-cover.png` is the
    first page of the report that `chuqing demo` makes of these files, as LibreOffice prints it.

    """
  }
}
