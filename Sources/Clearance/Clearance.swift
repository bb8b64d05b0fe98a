// The library: one import that opens a database, reads ledgers, computes statistics and writes workbooks.
//
// `Clearance` adds the few operations that need several of the targets below it (importing joins ledgers with the
// store, a report joins a snapshot with the workbook writer) and makes those targets visible to its user.
@_exported import CaseFile
@_exported import CaseStore
@_exported import CivilCalendar
@_exported import LedgerExchange
@_exported import Reports
@_exported import RuleCatalogue
@_exported import RuleModel
@_exported import WorkbookExport
