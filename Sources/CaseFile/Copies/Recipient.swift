/// A person or body for whom a copy of a report is made (送达对象).
public struct Recipient: Hashable, Sendable {
  /// The name, as it is printed on the copy.
  public let name: String

  /// Longest name, in characters: it has to fit on the tile of the watermark.
  public static let longest = 40

  /// A recipient as typed; spaces at the ends and inner line breaks do not count.
  ///
  /// - Throws: `RecipientFault` for a name that is blank, too long, or holds what does not print.
  public init(_ text: String) throws(RecipientFault) {
    let name = TextFolding.trimmed(text)
    guard !name.isEmpty else { throw .blank }
    guard !name.unicodeScalars.contains(where: Self.isUnprintable) else { throw .unprintable(name) }
    guard name.count <= Self.longest, name.utf16.count <= 2 * Self.longest else {
      throw .tooLong(name, count: max(name.count, name.utf16.count / 2), limit: Self.longest)
    }
    self.name = name
  }

  /// The recipients of a distribution list such as `送：王院长、李副院长；抄送：省高院审管办`, each once, in order.
  ///
  /// Names are parted by `、，,；;` and line breaks; `送`, `主送`, `抄送` and `to` with a colon are left out.
  ///
  /// - Throws: `RecipientFault` for the first name that is none, or `.blank` for a list without names.
  public static func list(_ text: String) throws(RecipientFault) -> [Recipient] {
    var recipients: [Recipient] = []
    for part in text.split(whereSeparator: { separators.contains($0) || $0.isNewline }) {
      let name = withoutLead(TextFolding.trimmed(String(part)))
      guard !name.isEmpty else { continue }
      let recipient = try Recipient(name)
      if !recipients.contains(recipient) { recipients.append(recipient) }
    }
    guard !recipients.isEmpty else { throw .blank }
    return recipients
  }

  /// The name as a part of a file name.
  public var fileNamePart: String { FileNamePart.of(name) }

  private static let separators: Set<Character> = ["、", "，", ",", "；", ";"]
  private static let leads = ["主送", "抄送", "分送", "送", "cc", "to"]

  private static func withoutLead(_ text: String) -> String {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return text }
    let lead = TextFolding.key(String(text[..<colon]))
    return leads.contains(lead) ? TextFolding.trimmed(String(text[text.index(after: colon)...])) : text
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
    default: return false
    }
  }
}

/// Why a text names no recipient.
public enum RecipientFault: Error, Hashable, Sendable {
  /// There is no name.
  case blank
  /// More characters than fit on a watermark.
  case tooLong(String, count: Int, limit: Int)
  /// Control characters, marks of direction or other characters that do not print.
  case unprintable(String)
}
