import CaseFile
import CaseStore
import CatalogueFormat
import Clearance
import Glibc

/// The law for commands that look at it, with where it comes from.
struct LawInSession {
  /// The database; nil when there is none and only the program's own catalogue is read.
  let store: CaseStore?
  /// The overlays loaded in it.
  let overlays: [LoadedOverlay]
  /// The catalogue with the overlays that fit.
  let reading: LawReading
}

extension Session {
  /// The law of the database, or the program's own where there is no database and none was named.
  func lawToRead() throws(CommandFailure) -> LawInSession {
    do throws(StoreError) {
      let store = try CaseStore.open(at: databasePath)
      let overlays = try store.overlays()
      return LawInSession(store: store, overlays: overlays, reading: LawReading(overlays))
    } catch {
      guard case .notFound = error, !isDatabaseNamed else { throw .store(error) }
      return LawInSession(store: nil, overlays: [], reading: LawReading([]))
    }
  }

  /// A file that is to become an overlay.
  func lawFile(_ path: String) throws(CommandFailure) -> SourceFile {
    guard access(path, F_OK) == 0 else { throw .usage(.missingFile(path)) }
    do throws(CatalogueFolder.ReadingError) {
      return try CatalogueFolder.file(at: path)
    } catch { throw .law(.unreadable(error)) }
  }

  /// Checks an overlay against the overlays of a court.
  func propose(_ overlay: LoadedOverlay, to overlays: [LoadedOverlay]) throws(CommandFailure) -> LawProposal {
    do throws(UnfitOverlay) {
      return try LawProposal(overlay, to: overlays)
    } catch {
      if error.overlay == overlay { throw .law(.rejected(error.rejection, folder: nil)) }
      throw .law(.breaks(error, proposed: overlay))
    }
  }

  /// Says which overlays had to be left out because they do not fit the program; true when there was one.
  func warnOfMisfits(_ reading: LawReading) -> Bool {
    for unfit in reading.unfit {
      let text = LawFault.unfit(unfit).text(language)
      output.message(language("注意：", "Note: ") + text.sentence)
      if let remedy = text.remedy { output.message(language("办法：", "What to do: ") + remedy) }
    }
    return !reading.unfit.isEmpty
  }

  /// What the limits of the open dockets would become; progress on a terminal.
  func impact(of proposal: LawProposal, in store: CaseStore) throws -> LawImpact {
    let progress = ProgressLine(output)
    defer { progress.finish() }
    return try store.impact(before: proposal.before.catalogue, after: proposal.after.catalogue, now: now) { count in
      progress.show(language("已比较 \(count) 件", "Compared \(count) cases"))
    }
  }
}

extension LoadedOverlay {
  /// The overlay as it is journaled: under the file's name, without the folders of the machine it came from.
  var journaled: LoadedOverlay {
    var copy = self
    copy.file = file.split(separator: "/").last.map(String.init) ?? file
    return copy
  }
}
