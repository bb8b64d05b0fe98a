/// Draws a stratified sample so that any program can repeat it from seed and population.
///
/// **Allocation** (`allocation(of:among:)`), in whole numbers throughout. With N cases in k strata of N₁…N_k and n cases
/// wanted:
/// 1. If n ≥ N, every case is drawn.
/// 2. If n ≥ k, no stratum goes without: strata whose share n·N_i/N is below 1 get one case; what is left of n is shared
///    among the other strata in proportion to their sizes; if that puts another one below 1, it gets one case too, and
///    the rest is shared anew.
/// 3. Shares are rounded by largest remainder: each stratum gets the whole part of its share, and the cases still missing
///    go to the largest fractions; among equal fractions the larger stratum is first, then the one first in order.
///    With n < k this step alone is taken.
///
/// **Draw.** One SplitMix64 generator is seeded with the seed. Strata are taken by the UTF-8 bytes of their keys, the
/// cases of a stratum by the UTF-8 bytes of their numbers. To draw a of m cases: for i from 0 to a − 1 swap case i with
/// case i + r, where r is the next number below m − i; the first a cases are drawn. A number below b is the next output
/// modulo b; outputs of 2⁶⁴ − (2⁶⁴ mod b) and above are passed over, so that each number is equally likely.
public enum ReviewDraw {
  /// How many cases of each stratum are drawn.
  ///
  /// - Parameter sizes: Cases in each stratum, each at least 1.
  public static func allocation(of wanted: Int, among sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    guard wanted < total else { return sizes }
    guard wanted > 0 else { return sizes.map { _ in 0 } }
    var result = sizes.map { _ in 0 }
    var sharing = Array(sizes.indices)
    var left = wanted
    if wanted >= sizes.count {
      while true {
        let rest = sharing.reduce(0) { $0 + sizes[$1] }
        let small = sharing.filter { left * sizes[$0] < rest }
        if small.isEmpty { break }
        for stratum in small { result[stratum] = 1 }
        left -= small.count
        sharing.removeAll { small.contains($0) }
      }
    }
    let rest = sharing.reduce(0) { $0 + sizes[$1] }
    guard rest > 0 else { return result }
    for stratum in sharing { result[stratum] = left * sizes[stratum] / rest }
    let missing = left - sharing.reduce(0) { $0 + result[$1] }
    let byFraction = sharing.sorted { first, second in
      let (one, two) = (left * sizes[first] % rest, left * sizes[second] % rest)
      return one != two ? one > two : sizes[first] != sizes[second] ? sizes[first] > sizes[second] : first < second
    }
    for stratum in byFraction.prefix(missing) { result[stratum] += 1 }
    return result
  }

  /// The sample of a population: its strata with what was drawn of each, and the cases by stratum and number.
  public static func draw(
    _ wanted: Int, from population: ReviewPopulation, seed: UInt64
  ) -> (strata: [ReviewSample.Stratum], cases: [ReviewSample.Case]) {
    let strata = population.strata
    let drawn = allocation(of: wanted, among: strata.map(\.cases.count))
    var numbers = SplitMix64(seed: seed)
    var cases: [ReviewSample.Case] = []
    for (stratum, count) in zip(strata, drawn) {
      var pool = stratum.cases
      for index in 0..<count {
        pool.swapAt(index, index + Int(numbers.number(below: UInt64(pool.count - index))))
      }
      cases += ReviewPopulation(Array(pool[..<count])).cases
    }
    let counts = zip(strata, drawn).map {
      ReviewSample.Stratum(key: $0.key, population: $0.cases.count, drawn: $1)
    }
    return (counts, cases)
  }
}

/// SplitMix64, a generator whose numbers depend on the seed alone.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014). State s; each step
/// adds 0x9E3779B97F4A7C15 to s, and mixes z = s: z = (z xor z≫30)·0xBF58476D1CE4E5B9, z = (z xor
/// z≫27)·0x94D049BB133111EB, output z xor z≫31, all modulo 2⁶⁴.
public struct SplitMix64: Sendable {
  private var state: UInt64

  /// A generator.
  public init(seed: UInt64) { state = seed }

  /// The next output.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`, each equally likely; `bound` is at least 1.
  public mutating func number(below bound: UInt64) -> UInt64 {
    // 2⁶⁴ mod bound, without numbers of 65 bits.
    let excess = (UInt64.max % bound + 1) % bound
    while true {
      let output = next()
      if excess == 0 || output <= UInt64.max - excess { return output % bound }
    }
  }
}
