import Foundation

guard let command = SampleCommand(arguments: Array(CommandLine.arguments.dropFirst())) else {
  FileHandle.standardError.write(Data((SampleCommand.usage + "\n").utf8))
  exit(64)
}
do throws(SampleFailure) {
  try command.run()
} catch {
  FileHandle.standardError.write(Data("sample-maker: \(error)\n".utf8))
  exit(70)
}
