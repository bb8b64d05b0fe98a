import CaseFile

extension CaseNumberParser {
  /// The numbers in a cell whose text is no number itself but consists of several, those that are written short
  /// (`13号` behind `(2019)粤01破12号`) in full; nil when it is one.
  ///
  /// Only a regular or legacy reading proves a single number; an opaque text may hide several.
  func severalNumbers(in text: String, _ reading: CaseNumberReading) -> [CaseNumber]? {
    guard reading.warnings.contains(.opaque) else { return nil }
    let pieces = readAll(text).map { complete($0.input, after: nil) ?? $0 }
    if pieces.count == 1 { return span(text) }
    guard pieces.contains(where: { !$0.warnings.contains(.opaque) }) else { return nil }
    var last: CaseNumberReading?
    return pieces.map { piece in
      let whole = piece.warnings.contains(.opaque) ? complete(piece.input, after: last) ?? piece : piece
      if !whole.warnings.contains(.opaque) { last = whole }
      return whole.number
    }
  }

  /// `(2019)粤01破12号至15号` as four numbers.
  private func span(_ text: String) -> [CaseNumber]? {
    let ends = text.split(whereSeparator: { "至到~～—–".contains($0) }).map(String.init)
    guard ends.count == 2, let first = complete(ends[0], after: nil), let start = first.serial,
      let last = complete(ends[1], after: first), let end = last.serial, (start + 1...start + 50).contains(end),
      let stem = stem(first), stem == self.stem(last)
    else { return nil }
    return (start...end).map { CaseNumber(normalized: "\(stem)\($0)号") }
  }

  /// A number that lacks its 号 or, behind another one, its beginning.
  private func complete(_ text: String, after last: CaseNumberReading?) -> CaseNumberReading? {
    let written = TextFolding.key(text)
    let closed = written.hasSuffix("号") ? written : written + "号"
    var beginnings = [""]
    if let last, let stem = stem(last), let year = last.year, let court = last.court {
      beginnings += [stem, "(\(year))\(court)", "(\(year))"]
    }
    return beginnings.lazy.compactMap { self.read($0 + closed) }.first { !$0.warnings.contains(.opaque) }
  }

  /// What stands before the serial number.
  private func stem(_ reading: CaseNumberReading) -> String? {
    guard let serial = reading.serial, reading.number.text.hasSuffix("\(serial)号") else { return nil }
    return String(reading.number.text.dropLast("\(serial)号".count))
  }
}
