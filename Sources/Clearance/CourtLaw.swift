import CaseFile
import CaseStore
import CatalogueFormat
import CivilCalendar
import RuleCatalogue
import RuleModel

/// The law by which a court's database is read: the catalogue of the program with what the court has laid over it.
public enum CourtLaw {
  /// The catalogue with the overlays, in the order in which they were first loaded.
  ///
  /// - Throws: `StoreError`, or `CatalogueRejection` when an overlay does not fit the catalogue of this program: one
  ///   that was written for another edition must not be left out in silence.
  public static func catalogue(
    _ overlays: [LoadedOverlay], over base: Catalogue = .builtIn
  ) throws(CatalogueRejection) -> Catalogue {
    var catalogue = base
    for overlay in overlays { catalogue = try apply(overlay, over: catalogue) }
    return catalogue
  }

  /// The catalogue with one overlay laid over it.
  public static func apply(
    _ overlay: LoadedOverlay, over base: Catalogue
  ) throws(CatalogueRejection) -> Catalogue {
    let file = SourceFile(path: overlay.file, text: overlay.text)
    switch overlay.kind {
    case .rules: return try CatalogueOverlay(file: file, over: base).catalogue
    case .calendar:
      let calendar = try CalendarOverlay(file: file, year: Int(overlay.id) ?? 0, over: base.calendar).calendar
      return base.replacing(version: "\(base.version) + \(overlay.id)", calendar: calendar)
    }
  }

  /// The overlays with one more: an overlay of the same identifier takes the place of the earlier one.
  public static func adding(_ overlay: LoadedOverlay, to overlays: [LoadedOverlay]) -> [LoadedOverlay] {
    var result = overlays
    if let index = result.firstIndex(where: { $0.kind == overlay.kind && $0.id == overlay.id }) {
      result[index] = overlay
    } else {
      result.append(overlay)
    }
    return result
  }
}

extension CaseStore {
  /// The catalogue of the program with the court's overlays.
  public func catalogue(over base: Catalogue = .builtIn) throws -> Catalogue {
    let overlays = try overlays()
    return overlays.isEmpty ? base : try CourtLaw.catalogue(overlays, over: base)
  }
}
