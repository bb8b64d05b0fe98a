/// An application docket (破申, 清申) without an earlier proceeding of the same enterprise.
struct ApplicationPlan: Sendable {
  let month: Month
  /// For compulsory liquidation (清申) instead of bankruptcy (破申).
  let procedure: ApplicationProcedure
  let outcome: ApplicationOutcome
}

/// What an application asks for.
enum ApplicationProcedure: Sendable {
  case bankruptcy
  case compulsoryLiquidation
}

/// How an application docket ends.
enum ApplicationOutcome: Sendable {
  case accepted
  case refused
  case withdrawn
  case undecided
}

/// A compulsory liquidation that turns into a bankruptcy: three dockets, four with a 清申 before it.
struct ConversionPlan: Sendable {
  /// Month of the 清申, or nil when the 强清 docket has none in the ledger.
  let liquidationApplication: Month?
  /// Month of the 强清 docket when it has no 清申.
  let liquidation: Month?
  /// Month of the 破申 that ends it, at most ten months after.
  let bankruptcyApplication: Month
}

/// Which enterprises of the rehearsal court have several dockets.
enum ChainPlan {
  /// Seven enterprises with three or four dockets.
  static let conversions: [ConversionPlan] = [
    four(Month(2017, 1), Month(2017, 10)), four(Month(2017, 9), Month(2018, 6)),
    four(Month(2018, 4), Month(2019, 1)), four(Month(2018, 6), Month(2019, 4)),
    three(Month(2017, 5), Month(2018, 2)), three(Month(2017, 12), Month(2018, 10)),
    three(Month(2018, 7), Month(2019, 3)),
  ]

  /// The remaining applications; an accepted one has a partner docket.
  static let applications: [ApplicationPlan] =
    accepted(
      .bankruptcy,
      [
        Month(2016, 8), Month(2016, 10), Month(2016, 11), Month(2017, 2), Month(2017, 3), Month(2017, 3),
        Month(2017, 4), Month(2017, 5), Month(2017, 8), Month(2018, 2), Month(2018, 3), Month(2018, 7),
        Month(2018, 8), Month(2018, 11), Month(2018, 12), Month(2019, 2), Month(2019, 5),
      ])
    + accepted(
      .compulsoryLiquidation,
      [
        Month(2016, 9), Month(2016, 12), Month(2017, 4), Month(2017, 7), Month(2018, 1), Month(2018, 9),
        Month(2019, 3),
      ])
    + [
      ApplicationPlan(month: Month(2017, 12), procedure: .bankruptcy, outcome: .refused),
      ApplicationPlan(month: Month(2018, 5), procedure: .bankruptcy, outcome: .withdrawn),
      ApplicationPlan(month: Month(2018, 10), procedure: .compulsoryLiquidation, outcome: .refused),
      ApplicationPlan(month: Month(2019, 1), procedure: .bankruptcy, outcome: .withdrawn),
      ApplicationPlan(month: Month(2019, 6), procedure: .bankruptcy, outcome: .undecided),
      ApplicationPlan(month: Month(2019, 6), procedure: .compulsoryLiquidation, outcome: .undecided),
    ]

  private static func four(_ application: Month, _ bankruptcy: Month) -> ConversionPlan {
    ConversionPlan(
      liquidationApplication: application, liquidation: nil, bankruptcyApplication: bankruptcy)
  }

  private static func three(_ liquidation: Month, _ bankruptcy: Month) -> ConversionPlan {
    ConversionPlan(
      liquidationApplication: nil, liquidation: liquidation, bankruptcyApplication: bankruptcy)
  }

  private static func accepted(_ procedure: ApplicationProcedure, _ months: [Month]) -> [ApplicationPlan] {
    months.map { ApplicationPlan(month: $0, procedure: procedure, outcome: .accepted) }
  }
}
