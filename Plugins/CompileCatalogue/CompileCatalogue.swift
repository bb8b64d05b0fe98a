import Foundation
import PackagePlugin

/// Compiles the target's `Catalogue` folder to Swift before the target itself is built.
///
/// Every file of the folder is an input of the command, so that a change of any of them runs the compiler again;
/// a mistake in one stops the build at its line.
@main
struct CompileCatalogue: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    guard let module = target as? SourceModuleTarget else { return [] }
    let folder = module.directoryURL.appending(path: "Catalogue", directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInCatalogue.swift")
    return [
      .buildCommand(
        displayName: "Compiling the catalogue of \(target.name)",
        executable: try context.tool(named: "catalogue-compiler").url,
        arguments: [
          folder.path(percentEncoded: false).trimmingTrailingSlash, output.path(percentEncoded: false),
        ],
        inputFiles: files(in: folder),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    guard let enumerator = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
      return []
    }
    let urls = enumerator.compactMap { $0 as? URL }
    return urls.filter { !$0.hasDirectoryPath }.sorted { $0.path < $1.path }
  }
}

extension String {
  fileprivate var trimmingTrailingSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
