import Clearance

// The README shows this function; `LibraryExampleTests` compares the two, compiles it and runs it.
func halfYear(databaseAt path: String, reportAt report: String) throws -> String {
  let court = try Court(databaseAt: path)
  let period = try ReportPeriod(parsing: "2019H1")
  let statistics = try court.statistics(StatisticsRequest(period: period, comparison: period.samePeriodLastYear()))
  let workbook = try court.report(period: period)
  _ = try WorkbookWriter.write(workbook, to: report, options: WorkbookWriter.Options())
  let overOneYear = statistics.total[.pendingOver(months: 12)]
  return "\(overOneYear?.current?.numerator ?? 0) cases pending for a year or more, \(overOneYear?.changePercent?.description ?? "—") %"
}
