import Glibc

// `benchmark` measures; it is no test and exits with 0 whatever the ratios are. Called with `--child` it is one of the
// processes that it measures.
var arguments = Array(CommandLine.arguments.dropFirst())
do {
  if arguments.first == "--child" {
    try ChildTask.run(Array(arguments.dropFirst()))
  } else if let options = BenchmarkOptions(arguments: arguments) {
    try Benchmark(options: options).run()
  } else {
    Output.error(BenchmarkOptions.usage)
    exit(64)
  }
} catch {
  Output.error("benchmark: \(error)")
  exit(70)
}
