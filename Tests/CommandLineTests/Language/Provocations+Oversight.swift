extension Provocations {
  private static let one = "'(2018)粤01破2号'"
  private static let order = [(on: "2019-07-01", line: "supervise add \(one) --reason 上访 --clear-by 2019-12-31")]
  private static let draw = [(on: "2019-07-01", line: "review sample --period 2019Q1 --size 1 --seed 1")]

  /// Acts of key-case supervision, and reviews.
  static let oversight = [
    Provocation("E579", .ledger, "review sample --period 2018Q1 --size 3"),
    Provocation("E580", .ledger, "supervise end \(one) --reason 已化解"),
    Provocation("E581", .ledger, "supervise add \(one) --reason 上访 --on 2019-07-02"),
    Provocation("E582", .ledger, "supervise add \(one) --reason 上访 --on 2018-06-01"),
    Provocation("E583", .ledger, "supervise add \(one) --reason 上访 --clear-by 2019-06-30"),
    Provocation("E584", .ledger, "supervise add \(one) --reason 社会关注 --clear-by 2020-03-31", before: order),
    Provocation("E585", .ledger, "supervise extend \(one) --clear-by 2019-12-31 --reason 等待拍卖", before: order),
    Provocation("E586", .ledger, "review record \(one) --grade 合格 --reviewer 李四"),
    Provocation("E587", .ledger, "review record \(one) --grade 合格 --reviewer 王庭长 --on 2019-07-02"),
    Provocation("E588", .ledger, "review record \(one) --grade 合格 --reviewer 王庭长 --on 2018-06-01"),
    Provocation("E589", .ledger, "review record \(one) --grade 合格 --reviewer 王庭长 --sample 2019Q1", before: draw),
    Provocation("E590", .ledger, "review sample --period 2019Q1 --size 1", before: draw),
  ]
}
