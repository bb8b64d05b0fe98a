import CaseFile

/// One thing that `doctor` looked at.
struct DoctorLine {
  /// How it stands.
  enum State: String {
    case ok
    case warning
    case error
  }

  /// What was looked at. The codes are stable: people and scripts name them.
  enum Matter: String {
    case path = "D101"
    case file = "D102"
    case filePermissions = "D103"
    case folderPermissions = "D104"
    case networkDrive = "D105"
    case freeSpace = "D106"
    case log = "D107"
    case safetyCopies = "D108"
    case opening = "D201"
    case schema = "D202"
    case soundness = "D203"
    case journal = "D204"
    case clock = "D205"
    case scan = "D206"
    case delivery = "D207"
    case calendar = "D208"
    case overlays = "D209"
    case users = "D210"
    case schedules = "D211"
    case program = "D301"
    case hashing = "D302"
    case language = "D303"
    case timeZone = "D304"
  }

  let matter: Matter
  let state: State
  /// The fact.
  let fact: String
  /// What to do; nil when nothing.
  let advice: String?

  init(_ matter: Matter, _ state: State, _ fact: String, _ advice: String? = nil) {
    self.matter = matter
    self.state = state
    self.fact = fact
    self.advice = advice
  }

  /// The line for programs.
  var json: JSONValue {
    .object([
      .init(key: "code", value: .string(matter.rawValue)), .init(key: "state", value: .string(state.rawValue)),
      .init(key: "fact", value: .string(fact)), .init(key: "advice", value: advice.map(JSONValue.string) ?? .null),
    ])
  }
}

/// Sizes as people read them.
enum ByteCount {
  /// With a unit of 1,024 to the next.
  static func text(_ bytes: Int64) -> String {
    if bytes < 1024 { return "\(bytes) B" }
    if bytes < 1 << 20 { return "\(bytes >> 10) KiB" }
    if bytes < 1 << 30 { return "\(bytes >> 20) MiB" }
    return "\(bytes >> 30) GiB"
  }
}
