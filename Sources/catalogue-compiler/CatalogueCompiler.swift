import CatalogueFormat
import Foundation

/// `catalogue-compiler INPUT_DIR OUTPUT.swift`: checks a catalogue folder and writes it as one Swift file.
///
/// Mistakes go to stderr as `path:line:column: error: …`, so that editors and build logs jump to them.
/// Exit codes: 0 written, 1 catalogue refused, 64 usage, 66 no such folder, 73 cannot write.
@main
enum CatalogueCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      say("usage: catalogue-compiler INPUT_DIR OUTPUT.swift")
      exit(64)
    }
    exit(compile(folder: arguments[1], output: arguments[2]))
  }

  private static func compile(folder: String, output: String) -> Int32 {
    do throws(CatalogueFolder.ReadingError) {
      let files = try CatalogueFolder.files(at: folder)
      return compile(files: files, folder: folder, output: output)
    } catch {
      say(DiagnosticText.line(for: error))
      return 66
    }
  }

  private static func compile(files: [SourceFile], folder: String, output: String) -> Int32 {
    let edition: CatalogueEdition
    do throws(CatalogueRejection) {
      edition = try CatalogueEdition(files: files)
    } catch {
      for diagnostic in error.diagnostics { say(DiagnosticText.line(for: diagnostic, folder: folder)) }
      return 1
    }
    do {
      let source = GeneratedSource(edition: edition).text
      try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
      return 0
    } catch {
      say("\(output):1:1: error: cannot write: \(error.localizedDescription)")
      return 73
    }
  }

  private static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
