import CaseFile
import CaseStore
import Glibc
import TestSupport
import Testing

@Suite("Backups") struct BackupTests {
  private let moment = instant("2019-07-01")

  @Test("a backup is one verified file of the same contents, named by journal, court time and position")
  func whole() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    mkdir(fixture.folder.file("b"), 0o755)
    let backup = try fixture.store.backUp(to: .folder(fixture.folder.file("b")), at: moment)
    let origin = try fixture.entries()[0].digest.description.prefix(8)
    #expect(backup.path == fixture.folder.file("b/chuqing-\(origin)-20190701T000000-000000002.db"))
    #expect(backup.head == (try fixture.store.head()))
    #expect(try TemporaryFolder.names(of: fixture.folder.file("b")) == ["chuqing-\(origin)-20190701T000000-000000002.db"])
    let copy = RawDatabase(path: backup.path)
    #expect(try copy.rows("PRAGMA journal_mode") == [["delete"]])
    #expect(try copy.content() == fixture.raw.content())
    #expect(try CaseStore.open(at: backup.path).verify().findings == [])
  }

  @Test("an earlier backup of the same journal is replaced; any other file is left alone")
  func replacing() throws {
    let fixture = try StoreFixture()
    let path = fixture.folder.file("copy.db")
    #expect(try fixture.store.backUp(to: .file(path), at: moment).isReplacement == false)
    try fixture.append(.caseRegistered(.sample()))
    #expect(try fixture.store.backUp(to: .file(path), at: moment).isReplacement)
    #expect(try CaseStore.open(at: path).caseCount() == 1)
    let other = try StoreFixture()
    try other.append(.caseRegistered(.sample("HRB 1")))
    let text = try fixture.folder.write("mine", to: "text.db")
    symlink(fixture.store.path, fixture.folder.file("link.db"))
    for taken in [other.store.path, text, fixture.store.path, fixture.folder.file("link.db"), fixture.folder.path] {
      #expect(throws: StoreError.safekeeping(.taken(path: taken)), "\(taken)") {
        try fixture.store.backUp(to: .file(taken), at: moment)
      }
    }
    #expect(try other.store.caseCount() == 1)
    #expect(try fixture.folder.bytes(of: "text.db") == Array("mine".utf8))
  }

  @Test("a backup that has entries the database lacks is not replaced")
  func newerBackup() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    let early = fixture.folder.file("early.db")
    _ = try fixture.store.backUp(to: .file(early), at: moment)
    try fixture.append(.caseRegistered(.sample("HRB 2")))
    let late = fixture.folder.file("late.db")
    _ = try fixture.store.backUp(to: .file(late), at: moment)
    #expect(throws: StoreError.safekeeping(.taken(path: late))) {
      try CaseStore.open(at: early).backUp(to: .file(late), at: moment)
    }
  }

  @Test("a missing folder is named, and nothing is left behind")
  func missingFolder() throws {
    let fixture = try StoreFixture()
    let folder = fixture.folder.file("no")
    #expect(throws: StoreError.missingFolder(path: folder)) { try fixture.store.backUp(to: .folder(folder), at: moment) }
    #expect(throws: StoreError.missingFolder(path: folder)) {
      try fixture.store.backUp(to: .file(folder + "/x.db"), at: moment)
    }
  }

  @Test("a broken journal is not backed up, and no file is left")
  func broken() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    try fixture.raw.tamper("UPDATE journal SET actor = 'x' WHERE sequence = 2")
    mkdir(fixture.folder.file("b"), 0o755)
    #expect(
      throws: StoreError.safekeeping(
        .sourceBroken([.alteredEntry(sequence: 2, kind: "caseRegistered", subject: "(2019)粤01破1号")]))
    ) { try fixture.store.backUp(to: .folder(fixture.folder.file("b")), at: moment) }
    #expect(try TemporaryFolder.names(of: fixture.folder.file("b")) == [])
  }

  @Test("rotation removes only the oldest backups of this journal")
  func rotation() throws {
    let fixture = try StoreFixture()
    let folder = fixture.folder.file("b")
    mkdir(folder, 0o755)
    let other = try StoreFixture(isRehearsal: true)
    let foreign = try other.store.backUp(to: .folder(folder), at: instant("2019-01-01"))
    var made: [Backup] = []
    for day in 1...4 {
      try fixture.append(.caseRegistered(.sample("HRB \(day)")))
      made.append(try fixture.store.backUp(to: .folder(folder), at: instant("2019-07-0\(day)")))
    }
    // A file of the right name with other contents is nobody's to remove.
    let prefix = String(made[0].path.prefix(while: { $0 != "T" }).dropLast(8))
    let impostor = prefix + "20180101T000000-000000001.db"
    try fixture.folder.write("mine", to: "b/" + impostor.split(separator: "/").last!)
    let removed = try fixture.store.removeOlderBackups(than: made[3], keeping: 2)
    #expect(removed == [made[1].path, made[0].path])
    let left = Set(try TemporaryFolder.names(of: folder).map { folder + "/" + $0 })
    #expect(left == [foreign.path, made[2].path, made[3].path, impostor])
    #expect(try fixture.store.removeOlderBackups(than: made[3], keeping: 1) == [made[2].path])
  }
}

extension TemporaryFolder {
  /// Names of the files in a folder, sorted.
  static func names(of path: String) throws -> [String] {
    let directory = try #require(opendir(path))
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }
}
