import Foundation

/// What is tried, and how long.
struct EnduranceOptions {
  /// A way of losing work.
  enum Trial: String, CaseIterable {
    /// Programs that are killed while they write.
    case kills
    /// Unattended runs that are killed, or at work at once.
    case runs
    /// Ten clerks at once.
    case crowd
    /// Disks that are full, or may not be written, or are not there.
    case disks

    /// Runs it; returns the number of failures, each of which has been printed.
    func run(_ options: EnduranceOptions) throws -> Int {
      switch self {
      case .kills: return try KillTrial(options).run()
      case .runs: return try PublicationTrial(options).run()
      case .crowd: return try CrowdTrial(options).run()
      case .disks: return try DiskTrial(options).run()
      }
    }
  }

  var trials = Trial.allCases
  /// A few seconds for each trial instead of minutes.
  var isQuick = false
  var seed = UInt64.random(in: 1...1_000_000)
  var rounds: Int?
  /// The program on trial.
  var program = Self.programBeside

  struct BadArgument: Error { let text: String }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var named: [Trial] = []
    while let word = rest.popFirst() {
      switch word {
      case "--quick": isQuick = true
      case "--seed": seed = try Self.number(rest.popFirst())
      case "--rounds": rounds = try Self.number(rest.popFirst())
      case "--program": program = rest.popFirst() ?? program
      default:
        guard let trial = Trial(rawValue: word) else {
          throw BadArgument(text: "\(word); use: [kills] [runs] [crowd] [disks] [--quick] [--seed N] [--rounds N] [--program P]")
        }
        named.append(trial)
      }
    }
    if !named.isEmpty { trials = named }
  }

  private static func number<Number: FixedWidthInteger>(_ text: String?) throws -> Number {
    guard let text, let number = Number(text) else { throw BadArgument(text: text ?? "a number is missing") }
    return number
  }

  private static var programBeside: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("chuqing").path
  }
}
