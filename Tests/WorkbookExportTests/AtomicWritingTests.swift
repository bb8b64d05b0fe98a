import Foundation
import Reports
import Testing
import WorkbookExport

@Suite struct AtomicWritingTests {
  private let refuse = WorkbookWriter.Options(existing: .refuseExisting)

  @Test func `an existing file is replaced with its rights kept`() throws {
    let folder = try ScratchFolder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file()))
    chmod(folder.file(), 0o640)
    let written = try WorkbookWriter.write(workbook([sheet()]), to: folder.file())
    #expect(try folder.entries == ["out.xlsx"])
    #expect(try PackageReader(path: written.path).contains("xl/workbook.xml"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file())
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(attributes[.size] as? Int == written.byteCount)
  }

  @Test func `an existing file is kept when it may not be replaced`() throws {
    let folder = try ScratchFolder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file()))
    #expect(throws: WorkbookError.fileExists(path: folder.file())) {
      try WorkbookWriter.write(workbook([sheet()]), to: folder.file(), options: refuse)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == Data("old".utf8))
    #expect(try folder.entries == ["out.xlsx"])
  }

  @Test func `a file that appears while writing is kept when it may not be replaced`() throws {
    let folder = try ScratchFolder()
    let path = folder.file()
    var sheet = Sheet(name: "表")
    sheet.blocks = [
      .generated(count: 1) { _ in
        try? Data("other".utf8).write(to: URL(fileURLWithPath: path))
        return Row(cells: [Cell(.text("甲"))])
      }
    ]
    #expect(throws: WorkbookError.fileExists(path: path)) {
      try WorkbookWriter.write(workbook([sheet]), to: path, options: refuse)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("other".utf8))
    #expect(try folder.entries == ["out.xlsx"])
  }

  @Test func `a new file is made where none was`() throws {
    let folder = try ScratchFolder()
    let written = try WorkbookWriter.write(workbook([sheet()]), to: folder.file(), options: refuse)
    #expect(try folder.entries == ["out.xlsx"])
    #expect(written.path == folder.file())
  }

  @Test func `a missing folder is named`() throws {
    let folder = try ScratchFolder()
    #expect(throws: WorkbookError.directoryMissing(path: folder.file("none"))) {
      try WorkbookWriter.write(workbook([sheet()]), to: folder.file("none/out.xlsx"))
    }
  }

  @Test func `a missing scratch folder is named`() throws {
    let folder = try ScratchFolder()
    let options = WorkbookWriter.Options(scratchDirectory: folder.file("none"))
    #expect(throws: WorkbookError.directoryMissing(path: folder.file("none"))) {
      try WorkbookWriter.write(workbook([sheet()]), to: folder.file(), options: options)
    }
    #expect(try folder.entries == [])
  }

  @Test(arguments: ["/dev/null", "/tmp", "/dev/full"])
  func `folders and devices are not replaced`(path: String) {
    #expect(throws: WorkbookError.notARegularFile(path: path)) {
      try WorkbookWriter.write(workbook([sheet()]), to: path)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a folder that may not be written is named`() throws {
    let folder = try ScratchFolder()
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    #expect(throws: WorkbookError.permissionDenied(path: folder.path)) {
      try WorkbookWriter.write(workbook([sheet()]), to: folder.file())
    }
  }

  @Test(.enabled(if: access("/proc/self", F_OK) == 0))
  func `a read-only file system is an error with a place`() {
    #expect(throws: WorkbookError.self) {
      try WorkbookWriter.write(workbook([sheet()]), to: "/proc/self/out.xlsx")
    }
  }

  /// With 128 kB the writer sees beforehand that there is no room; with 256 kB the file library finds out (and says
  /// so on stderr).
  @Test(.enabled(if: SmallDisk.isPossible, "only root can mount a small disk"), arguments: [128, 256])
  func `a full disk is named and the old file stays`(kilobytes: Int) throws {
    let folder = try ScratchFolder()
    let disk = try SmallDisk(at: folder.path, kilobytes: kilobytes)
    defer { disk.remove() }
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file()))
    var sheet = Sheet(name: "表")
    sheet.blocks = [
      .generated(count: 20_000) { Row(cells: [Cell(.integer($0 &* 7_919)), Cell(.text("第\($0 &* 31)行"))]) }
    ]
    #expect(throws: WorkbookError.diskFull(path: folder.path)) {
      try WorkbookWriter.write(workbook([sheet]), to: folder.file())
    }
    #expect(try folder.entries == ["out.xlsx"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == Data("old".utf8))
    let options = WorkbookWriter.Options(scratchDirectory: folder.path)
    #expect(throws: WorkbookError.diskFull(path: folder.path)) {
      try WorkbookWriter.write(
        workbook([sheet]), to: NSTemporaryDirectory() + "/never.xlsx", options: options)
    }
  }
}

/// A disk in memory with little room.
struct SmallDisk {
  let path: String

  static var isPossible: Bool { getuid() == 0 && (try? SmallDisk.probe()) == true }

  init(at path: String, kilobytes: Int) throws {
    self.path = path
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else { throw POSIXError(.EPERM) }
  }

  func remove() { umount2(path, 2) }

  private static func probe() throws -> Bool {
    let folder = try ScratchFolder()
    try SmallDisk(at: folder.path, kilobytes: 64).remove()
    return true
  }
}
