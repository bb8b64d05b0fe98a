/// Two processes that do the same work.
struct Trial {
  /// The product's.
  var product: Command
  /// The floor's.
  var floor: Command
  /// Done before each run, not timed.
  var reset: () throws -> Void = {}
}

extension Work {
  /// Prepares the data for so many cases, and says what is to be run the `run`-th time.
  func trial(cases: Int, run: Int, in workspace: Workspace) throws -> Trial {
    switch self {
    case .statistics: try Self.statisticsTrial(cases, workspace)
    case .workbook:
      Trial(
        product: .child(.productWorkbook, "\(cases)", workspace.file("product.xlsx")),
        floor: .child(.floorWorkbook, "\(cases)", workspace.file("floor.xlsx")))
    case .ledgerImport: try Self.importTrial(cases, workspace)
    case .record: try RecordWork(cases: cases, workspace: workspace).trial(run: run)
    case .scan: try Self.scanTrial(cases, workspace)
    }
  }

  private static func statisticsTrial(_ cases: Int, _ workspace: Workspace) throws -> Trial {
    let (product, floor) = ("dates-\(cases).db", "dates-\(cases)-floor.db")
    if !workspace.has(product) {
      workspace.removeDatabase(floor)
      try ChildProcess.run(
        .child(.prepareDates, "\(cases)", workspace.file(product), workspace.file(floor)))
    }
    return Trial(
      product: .child(.productDates, workspace.file(product)),
      floor: .child(.floorDates, workspace.file(floor)))
  }

  private static func scanTrial(_ cases: Int, _ workspace: Workspace) throws -> Trial {
    let database = "scan-\(cases).db"
    if !workspace.has(database) {
      let ledgers = try workspace.ledgers(of: cases, open: true)
      try ChildProcess.run(.child(.create, workspace.file(database)))
      try ChildProcess.run(.child(.productImport, workspace.file(database), ledgers.cases, ledgers.milestones))
    }
    return Trial(
      product: .child(.productScan, workspace.file(database)), floor: .child(.floorScan, workspace.file(database)))
  }

  private static func importTrial(_ cases: Int, _ workspace: Workspace) throws -> Trial {
    let ledgers = try workspace.ledgers(of: cases)
    let (product, floor) = ("import.db", "import-floor.db")
    return Trial(
      product: .child(.productImport, workspace.file(product), ledgers.cases, ledgers.milestones),
      floor: .child(.floorImport, workspace.file(floor), ledgers.cases, ledgers.milestones),
      reset: {
        workspace.removeDatabase(product)
        workspace.removeDatabase(floor)
        try ChildProcess.run(.child(.create, workspace.file(product)))
      })
  }
}
