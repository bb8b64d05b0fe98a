/// A moment in time, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Instants say when something was *recorded*; what *happened* is a `CivilDate`. They are different types so that
/// one can never be taken for the other.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  /// An instant from milliseconds since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by time.
  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// Offset of Chinese court time (Asia/Shanghai, no daylight saving since 1991), in seconds.
  public static let courtOffsetSeconds: Int64 = 8 * 3600

  /// The civil date of this instant in court time (UTC+08:00).
  public var courtDate: CivilDate {
    let seconds = Self.floorDivide(milliseconds, 1000) + Self.courtOffsetSeconds
    let days = Self.floorDivide(seconds, 86_400)
    return CivilDate(dayNumber: Int32(clamping: days)) ?? (days < 0 ? .earliest : .latest)
  }

  /// `HH:MM` in court time (UTC+08:00).
  public var courtClock: String {
    let seconds = Self.floorDivide(milliseconds, 1000) + Self.courtOffsetSeconds
    let ofDay = seconds - Self.floorDivide(seconds, 86_400) * 86_400
    return "\(Self.pad(ofDay / 3600)):\(Self.pad(ofDay / 60 % 60))"
  }

  /// The start (00:00) of a civil date in court time.
  public static func courtMidnight(of date: CivilDate) -> Instant {
    Instant(milliseconds: (Int64(date.dayNumber) * 86_400 - courtOffsetSeconds) * 1000)
  }

  /// The instant this many seconds later.
  public func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  private static func pad(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

extension Instant: CustomStringConvertible, LosslessStringConvertible {
  /// `YYYY-MM-DDTHH:MM:SS.mmmZ` (ISO 8601 / RFC 3339, UTC).
  public var description: String {
    let seconds = Self.floorDivide(milliseconds, 1000)
    let days = Self.floorDivide(seconds, 86_400)
    let ofDay = seconds - days * 86_400
    let millis = milliseconds - seconds * 1000
    let date = CivilDate(dayNumber: Int32(clamping: days)) ?? (days < 0 ? .earliest : .latest)
    let fraction = millis < 10 ? "00\(millis)" : millis < 100 ? "0\(millis)" : "\(millis)"
    return
      "\(date)T\(Self.pad(ofDay / 3600)):\(Self.pad(ofDay / 60 % 60)):\(Self.pad(ofDay % 60)).\(fraction)Z"
  }

  /// An instant from RFC 3339: `2019-07-01T20:00:00+08:00`, `…Z`, seconds and fraction optional; a bare date or a
  /// time without an offset is court time (UTC+08:00). Nil for anything else.
  public init?(_ description: String) {
    let text = Array(description.utf8)
    guard text.count >= 10, let date = CivilDate(iso8601: text[0..<10]) else { return nil }
    if text.count == 10 {
      self = Self.courtMidnight(of: date)
      return
    }
    guard text[10] == 0x54 || text[10] == 0x74 || text[10] == 0x20,
      let clock = ClockReading(text[11...])
    else { return nil }
    let local = Int64(date.dayNumber) * 86_400_000 + clock.milliseconds
    self.init(milliseconds: local - clock.offsetSeconds * 1000)
  }
}

/// The part of an RFC 3339 instant after the date.
private struct ClockReading {
  var milliseconds: Int64 = 0
  var offsetSeconds: Int64 = Instant.courtOffsetSeconds

  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    guard let hour = Self.number(&rest, upTo: 23), Self.take(0x3A, &rest),
      let minute = Self.number(&rest, upTo: 59)
    else { return nil }
    var second: Int64 = 0
    if Self.take(0x3A, &rest) {
      guard let value = Self.number(&rest, upTo: 59) else { return nil }
      second = value
    }
    var fraction: Int64 = 0
    if Self.take(0x2E, &rest) {
      var scale: Int64 = 100
      var digits = 0
      while let byte = rest.first, (0x30...0x39).contains(byte) {
        fraction += Int64(byte - 0x30) * scale
        scale /= 10
        digits += 1
        rest.removeFirst()
      }
      guard digits > 0 else { return nil }
    }
    milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    guard let sign = rest.first else { return }
    rest.removeFirst()
    if sign == 0x5A || sign == 0x7A {
      offsetSeconds = 0
    } else {
      guard sign == 0x2B || sign == 0x2D, let hours = Self.number(&rest, upTo: 23),
        Self.take(0x3A, &rest), let minutes = Self.number(&rest, upTo: 59)
      else { return nil }
      offsetSeconds = (hours * 60 + minutes) * 60 * (sign == 0x2B ? 1 : -1)
    }
    guard rest.isEmpty else { return nil }
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>, upTo limit: Int64) -> Int64? {
    guard bytes.count >= 2 else { return nil }
    let pair = bytes.prefix(2)
    guard pair.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = pair.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    guard value <= limit else { return nil }
    bytes.removeFirst(2)
    return value
  }

  private static func take(_ byte: UInt8, _ bytes: inout ArraySlice<UInt8>) -> Bool {
    guard bytes.first == byte else { return false }
    bytes.removeFirst()
    return true
  }
}
