import CivilCalendar

/// An SM3 digest (GB/T 32905): 32 bytes.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// A digest; nil unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var description: String {
    var json = CanonicalJSON()
    json.hexString(bytes)
    return String(decoding: json.bytes.dropFirst().dropLast(), as: UTF8.self)
  }

  /// What the first entry of a journal names as its predecessor: 32 zero bytes.
  public static let origin = Digest(unchecked: [UInt8](repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}

/// Who did what when: what the entries of one command share.
public struct CommandContext: Hashable, Sendable {
  /// When it was recorded.
  public let recordedAt: Instant
  /// The clock that is read again once the command has its turn to write; nil when `recordedAt` shall stand.
  public let clock: CommandClock?
  /// Who claims to have done it.
  public let actor: String
  /// The command as a person would name it, e.g. `import`.
  public let command: String

  /// A context.
  public init(recordedAt: Instant, actor: String, command: String, clock: CommandClock? = nil) {
    self.recordedAt = recordedAt
    self.actor = actor
    self.command = command
    self.clock = clock
  }

  /// The same at the moment in which the command has its turn: entries of commands that waited for each other carry times
  /// in the order of the journal.
  public var atItsTurn: CommandContext {
    guard let clock else { return self }
    return CommandContext(recordedAt: max(recordedAt, clock.read()), actor: actor, command: command)
  }

  /// The same with its moment fixed: for what states the moment itself.
  public var atFixedMoment: CommandContext { CommandContext(recordedAt: recordedAt, actor: actor, command: command) }
}

/// A clock. All are alike: what they say counts, not which one it is.
public struct CommandClock: Hashable, Sendable {
  let read: @Sendable () -> Instant

  /// A clock that is read by `read`.
  public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

  /// Always true.
  public static func == (_: CommandClock, _: CommandClock) -> Bool { true }

  /// Nothing to hash.
  public func hash(into _: inout Hasher) {}
}

/// One entry of the journal.
///
/// `sequence` counts within the court from 1; the digest, which covers everything else including the previous
/// digest, is the entry's globally unique id, so that journals of several courts can stand side by side unchanged.
public struct JournalEntry: Hashable, Sendable {
  /// Position within the court's journal, from 1.
  public let sequence: Int
  /// Code of the court.
  public let court: String
  /// When it was recorded.
  public let recordedAt: Instant
  /// Who claims to have done it.
  public let actor: String
  /// The command's name and, after a hash sign, the sequence of its first entry: the id of the group.
  public let commandID: String
  /// Kind of the event.
  public let kind: String
  /// What it is about.
  public let subject: String
  /// Canonical JSON.
  public let payload: [UInt8]
  /// Digest of the entry before.
  public let previous: Digest
  /// Digest of this entry.
  public let digest: Digest

  /// A stored entry.
  public init(
    sequence: Int, court: String, recordedAt: Instant, actor: String, commandID: String, kind: String,
    subject: String, payload: [UInt8], previous: Digest, digest: Digest
  ) {
    self.sequence = sequence
    self.court = court
    self.recordedAt = recordedAt
    self.actor = actor
    self.commandID = commandID
    self.kind = kind
    self.subject = subject
    self.payload = payload
    self.previous = previous
    self.digest = digest
  }
}

/// The bytes whose SM3 digest is an entry's digest: canonical JSON of all its other parts, keys sorted.
public struct JournalPreimage: Sendable {
  private var json = CanonicalJSON()
  // The entries of a command share their time.
  private var instant = Instant(milliseconds: 0)
  private var instantText = Instant(milliseconds: 0).description

  /// A reusable writer.
  public init() {}

  /// The bytes of one entry.
  public mutating func bytes(
    sequence: Int, court: String, recordedAt: Instant, actor: String, commandID: String, kind: String,
    subject: String, payload: [UInt8], previous: Digest
  ) -> [UInt8] {
    json.removeAll()
    json.raw("{\"actor\":")
    json.string(actor)
    json.raw(",\"command\":")
    json.string(commandID)
    json.raw(",\"court\":")
    json.string(court)
    json.raw(",\"kind\":")
    json.string(kind)
    json.raw(",\"payload\":")
    json.raw(payload)
    json.raw(",\"previous\":")
    json.hexString(previous.bytes)
    json.raw(",\"recorded_at\":")
    if recordedAt != instant { (instant, instantText) = (recordedAt, recordedAt.description) }
    json.string(instantText)
    json.raw(",\"sequence\":")
    json.integer(Int64(sequence))
    json.raw(",\"subject\":")
    json.string(subject)
    json.raw("}")
    return json.bytes
  }
}
