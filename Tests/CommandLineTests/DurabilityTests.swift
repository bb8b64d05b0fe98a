import Foundation
import TestSupport
import Testing

/// The short form of the trials in `Sources/endurance`; `swift run endurance` runs them at length.
@Suite("Programs that are killed, ten clerks at once, full disks", .serialized)
struct DurabilityTests {
  @Test(
    "nothing that was acknowledged is lost, and nothing else is recorded", arguments: ["kills", "runs", "crowd", "disks"])
  func trial(name: String) throws {
    let room = try Courtroom()
    let setting = ChildProcess.Setting(
      folder: room.folder.path, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TMPDIR": NSTemporaryDirectory()],
      output: room.folder.file("out"), messages: room.folder.file("err"))
    let seed = ProcessInfo.processInfo.environment["CHUQING_TEST_SEED"].map { ["--seed", $0] } ?? []
    let beside = URL(fileURLWithPath: Courtroom.program).deletingLastPathComponent()
    let process = try ChildProcess.start(
      beside.appendingPathComponent("endurance").path,
      [name, "--quick", "--program", Courtroom.program] + seed, setting)
    let status = ChildProcess.wait(process)
    let words = try room.folder.read("out") + room.folder.read("err")
    #expect(status == 0, "\(words)")
    #expect(words.contains("nothing lost"), "\(words)")
  }
}
