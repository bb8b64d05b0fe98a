import Foundation
import TestSupport

/// Disks that are full, that may not be written and that are not there: a clear message, and old data intact.
struct DiskTrial {
  private let program: String
  private let isQuick: Bool

  init(_ options: EnduranceOptions) {
    program = options.program
    isQuick = options.isQuick
  }

  /// What writes into the database, and what writes beside it.
  private static let writing: [[String]] = [
    ["record", "--from", "numbers.txt", "9a", "--on", "2019-06-25"], ["import", "more.csv"],
    ["case", "edit", "(2019)粤01破2号", "--judge", "李四"],
  ]

  func run() throws -> Int {
    var faults: [String] = []
    faults += try quota()
    faults += try missing()
    if let disk = SmallDisk(kilobytes: 2048) {
      faults += try full(disk)
      faults += try readOnly(disk)
    } else {
      print("disks: no small disk can be mounted here: full and read-only disks are left out")
    }
    print("disks: \(faults.isEmpty ? "clear messages, old data intact" : "\(faults.count) failures")")
    faults.forEach { print("  FAILED \($0)") }
    return faults.count
  }

  private func template() throws -> Courthouse {
    let court = try Courthouse.furnished(program: program, cases: isQuick ? 60 : 300)
    try court.folder.write((1...60).map { "(2019)粤01破\($0)号\n" }.joined(), to: "numbers.txt")
    try court.folder.write(
      "案号,企业名称,立案日期\n" + (1...900).map { "(2018)粤01破\($0)号,企业\($0),2018-01-05\n" }.joined(), to: "more.csv")
    return court
  }

  /// Files that may not grow beyond a limit, as a quota: needs no privileges.
  private func quota() throws -> [String] {
    let court = try template()
    let before = try court.state()
    let size = try court.folder.bytes(of: "court.db").count / 1024
    var faults: [String] = []
    for (arguments, blocks) in Self.writing.map({ ($0, 8) }) + [(["backup", "--to", "b.db"], size / 2)] {
      // The number of blocks means KiB here.
      let limit = ["/bin/bash", "-c", "ulimit -f \(blocks); exec \"$0\" \"$@\""]
      let run = try court.run(arguments, prefix: limit)
      faults += check(run, [0, 73], "quota: \(arguments[0])")
      if run.status != 0 {
        let state = try court.state()
        if state != before { faults.append("quota: \(arguments): \(state)") }
      }
      if run.status != 0, try court.results().contains("b.db") { faults.append("quota: half a backup") }
    }
    return faults
  }

  private func missing() throws -> [String] {
    let court = try template()
    let before = try court.state()
    var faults: [String] = []
    for arguments in [
      ["backup", "--into", "no/such"], ["backup", "--to", "no/such/b.db"],
      ["init", "--court", "粤02", "--rehearsal", "--db", "no/such/x.db"],
      ["report", "situation", "--period", "2019H1", "--out", "no/such/r.xlsx"],
      ["recover", "court.db", "--into", "no/such/n.db"],
    ] { faults += check(try court.run(arguments), [73], "missing folder: \(arguments[0])") }
    if try court.state() != before { faults.append("missing folder: the database changed") }
    return faults
  }

  private func full(_ disk: SmallDisk) throws -> [String] {
    let court = try template()
    var faults: [String] = []
    for kilobytes in isQuick ? [0, 24] : [0, 4, 12, 24, 40, 64, 100, 160] {
      for arguments in Self.writing {
        try disk.empty()
        let path = try disk.copy(court.folder.file("court.db"))
        let before = try court.state(of: path)
        try disk.fill(leaving: kilobytes)
        let run = try court.run(arguments, database: path)
        faults += check(run, [0, 73], "full disk, \(kilobytes) KiB left: \(arguments[0])")
        try disk.unfill()
        let state = try court.state(of: path)
        if run.status != 0 ? state != before : !state.isVerified {
          faults.append("full disk, \(kilobytes) KiB left: \(arguments[0]) ended with \(run.status): \(state)")
        }
      }
    }
    return try faults + fullBesides(court, disk)
  }

  /// A backup and a report onto a full disk: the earlier ones there stay as they are.
  private func fullBesides(_ court: Courthouse, _ disk: SmallDisk) throws -> [String] {
    var faults: [String] = []
    try disk.empty()
    let earlier = [disk.file("b.db"), disk.file("r.xlsx")]
    try court.must("backup", "--to", earlier[0])
    try court.must("report", "situation", "--period", "2019H1", "--out", earlier[1])
    let bytes = try earlier.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    try court.must("case", "edit", "(2019)粤01破2号", "--judge", "王五")
    try disk.fill(leaving: 16)
    let runs = [
      try court.run(["backup", "--to", earlier[0]]), try court.run(["backup", "--into", disk.path]),
      try court.run(["report", "situation", "--period", "2019H1", "--out", earlier[1]]),
    ]
    for run in runs { faults += check(run, [73], "full disk: beside the database") }
    if try earlier.map({ try Data(contentsOf: URL(fileURLWithPath: $0)) }) != bytes {
      faults.append("full disk: an earlier backup or report was changed")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: disk.path).sorted()
    if names != ["b.db", "filler", "r.xlsx"] { faults.append("full disk: left behind: \(names)") }
    return faults
  }

  private func readOnly(_ disk: SmallDisk) throws -> [String] {
    let court = try template()
    try disk.empty()
    let path = try disk.copy(court.folder.file("court.db"))
    let backup = disk.file("b.db")
    try court.must("backup", "--to", backup)
    guard disk.setReadOnly(true) else { return ["read-only disk: cannot be made"] }
    defer { _ = disk.setReadOnly(false) }
    var faults: [String] = []
    for arguments in Self.writing {
      faults += check(try court.run(arguments, database: path), [73], "read-only disk: \(arguments[0])")
    }
    for arguments in [["backup", "--into", disk.path], ["report", "situation", "--period", "2019H1", "--out", disk.file("r.xlsx")]] {
      faults += check(try court.run(arguments), [73], "read-only disk: \(arguments[0])")
    }
    // A backup is one file without a log: it can be read, and restored, from there.
    if try !court.state(of: backup).isVerified { faults.append("read-only disk: a backup cannot be read") }
    let restored = try court.run(["restore", backup, "--db", "restored.db"])
    if restored.status != 0 { faults.append("read-only disk: \(restored.messages)") }
    return faults
  }

  private func check(_ run: Run, _ codes: [Int32], _ what: String) -> [String] {
    guard codes.contains(run.status) else { return ["\(what): \(run.status) \(run.messages)"] }
    if run.status != 0, !run.messages.contains("What to do: ") { return ["\(what): says no remedy: \(run.messages)"] }
    return []
  }
}
