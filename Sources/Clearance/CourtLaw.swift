import CaseFile
import CaseStore
import CatalogueFormat
import CivilCalendar
import RuleCatalogue
import RuleModel

/// The law by which a court's database is read: the catalogue of the program with what the court has laid over it.
public enum CourtLaw {
  /// The catalogue with the overlays, calendars first and rules in the order of loading.
  ///
  /// - Throws: `UnfitOverlay` when an overlay does not fit the catalogue of this program: one that was written for
  ///   another edition must not be left out in silence.
  public static func catalogue(
    _ overlays: [LoadedOverlay], over base: Catalogue = .builtIn
  ) throws(UnfitOverlay) -> Catalogue {
    let reading = LawReading(overlays, over: base)
    if let unfit = reading.unfit.first { throw unfit }
    return reading.catalogue
  }

  /// The overlays with one more, in the order in which the store hands them over: calendars by year, then rules in the
  /// order of loading. One that is loaded again keeps its place, as in the store: others may build on it.
  public static func adding(_ overlay: LoadedOverlay, to overlays: [LoadedOverlay]) -> [LoadedOverlay] {
    var result = overlays
    if let place = overlays.firstIndex(where: { $0.kind == overlay.kind && $0.id == overlay.id }) {
      result[place] = overlay
    } else if overlay.kind == .calendar {
      result.insert(overlay, at: overlays.firstIndex { $0.kind == .rules || $0.id > overlay.id } ?? overlays.endIndex)
    } else {
      result.append(overlay)
    }
    return result
  }
}

/// A loaded overlay that does not fit the catalogue below it, with every mistake.
public struct UnfitOverlay: Error, Hashable, Sendable {
  /// The overlay.
  public let overlay: LoadedOverlay
  /// What is wrong with it.
  public let rejection: CatalogueRejection

  /// An overlay with its mistakes.
  public init(overlay: LoadedOverlay, rejection: CatalogueRejection) {
    self.overlay = overlay
    self.rejection = rejection
  }
}

/// The catalogue with a court's overlays, layer by layer.
public struct LawReading: Hashable, Sendable {
  /// One overlay that fits.
  public struct Layer: Hashable, Sendable {
    /// The overlay.
    public let overlay: LoadedOverlay
    /// Its version; of a calendar the year.
    public let version: String
    /// Where it comes from; of a calendar the name of its file.
    public let source: String
    /// The rules that it adds.
    public let rules: [RuleID]
  }

  /// The catalogue with the overlays that fit.
  public private(set) var catalogue: Catalogue
  /// The overlays that fit, in order.
  public private(set) var layers: [Layer] = []
  /// The overlays that do not fit and were left out.
  public private(set) var unfit: [UnfitOverlay] = []

  /// Lays the overlays over the catalogue, one after another.
  public init(_ overlays: [LoadedOverlay], over base: Catalogue = .builtIn) {
    catalogue = base
    for overlay in overlays {
      do throws(CatalogueRejection) {
        try lay(overlay)
      } catch { unfit.append(UnfitOverlay(overlay: overlay, rejection: error)) }
    }
  }

  private mutating func lay(_ overlay: LoadedOverlay) throws(CatalogueRejection) {
    let file = SourceFile(path: overlay.file, text: overlay.text)
    switch overlay.kind {
    case .rules:
      let read = try CatalogueOverlay(file: file, over: catalogue)
      catalogue = read.catalogue
      layers.append(Layer(overlay: overlay, version: read.version, source: read.source, rules: read.rules.map(\.id)))
    case .calendar:
      let read = try CalendarOverlay(file: file, year: Int(overlay.id) ?? 0, over: catalogue.calendar)
      catalogue = catalogue.replacing(version: "\(catalogue.version) + \(overlay.id)", calendar: read.calendar)
      layers.append(Layer(overlay: overlay, version: overlay.id, source: overlay.file, rules: []))
    }
  }

  /// The overlay from which a rule comes; nil for a rule of the program.
  public func origin(of rule: RuleID) -> LoadedOverlay? { layers.last { $0.rules.contains(rule) }?.overlay }
}

/// What would become of a court's law if an overlay were loaded.
public struct LawProposal: Hashable, Sendable {
  /// What loading would do.
  public enum Effect: String, Hashable, Sendable {
    /// No overlay of this identifier is loaded.
    case new
    /// It takes the place of an earlier one.
    case replaced
    /// The same text is loaded already.
    case unchanged
  }

  /// The overlay.
  public let overlay: LoadedOverlay
  /// What loading would do.
  public let effect: Effect
  /// The law without it.
  public let before: LawReading
  /// The law with it.
  public let after: LawReading

  /// Checks an overlay against the court's law.
  ///
  /// - Throws: `UnfitOverlay` about the overlay itself, or about another one that fitted before and would no longer.
  public init(
    _ overlay: LoadedOverlay, to overlays: [LoadedOverlay], over base: Catalogue = .builtIn
  ) throws(UnfitOverlay) {
    let earlier = overlays.first { $0.kind == overlay.kind && $0.id == overlay.id }
    self.overlay = overlay
    effect = earlier.map { $0.text == overlay.text ? .unchanged : .replaced } ?? .new
    before = LawReading(overlays, over: base)
    after = effect == .unchanged ? before : LawReading(CourtLaw.adding(overlay, to: overlays), over: base)
    if let own = after.unfit.first(where: { $0.overlay == overlay }) { throw own }
    let misfits = Set(before.unfit.map(\.overlay))
    if let other = after.unfit.first(where: { !misfits.contains($0.overlay) }) { throw other }
  }

  /// A file of rules as an overlay, under the identifier that it states; an unreadable one has none, and its check says
  /// what is wrong.
  public static func rules(_ file: SourceFile) -> LoadedOverlay {
    LoadedOverlay(
      kind: .rules, id: CatalogueOverlay.identifier(of: file) ?? "", file: file.path, text: file.text)
  }

  /// A holiday table of a year as an overlay.
  public static func calendar(_ file: SourceFile, year: Int) -> LoadedOverlay {
    LoadedOverlay(kind: .calendar, id: "\(year)", file: file.path, text: file.text)
  }
}

extension CaseStore {
  /// The catalogue of the program with the court's overlays.
  ///
  /// - Throws: `StoreError`, or `UnfitOverlay`.
  public func catalogue(over base: Catalogue = .builtIn) throws -> Catalogue {
    let overlays = try overlays()
    return overlays.isEmpty ? base : try CourtLaw.catalogue(overlays, over: base)
  }
}
