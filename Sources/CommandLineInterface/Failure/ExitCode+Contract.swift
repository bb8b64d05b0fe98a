import ArgumentParser

/// The exit codes of the program; the README lists them.
enum ContractExit {
  /// Done.
  static let done = ExitCode(0)
  /// Refused by a rule.
  static let refused = ExitCode(1)
  /// Done, with warnings.
  static let warnings = ExitCode(3)
  /// Part of an import was rejected.
  static let partlyRejected = ExitCode(4)
  /// Verification found something.
  static let verificationFailed = ExitCode(13)
  /// Something is overdue; only when asked for.
  static let overdue = ExitCode(20)
  /// The command was typed wrongly.
  static let usage = ExitCode(64)
  /// The input is no good.
  static let badInput = ExitCode(65)
  /// No such file or database.
  static let noInput = ExitCode(66)
  /// Our own fault.
  static let software = ExitCode(70)
  /// The output cannot be written.
  static let cannotWrite = ExitCode(73)
  /// Others are at work: try again.
  static let busy = ExitCode(75)
  /// Not permitted.
  static let notPermitted = ExitCode(77)
}
