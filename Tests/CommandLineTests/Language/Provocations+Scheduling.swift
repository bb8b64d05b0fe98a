extension Provocations {
  /// Schedules and unattended runs.
  static let scheduling = [
    Provocation("E160", .ledger, "run"),
    Provocation("E161", .ledger, "schedule add circular --every month --into 没有的文件夹"),
    Provocation("E841", .ledger, "schedule add circular --every month --into . --id '季 报'"),
    Provocation("E842", .ledger, "schedule add plan --every month --into . --id circular-month", before: add),
    Provocation("E843", .ledger, "schedule add plan --every month --into . --id circular-month", before: add + remove),
    Provocation("E844", .ledger, "schedule remove 季报", before: add),
    Provocation("E845", .ledger, "schedule add circular --every year_to_date --into .", before: add + english),
    Provocation("E846", .ledger, "schedule add circular --every month --into . --day 31"),
    Provocation("E847", .ledger, "schedule add circular --every month --into . --time 25:00"),
    Provocation("E848", .ledger, "schedule add circular --every month --into . --from 1999-06"),
    Provocation("E849", .ledger, "schedule add circular --every quarter --into . --from 2019-06"),
  ]

  private static let add = [(on: "2019-07-01", line: "schedule add circular --every month --into .")]
  private static let english = [(on: "2019-07-01", line: "schedule add circular --every month --into . --id english --lang en")]
  private static let remove = [(on: "2019-07-01", line: "schedule remove circular-month")]
}
