import GRDB

/// The tables. A migration's text is never edited once it has shipped; a change is a new migration.
enum Schema {
  /// Marks a file as a database of this product (`PRAGMA application_id`): "CHQG".
  static let applicationID: Int32 = 0x4348_5147

  /// The journal's table.
  static let journalTable = "journal"
  /// Where GRDB notes which migrations the database has had.
  static let migrationTable = "grdb_migrations"

  /// Projections, in the order in which they can be filled; all of them can be rebuilt from the journal.
  static let projections = [
    "court", "cases", "case_debtors", "milestones", "imports", "docket_acts", "closing_plans", "alerts", "alert_repetitions",
    "users", "overlays", "undone_commands", "target_versions", "review_samples", "issued_reports",
    "schedules",
  ]

  /// Those of them whose rows name the entry that they come from, in the column `sequence`.
  static let entryTables = [
    "imports", "docket_acts", "closing_plans", "alerts", "alert_repetitions", "overlays", "undone_commands", "review_samples",
    "issued_reports", "schedules",
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: journal and projections") { db in
      try db.execute(sql: journal)
      try db.execute(sql: tables)
    }
    migrator.registerMigration("2: limits, locks, warnings") { db in
      try db.execute(sql: limits)
      try fillRecordingTimes(db)
      try db.execute(
        sql: """
          UPDATE cases SET registered_at = coalesce((
            SELECT max(recorded_at) FROM journal WHERE kind = 'caseRegistered' AND subject = cases.number), 0)
          """)
    }
    migrator.registerMigration("3: outcomes of cases, stagnation, reasons of late entries") { db in
      try db.execute(sql: outcomes)
    }
    migrator.registerMigration("4: divisions, planned closing dates") { db in
      try db.execute(sql: plans)
    }
    migrator.registerMigration("5: annual targets") { db in
      try db.execute(sql: targets)
    }
    migrator.registerMigration("6: samples for reviews") { db in try db.execute(sql: reviews) }
    migrator.registerMigration("7: issued reports") { db in
      try db.execute(sql: issuedReports)
    }
    migrator.registerMigration("8: schedules") { db in try db.execute(sql: schedules) }
    return migrator
  }

  /// Milestones recorded before there was a column for the time of recording get it from the journal.
  private static func fillRecordingTimes(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE milestones SET recorded_at = coalesce((
          SELECT min(j.recorded_at) FROM journal j, json_each(j.payload, '$.milestones') m
          WHERE j.kind = 'milestonesRecorded'
            AND j.subject = (SELECT number FROM cases c WHERE c.case_id = milestones.case_id)
            AND json_extract(m.value, '$.node') = milestones.node
            AND julianday(json_extract(m.value, '$.on')) - julianday('1970-01-01') = milestones.occurred_on), 0)
        """)
  }

  /// What fresh projections are made of: the tables with every later change.
  static let freshProjections = tables + limits + outcomes + plans + targets + reviews + issuedReports + schedules

  /// The journal: append-only, chained. Key is (court, sequence), never a row id, so that journals of several courts
  /// can lie side by side unchanged. The table has row ids all the same, which nobody reads: an entry is larger than
  /// what SQLite keeps in one cell of a `WITHOUT ROWID` table, and would cost a page of its own.
  static let journal = """
    CREATE TABLE journal (
      court TEXT NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      command_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      payload TEXT NOT NULL,
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (court, sequence)
    ) STRICT;
    CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    """

  /// Days are day numbers since 1970-01-01, money is fen. `case_id` counts registrations and never leaves the file.
  static let tables = """
    CREATE TABLE court (
      code TEXT PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cases (
      case_id INTEGER PRIMARY KEY,
      number TEXT NOT NULL UNIQUE CHECK (number <> ''),
      filed_on INTEGER NOT NULL,
      closed_on INTEGER CHECK (closed_on >= filed_on),
      accepted_on INTEGER,
      close_manner TEXT,
      procedure TEXT,
      category TEXT,
      owner_level TEXT,
      supervising_body TEXT,
      court TEXT,
      judge TEXT,
      clerk TEXT,
      administrator TEXT,
      claims_total INTEGER CHECK (claims_total >= 0),
      assets_total INTEGER CHECK (assets_total >= 0),
      employees INTEGER CHECK (employees >= 0),
      fast_track INTEGER CHECK (fast_track IN (0, 1)),
      supervision TEXT,
      note TEXT,
      extras TEXT,
      version INTEGER NOT NULL CHECK (version > 0)
    ) STRICT;
    CREATE INDEX cases_by_filing ON cases (filed_on, closed_on);
    CREATE TABLE case_debtors (
      case_id INTEGER NOT NULL REFERENCES cases (case_id),
      position INTEGER NOT NULL CHECK (position >= 0),
      name TEXT NOT NULL,
      code TEXT,
      PRIMARY KEY (case_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE milestones (
      case_id INTEGER NOT NULL REFERENCES cases (case_id),
      node TEXT NOT NULL,
      occurred_on INTEGER NOT NULL,
      document TEXT,
      remarks TEXT,
      PRIMARY KEY (case_id, node, occurred_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imports (
      sequence INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      encoding TEXT NOT NULL,
      digest TEXT NOT NULL,
      new INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      rejected INTEGER NOT NULL
    ) STRICT;
    """

  /// What the limits of milestones need beside the milestones: the second migration, applied to fresh projections too.
  static let limits = """
    ALTER TABLE cases ADD COLUMN applicant TEXT;
    ALTER TABLE cases ADD COLUMN examination TEXT;
    ALTER TABLE cases ADD COLUMN origin TEXT;
    ALTER TABLE cases ADD COLUMN registered_at INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX cases_by_origin ON cases (origin) WHERE origin IS NOT NULL;
    ALTER TABLE milestones ADD COLUMN outcome TEXT;
    ALTER TABLE milestones ADD COLUMN review INTEGER NOT NULL DEFAULT 0 CHECK (review IN (0, 1));
    ALTER TABLE milestones ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE docket_acts (
      case_id INTEGER NOT NULL REFERENCES cases (case_id),
      sequence INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      PRIMARY KEY (case_id, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE alerts (
      case_id INTEGER NOT NULL REFERENCES cases (case_id),
      rule TEXT NOT NULL,
      due_on INTEGER NOT NULL,
      level TEXT NOT NULL,
      reached_at INTEGER NOT NULL,
      catch_up INTEGER NOT NULL CHECK (catch_up IN (0, 1)),
      sequence INTEGER NOT NULL,
      delivered INTEGER,
      PRIMARY KEY (case_id, rule, due_on, level)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alerts_to_deliver ON alerts (sequence) WHERE delivered IS NULL AND catch_up = 0;
    CREATE INDEX alerts_by_entry ON alerts (sequence);
    CREATE TABLE alert_repetitions (
      day INTEGER PRIMARY KEY,
      sequence INTEGER NOT NULL,
      dockets INTEGER NOT NULL,
      limits INTEGER NOT NULL,
      delivered INTEGER
    ) STRICT;
    CREATE TABLE users (
      name TEXT PRIMARY KEY NOT NULL,
      role TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE overlays (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      file TEXT NOT NULL,
      text TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE undone_commands (
      command_id TEXT PRIMARY KEY NOT NULL,
      sequence INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// How a case ended beside its closing, and what holds it up: the third migration, applied to fresh projections too.
  static let outcomes = """
    ALTER TABLE cases ADD COLUMN terminated_on INTEGER;
    ALTER TABLE cases ADD COLUMN deregistered_on INTEGER;
    ALTER TABLE cases ADD COLUMN cleared_on INTEGER;
    ALTER TABLE cases ADD COLUMN employees_settled INTEGER CHECK (employees_settled >= 0);
    ALTER TABLE cases ADD COLUMN stagnation TEXT;
    ALTER TABLE milestones ADD COLUMN reason TEXT;
    ALTER TABLE milestones ADD COLUMN approver TEXT;
    """

  /// Who has a case beside its judge, and when it is meant to be closed: the fourth migration, applied to fresh
  /// projections too. `closing_plans` has a row for every time a planned date was set, changed or cleared, so that a
  /// report can say which plan was in force at the start of a month.
  static let plans = """
    ALTER TABLE cases ADD COLUMN division TEXT;
    ALTER TABLE cases ADD COLUMN planned_close_on INTEGER;
    CREATE TABLE closing_plans (
      case_id INTEGER NOT NULL REFERENCES cases (case_id),
      sequence INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      planned_on INTEGER,
      PRIMARY KEY (case_id, sequence)
    ) STRICT, WITHOUT ROWID;
    """

  /// Samples drawn for reviews: the sixth migration, applied to fresh projections too.
  static let reviews = """
    CREATE TABLE review_samples (
      id TEXT PRIMARY KEY NOT NULL,
      sequence INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      payload TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Copies and publications of reports: the seventh migration, applied to fresh projections too.
  static let issuedReports = """
    CREATE TABLE issued_reports (
      sequence INTEGER PRIMARY KEY,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      code TEXT UNIQUE,
      recipient TEXT,
      file_digest TEXT NOT NULL,
      payload TEXT NOT NULL
    ) STRICT;
    CREATE INDEX issued_reports_by_file ON issued_reports (file_digest);
    """

  /// Reports that are made regularly, those taken away included: the eighth migration, applied to fresh projections too.
  static let schedules = """
    CREATE TABLE schedules (
      sequence INTEGER PRIMARY KEY,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      id TEXT NOT NULL,
      payload TEXT NOT NULL,
      removed_by INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX standing_schedules ON schedules (id) WHERE removed_by IS NULL;
    ALTER TABLE issued_reports ADD COLUMN schedule TEXT;
    CREATE INDEX issued_reports_by_schedule ON issued_reports (schedule) WHERE schedule IS NOT NULL;
    """
}
