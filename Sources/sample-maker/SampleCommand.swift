import CivilCalendar
import Foundation

/// What the command line asks for.
enum SampleCommand {
  /// The rehearsal court's files into a folder.
  case samples(directory: String, seed: UInt64)
  /// Files for measuring.
  case benchmark(BenchmarkFiles)

  /// The seed of the files in the repository.
  static let defaultSeed: UInt64 = 20_190_701

  /// How to call the program.
  static let usage = """
    usage: sample-maker [--seed N] DIR
           sample-maker [--seed N] --benchmark CASES DIR
           sample-maker [--seed N] --benchmark-open CASES DIR
    """

  /// Reads the arguments; nil when they make no sense.
  init?(arguments: [String]) {
    var rest = arguments[...]
    var seed = Self.defaultSeed
    if rest.first == "--seed" {
      guard let value = rest.dropFirst().first.flatMap(UInt64.init) else { return nil }
      seed = value
      rest = rest.dropFirst(2)
    }
    if rest.first == "--benchmark" || rest.first == "--benchmark-open" {
      let isOpen = rest.first == "--benchmark-open"
      let values = Array(rest.dropFirst())
      guard values.count == 2, let cases = Int(values[0]), cases > 0 else { return nil }
      self = .benchmark(BenchmarkFiles(cases: cases, directory: values[1], seed: seed, isOpen: isOpen))
      return
    }
    guard rest.count == 1, let directory = rest.first, !directory.hasPrefix("-") else { return nil }
    self = .samples(directory: directory, seed: seed)
  }

  /// Does it and prints what was done.
  func run() throws(SampleFailure) {
    switch self {
    case .benchmark(let files):
      try files.write()
      print(
        "seed \(files.seed): \(files.cases) cases, \(files.cases * BenchmarkFiles.milestonesPerCase) milestones"
      )
    case .samples(let directory, let seed):
      let court = try RehearsalCourt(seed: seed)
      let recount = Recount(court: court)
      let problems = recount.problems()
      guard problems.isEmpty else { throw .verification(problems) }
      let summary = try SampleFolder(path: directory).write(court, seed: seed)
      Self.report(recount, summary, seed: seed)
    }
  }

  private static func report(_ recount: Recount, _ summary: SampleFolder.Summary, seed: UInt64) {
    print("seed \(seed)")
    print("cases: \(summary.recentCases) since 2016, \(summary.legacyCases) older")
    print("milestones: \(summary.recentMilestones) since 2016, \(summary.legacyMilestones) older")
    for year in [2018, 2019] {
      let flow = recount.firstHalf(of: year)
      print("\(year)H1: 旧存 \(flow.opening) 新收 \(flow.received) 结案 \(flow.closed) 未结 \(flow.pending)")
    }
    for target in StrataPlan.targets {
      let day = target.month.lastDay
      let pending = recount.pending(on: day)
      print("\(day): 未结 \(pending.all) 一年以上 \(pending.overOneYear) 三年以上 \(pending.overThreeYears)")
    }
    let punctuality = Punctuality(of: recount.court)
    for (year, entry) in punctuality.byYear.sorted(by: { $0.key < $1.key }) {
      print("on time, due \(year): \(entry.met) of \(entry.all)")
    }
    print("on time: \((punctuality.percent * 100).rounded() / 100) %")
  }
}
