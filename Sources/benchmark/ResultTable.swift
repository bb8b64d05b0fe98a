/// The runs of one side.
struct Series {
  /// Median time in seconds.
  let median: Double
  /// Greatest peak memory in KiB.
  let peakKiB: Int

  /// The runs by the clock that counts; there must be one at least.
  init(_ runs: [Measurement], clock: Work.Clock) {
    let seconds = runs.map { (clock == .work ? $0.workSeconds : nil) ?? $0.processSeconds }.sorted()
    let middle = seconds.count / 2
    median = seconds.count.isMultiple(of: 2) ? (seconds[middle - 1] + seconds[middle]) / 2 : seconds[middle]
    peakKiB = runs.map(\.peakKiB).max() ?? 0
  }
}

/// What a work of one size took.
struct WorkResult {
  let work: Work
  let cases: Int
  let product: Series
  let floor: Series
  let productSyncs: Int?
  let floorSyncs: Int?

  /// Times of the product for one of the floor.
  var ratio: Double { product.median / floor.median }

  /// Whether every target is met; memory and syncs that could not be measured do not count against it.
  var isMet: Bool {
    guard ratio <= work.targetRatio else { return false }
    if let limit = work.targetSeconds, product.median > limit * Double(cases) / 100_000 { return false }
    if let limit = work.targetMemory, product.peakKiB > limit * 1024 { return false }
    if let limit = work.targetSyncs, let productSyncs, productSyncs > limit { return false }
    return true
  }
}

/// Prints the results as a Markdown table, line by line as they come.
enum ResultTable {
  private static let widths = [14, 9, 10, 10, 6, 12, 14, 26, 7]

  static func printHeader() {
    printLine(["work", "cases", "product", "floor", "ratio", "MiB (floor)", "syncs (floor)", "target", "met"])
    Output.line("|" + widths.map { String(repeating: "-", count: $0 + 2) + "|" }.joined())
  }

  static func printRow(_ result: WorkResult) {
    let work = result.work
    let syncs = result.productSyncs.map { "\($0) (\(result.floorSyncs.map(String.init) ?? "?"))" } ?? "–"
    var target = ["≤ \(rounded(work.targetRatio)) ×"]
    if let limit = work.targetSeconds { target.append("≤ \(rounded(limit)) s at 100,000") }
    if let limit = work.targetMemory { target.append("≤ \(limit) MiB") }
    if let limit = work.targetSyncs { target.append("≤ \(limit) syncs") }
    printLine([
      "\(work.rawValue) \(work.title)", grouped(result.cases), milliseconds(result.product.median),
      milliseconds(result.floor.median), rounded(result.ratio),
      "\(result.product.peakKiB / 1024) (\(result.floor.peakKiB / 1024))", syncs,
      target.joined(separator: ", "),
      result.isMet ? "met" : "not met",
    ])
  }

  /// Seconds as `12.3 ms` or `1.234 s`.
  static func milliseconds(_ seconds: Double) -> String {
    seconds < 1 ? "\(decimal(seconds * 1000, places: 1)) ms" : "\(decimal(seconds, places: 2)) s"
  }

  private static func rounded(_ value: Double) -> String { decimal(value, places: 2) }

  private static func decimal(_ value: Double, places: Int) -> String {
    let scale = places == 1 ? 10 : 100
    let units = Int((value * Double(scale)).rounded())
    let fraction = "\(units % scale)"
    return "\(units / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    return String(digits)
  }

  private static func printLine(_ cells: [String]) {
    let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
    Output.line("| " + padded.joined(separator: " | ") + " |")
  }
}
