import ArgumentParser
import CaseFile
import CaseStore
import CatalogueFormat
import CivilCalendar
import Clearance
import LedgerExchange
import Reports
import RuleModel
import WorkbookExport

/// Why a command ends without having done its work. Facts only; `FailureWords` has the words.
enum CommandFailure: Error {
  case store(StoreError)
  case ledger(LedgerError)
  case checkin(CheckinError)
  case rejects(RejectsFileError)
  case refusal(CaseRefusal, case: CaseNumber?)
  case batch([CaseBatchRefusal], of: Int)
  case scanRunning
  case run(RunLock.Fault)
  case schedule(ScheduleFault)
  case publication(PublicationFault)
  case caseNumber(CaseNumberFault)
  case statistics(StatisticsError)
  case workbook(WorkbookError)
  case issuing(IssuingError)
  case trace(TraceFault)
  case rebuilding(RebuildingFault)
  case period(PeriodError, text: String)
  case usage(UsageFault)
  case notPermitted(PermissionFault)
  case law(LawFault)
  case target(TargetFault)
  case demo(DemoFault)
  /// Anything that nobody foresaw.
  case unexpected(String)

  /// What was typed wrongly.
  enum UsageFault {
    case badInstant(String)
    case badDate(option: String, String, DateReadingError)
    case badAmount(option: String, String, MoneyReadingError)
    case badWord(option: String, String, accepted: [String])
    case badCount(option: String, String, least: Int = 0)
    case badCode(String, EnterpriseCodeDefect)
    case codesAndNamesDiffer(codes: Int, names: Int)
    case badThresholds(String)
    /// More ages than a page has room for.
    case tooManyThresholds(Int, most: Int)
    case badEncoding(String)
    case emptyCaseNumber
    case emptyActor
    case emptyCourt
    case unknownMilestone(String, closest: [String])
    case unknownUser(String, known: [String])
    case ambiguousName(option: String, String, candidates: [String])
    case unknownName(CaseField, option: String, String, closest: [String], known: [String])
    case blankOption(String)
    case noCaseMatches
    case dayOrPlan
    case nodeOrEntry
    case positionOrDay
    case unknownField(String, accepted: [String])
    case fieldNeverBlank(CaseField)
    case nothingToChange
    case missingCases
    case safekeeping(SafekeepingUsage)
    case missingFile(String)
    /// No command of this name below `of`; the commands that may be meant.
    case unknownCommand(String, of: [String], closest: [String])
    case unknownCode(String, closest: [String])
    case badShell(String, known: [String])
    case conflictingFormats
    case outputMissing
    case comparisonForReport
    /// A workbook without a file to write it to.
    case reportNeedsFile
    /// A table that the report does not have; those that it has.
    case unknownTable(String, tables: [String])
    /// All tables as CSV without a folder.
    case tableOrFolder(tables: [String])
    case recipient(RecipientFault)
    /// Copies in another format than a workbook, or without a place.
    case copyOfWorkbook
    case dryRunOfReport
    case codeOrFile
    /// `run` without saying what.
    case runNeedsDue
    /// A folder that is not there or is not one.
    case noFolder(String)
    case periodNotOver(through: CivilDate, today: CivilDate)
  }

  /// What is not permitted.
  enum PermissionFault {
    case clockInRealDatabase
    /// The actor lacks a right; `role` is nil for somebody who is not registered. Those registered who have it.
    case right(CommandRight, actor: String, role: CourtRole?, holders: [CourtUser])
  }

  /// Why the demonstration cannot run.
  enum DemoFault {
    case noSamples
    case folderInUse(String)
    case cannotCreateFolder(String, errno: Int32)
  }

  /// The failure for any error that reached the command.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as StoreError: self = .store(error)
    case let error as LedgerError: self = .ledger(error)
    case let error as CheckinError: self = .checkin(error)
    case let error as RejectsFileError: self = .rejects(error)
    case let error as CaseRefusal: self = .refusal(error, case: nil)
    case let error as StatisticsError: self = .statistics(error)
    case let error as WorkbookError: self = .workbook(error)
    case let error as TargetFault: self = .target(error)
    case let error as IssuingError: self = .issuing(error)
    case let error as RebuildingError: self = .rebuilding(.notMade(error))
    case let error as StateFault: self = .rebuilding(.state(error))
    case let error as ScheduleFault: self = .schedule(error)
    case let error as PublicationFault: self = .publication(error)
    case let error as RunLock.Fault: self = .run(error)
    case let error as RecipientFault: self = .usage(.recipient(error))
    case let error as UnfitOverlay: self = .law(.unfit(error))
    case let error as CatalogueRejection: self = .law(.rejected(error, folder: nil))
    case let error as CatalogueFolder.ReadingError: self = .law(.unreadable(error))
    default: self = .unexpected("\(error)")
    }
  }

  /// The exit code; the one place that maps failures to codes.
  var exitCode: ExitCode {
    switch self {
    case .store(let error): return Self.exitCode(of: error)
    case .ledger(.table(_, .missingFile)): return ContractExit.noInput
    case .ledger(.table(_, .unreadable)), .ledger(.table(_, .directory)): return ContractExit.noInput
    case .ledger: return ContractExit.badInput
    case .checkin(.conflictsOverInput): return ContractExit.usage
    case .checkin: return ContractExit.badInput
    case .rejects: return ContractExit.cannotWrite
    case .refusal(.releaseNeeds, _), .refusal(.waiverNeeds, _): return ContractExit.notPermitted
    case .scanRunning: return ContractExit.busy
    case .run(let fault): return fault.exitCode
    case .schedule(let fault): return fault.exitCode
    case .publication: return ContractExit.software
    case .caseNumber(let fault): return fault.exitCode
    case .refusal, .batch: return ContractExit.refused
    case .usage(.unknownUser): return ContractExit.notPermitted
    case .statistics(.doesNotReconcile), .statistics(.movementDoesNotReconcile), .statistics(.groupsDoNotAddUp),
      .statistics(.oversightDoesNotReconcile), .statistics(.tablesDisagree):
      return ContractExit.refused
    case .statistics(.thresholdsOutOfOrder): return ContractExit.usage
    case .statistics: return ContractExit.software
    case .workbook: return ContractExit.cannotWrite
    case .issuing(let error): return error.exitCode
    case .trace(let fault): return fault.exitCode
    case .rebuilding(let fault): return fault.exitCode
    case .period, .usage(.periodNotOver): return ContractExit.usage
    case .usage(.missingFile), .usage(.noFolder): return ContractExit.noInput
    case .usage: return ContractExit.usage
    case .notPermitted: return ContractExit.notPermitted
    case .law(let fault): return fault.exitCode
    case .target(let fault): return fault.exitCode
    case .demo(.noSamples): return ContractExit.noInput
    case .demo: return ContractExit.cannotWrite
    case .unexpected: return ContractExit.software
    }
  }

  private static func exitCode(of error: StoreError) -> ExitCode {
    switch error {
    case .notFound: return ContractExit.noInput
    case .notADatabase, .newerSchema, .damaged: return ContractExit.badInput
    case .alreadyExists, .missingFolder, .notWritable, .diskFull: return ContractExit.cannotWrite
    case .notReadable: return ContractExit.noInput
    case .networkDrive: return ContractExit.refused
    case .busy: return ContractExit.busy
    case .safekeeping(let fault): return fault.exitCode
    case .sqlite, .hashUnavailable: return ContractExit.software
    }
  }
}
