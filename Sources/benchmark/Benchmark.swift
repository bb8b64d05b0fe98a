/// Measures works of several sizes, product and floor in turn, and prints a table.
struct Benchmark {
  private let options: BenchmarkOptions
  private let workspace: Workspace

  /// Prepares the folder for the data.
  init(options: BenchmarkOptions) throws {
    self.options = options
    workspace = try Workspace(folder: options.folder)
  }

  /// Measures and prints.
  func run() throws {
    defer { workspace.remove() }
    ResultTable.printHeader()
    for work in options.works {
      for cases in options.sizes ?? work.sizes { ResultTable.printRow(try measure(work, cases: cases)) }
    }
    try printNotes()
  }

  private func measure(_ work: Work, cases: Int) throws -> WorkResult {
    let runs = work == .record ? options.runs * 4 : options.runs
    var product: [Measurement] = []
    var floor: [Measurement] = []
    var offset = try recordedBefore(work, cases: cases)
    for _ in 0..<runs {
      let trial = try work.trial(cases: cases, run: offset, in: workspace)
      try trial.reset()
      floor.append(try ChildProcess.run(trial.floor))
      product.append(try ChildProcess.run(trial.product))
      offset += 1
    }
    if let result = product.last?.result, let bare = floor.last?.result, result != bare {
      throw BenchmarkFailure.differentResults(work: work.rawValue, product: result, floor: bare)
    }
    let traced = try work.trial(cases: cases, run: offset, in: workspace)
    try traced.reset()
    let log = workspace.file("syncs.log")
    return WorkResult(
      work: work, cases: cases, product: Series(product, clock: work.clock),
      floor: Series(floor, clock: work.clock),
      productSyncs: work.writesDatabase ? SyncCount.of(traced.product, log: log) : nil,
      floorSyncs: work.writesDatabase ? SyncCount.of(traced.floor, log: log) : nil)
  }

  /// How many milestones earlier measurements left in a kept database: each is recorded on a free case.
  private func recordedBefore(_ work: Work, cases: Int) throws -> Int {
    guard work == .record else { return 0 }
    _ = try RecordWork(cases: cases, workspace: workspace)
    return try RecordWork.recordedCount(in: workspace.file("record-\(cases)-floor.db"))
  }

  private func printNotes() throws {
    let empty = try (0..<11).map { _ in try ChildProcess.run(.child(.start)) }
    let start = ResultTable.milliseconds(Series(empty, clock: .process).median)
    Output.line("")
    Output.line("W1, W2, W6: time of the work; W3, W4: time of the process. Peak memory: of the process.")
    Output.line("Start-up of a process that does nothing, linked like the product's library: \(start).")
    if options.works.contains(.record) {
      let path =
        Programs.product == nil
        ? "the library alone (chuqing was not found beside benchmark)" : "chuqing record"
      Output.line("W4 measures \(path); its floor is a C program that links sqlite3 and nothing else.")
    }
  }
}

extension Work {
  /// Whether counting syncs tells something.
  var writesDatabase: Bool { self == .ledgerImport || self == .record }
}
