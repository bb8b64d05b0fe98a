/// What is wrong with the shape of a command line, before the command itself looks at it.
enum CommandLineCode: String, FaultCode {
  case unknownCommand = "E101"
  case unknownOption = "E102"
  case missingArgument = "E103"
  case missingValue = "E104"
  case unexpectedArgument = "E105"
  case invalidValue = "E106"
  case otherMistake = "E109"

  var entry: CodeEntry {
    switch self {
    case .unknownCommand:
      return CodeEntry("没有这个命令", "There is no such command", .failure(.usage(.unknownCommand("recrod", of: [], closest: ["record"]))))
    case .unknownOption:
      return CodeEntry("没有这个选项", "There is no such option", .commandLine("Unknown option '--judgee'. Did you mean '--judge'?"))
    case .missingArgument:
      return CodeEntry("缺少必填的内容", "Something required is missing", .commandLine("Missing expected argument '--period <P>'"))
    case .missingValue: return CodeEntry("选项后面缺少内容", "An option without its value", .commandLine("Missing value for '--period <P>'"))
    case .unexpectedArgument: return CodeEntry("多出了不认识的内容", "Something that is not understood", .commandLine("Unexpected argument '2019'"))
    case .invalidValue:
      return CodeEntry("选项不能用这个值", "A value that the option does not take", .commandLine("The value 'many' is invalid for '--limit <n>'"))
    case .otherMistake:
      return CodeEntry(
        "命令行有别的错误", "Another mistake in the command line",
        .commandLine("The option '--json' does not take any value, but 'yes' was specified."))
    }
  }
}
