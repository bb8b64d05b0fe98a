import Foundation

/// Repeatable pseudo-random numbers (SplitMix64) for property tests. A test names its seed when it fails.
public struct SeededDice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Dice that always fall alike for the same seed.
  public init(seed: UInt64) { state = seed }

  /// The seeds of a property test; `CHUQING_TEST_SEED` replaces them by one, to look at a failure again.
  public static var seeds: [UInt64] {
    if let text = ProcessInfo.processInfo.environment["CHUQING_TEST_SEED"], let seed = UInt64(text) {
      return [seed]
    }
    return [20_190_630, 7, 0xC0FFEE]
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number of the range.
  public mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True once in so many times.
  public mutating func chance(oneIn count: Int) -> Bool { roll(1...count) == 1 }

  /// One of the elements.
  public mutating func pick<Elements: RandomAccessCollection>(_ elements: Elements) -> Elements.Element
  where Elements.Index == Int {
    elements[elements.startIndex + roll(0...(elements.count - 1))]
  }
}
