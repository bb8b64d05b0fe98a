import Foundation

/// A small pseudo-random source (SplitMix64) whose sequence depends on the seed alone.
///
/// The drawing functions are our own too, so that a new standard library cannot change the sample files.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next 64 bits. Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A generator of its own for one docket or file, so that a change in one leaves the others alone.
  func branch(_ number: Int) -> SeededGenerator {
    var child = SeededGenerator(seed: state ^ (UInt64(truncatingIfNeeded: number) &* 0xD6E8_FEB8_6659_FD93))
    _ = child.next()
    return child
  }

  /// A whole number of the range, each equally likely.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// A number from 0 up to, not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// True with the given probability.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of the elements, which must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...(elements.count - 1))] }

  /// One of the values, in proportion to its weight.
  mutating func pick<Element>(weighted choices: [(Element, Double)]) -> Element {
    var rest = unit() * choices.reduce(0) { $0 + $1.1 }
    for (element, weight) in choices {
      rest -= weight
      if rest < 0 { return element }
    }
    return choices[choices.count - 1].0
  }

  /// The elements in random order (Fisher–Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, int(0...index)) }
    return result
  }

  /// A log-normal quantity with the given median; `spread` is the standard deviation of its logarithm.
  mutating func logNormal(median: Double, spread: Double) -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return median * exp(spread * radius * cos(2 * Double.pi * unit()))
  }
}
