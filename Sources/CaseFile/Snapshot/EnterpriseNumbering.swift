/// Decides which debtors are the same enterprise (户), and numbers them.
///
/// The same code is the same enterprise whatever its name. A debtor without a code is the enterprise of that name
/// if the name goes with exactly one code, else an enterprise of its own known by its name. Enterprises struck off
/// before 2015 never received a code, so names have to serve.
public struct EnterpriseNumbering: Sendable {
  private var codesByName: [String: Set<String>] = [:]
  private var numbers: [String: Int32] = [:]

  /// No enterprises yet.
  public init() {}

  /// Takes note of a debtor. All debtors must be noted before the first `number`.
  public mutating func note(_ debtor: Debtor) {
    guard let code = debtor.code else { return }
    codesByName[TextFolding.key(debtor.name), default: []].insert(code)
  }

  /// The enterprise's number, counted from 0 in order of first asking.
  public mutating func number(_ debtor: Debtor) -> Int32 {
    let name = TextFolding.key(debtor.name)
    let key: String
    if let code = debtor.code {
      key = "code " + code
    } else if let codes = codesByName[name], codes.count == 1, let code = codes.first {
      key = "code " + code
    } else {
      key = "name " + name
    }
    if let known = numbers[key] { return known }
    let next = Int32(numbers.count)
    numbers[key] = next
    return next
  }
}
