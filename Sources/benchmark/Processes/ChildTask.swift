/// Hidden subcommands: each measured piece of work is a process of its own, so that its memory can be told.
enum ChildTask: String {
  /// Starts and ends: what everything below pays before it does anything.
  case start
  /// Creates an empty database.
  case create
  case prepareDates = "prepare-dates"
  case productDates = "product-dates"
  case floorDates = "floor-dates"
  case productWorkbook = "product-workbook"
  case floorWorkbook = "floor-workbook"
  case productImport = "product-import"
  case floorImport = "floor-import"
  case productRecord = "product-record"
  case productScan = "product-scan"
  case floorScan = "floor-scan"

  /// Runs the subcommand that the arguments name.
  static func run(_ arguments: [String]) throws {
    guard let task = arguments.first.flatMap(ChildTask.init(rawValue:)) else {
      throw BenchmarkFailure.badArguments(arguments)
    }
    let rest = Array(arguments.dropFirst())
    func word(_ index: Int) throws -> String {
      guard index < rest.count else { throw BenchmarkFailure.badArguments(arguments) }
      return rest[index]
    }
    func number(_ index: Int) throws -> Int {
      guard let number = Int(try word(index)) else { throw BenchmarkFailure.badArguments(arguments) }
      return number
    }
    switch task {
    case .start: break
    case .create: _ = try ProductStore.create(try word(0))
    case .prepareDates:
      try DatesFiles.write(count: try number(0), product: try word(1), floor: try word(2))
    case .productDates: try ProductStatistics.run(try word(0))
    case .floorDates: try FloorStatistics.run(try word(0))
    case .productWorkbook: try ProductWorkbook.run(rows: try number(0), path: try word(1))
    case .floorWorkbook: try FloorWorkbook.run(rows: try number(0), path: try word(1))
    case .productImport: try ProductStore.importLedgers([try word(1), try word(2)], into: try word(0))
    case .floorImport: try FloorImport.run(cases: try word(1), milestones: try word(2), database: try word(0))
    case .productScan: try ScanWork.product(try word(0))
    case .floorScan: try ScanWork.floor(try word(0))
    case .productRecord: try ProductStore.record(try word(1), on: try word(2), in: try word(0))
    }
  }

  /// Does some work and tells how long it took and what came of it.
  static func timed(_ work: () throws -> String) rethrows {
    let start = ContinuousClock.now
    let result = try work()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Output.line("seconds \(seconds)")
    Output.line("result \(result)")
  }
}
