/// What the command line asks for.
struct BenchmarkOptions {
  /// The works to be measured.
  var works: [Work] = Work.allCases
  /// Numbers of cases; nil for each work's own.
  var sizes: [Int]?
  /// How often each work is measured.
  var runs = 5
  /// Folder for the data, kept afterwards; nil for a temporary one.
  var folder: String?

  /// How to call the program.
  static let usage = """
    usage: benchmark [--size CASES]... [--runs K] [--only W1,W3] [--into DIR]

      --size CASES   number of cases, repeatable (default: 10,000 and 100,000; W1 also 1,000,000)
      --runs K       measurements of each work, of which the median counts (default: 5; W4: four times as many)
      --only LIST    W1 statistics, W2 workbook, W3 import, W4 one record, W6 scan
      --into DIR     keep the data in DIR and use it again next time
    """

  /// Reads the arguments; nil when they make no sense.
  init?(arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch name {
      case "--size":
        guard let size = Int(value), size > 0 else { return nil }
        sizes = (sizes ?? []) + [size]
      case "--runs":
        guard let count = Int(value), count > 0 else { return nil }
        runs = count
      case "--only":
        works = value.split(separator: ",").compactMap { Work(rawValue: String($0)) }
        guard !works.isEmpty else { return nil }
      case "--into": folder = value
      default: return nil
      }
    }
  }
}
