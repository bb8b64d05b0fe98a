import Glibc

// Ways of losing work, tried on the real program: see `Trial`. Not shipped.
do {
  let options = try EnduranceOptions(Array(CommandLine.arguments.dropFirst()))
  var failures = 0
  for trial in options.trials { failures += try trial.run(options) }
  print(failures == 0 ? "endurance: nothing lost" : "endurance: \(failures) failure(s)")
  exit(failures == 0 ? 0 : 1)
} catch {
  print("endurance: \(error)")
  exit(2)
}
