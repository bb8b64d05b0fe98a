/// What is measured. The product does it with everything it promises; the floor does the bare work with the same C
/// library: no journal, no rules, no checks.
enum Work: String, CaseIterable {
  /// 120 month-ends (pending, over 1 and 3 years, closed, 同比) over all cases.
  case statistics = "W1"
  /// A ledger of 20 columns with formats, filter and conditional format.
  case workbook = "W2"
  /// Cases and twelve milestones each from CSV, one durable transaction.
  case ledgerImport = "W3"
  /// One milestone recorded.
  case record = "W4"
  /// Every limit of every open case looked at, as a nightly scan does.
  case scan = "W6"

  /// What the table calls it.
  var title: String {
    switch self {
    case .statistics: "statistics"
    case .workbook: "workbook"
    case .ledgerImport: "import"
    case .record: "one record"
    case .scan: "scan"
    }
  }

  /// Numbers of cases when none are asked for.
  var sizes: [Int] { self == .statistics ? [10_000, 100_000, 1_000_000] : [10_000, 100_000] }

  /// The product may take so many times as long as the floor.
  var targetRatio: Double {
    switch self {
    case .statistics: 2
    case .workbook: 1.15
    case .ledgerImport, .record: 4
    // The floor reads the same rows and computes nothing.
    case .scan: 20
    }
  }

  /// The product may take so many seconds for 100,000 cases.
  var targetSeconds: Double? { self == .scan ? 10 : nil }

  /// The product may take so much memory, in MiB.
  var targetMemory: Int? { self == .ledgerImport || self == .scan ? 200 : nil }

  /// The product may force the disk so many times.
  var targetSyncs: Int? { self == .record ? 5 : nil }

  /// What is timed. Where work takes milliseconds, starting a process would drown it.
  var clock: Clock { self == .record || self == .ledgerImport ? .process : .work }

  /// What is timed.
  enum Clock {
    /// The work, by the process that does it.
    case work
    /// The process, from its start to its end.
    case process
  }
}
