import ArgumentParser
import Glibc
import Reports

/// The language of everything the program says.
enum Language: String, ExpressibleByArgument {
  case zh
  case en

  /// `--lang`, else the locale (`zh*` is Chinese), else English.
  static let ofProcess: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count,
        let language = Language(rawValue: arguments[index + 1])
      {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    return ofLocale
  }()

  private static var ofLocale: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.lowercased().hasPrefix("zh") ? .zh : .en
    }
    return .en
  }

  /// One of two wordings. Every sentence of the program stands in the source as such a pair, so that neither language
  /// can lack one.
  func callAsFunction(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    self == .zh ? zh() : en()
  }

  /// The language of reports.
  var report: ReportLanguage { self == .zh ? .zh : .en }
}

/// One of two wordings in the language of the process, for help texts.
func words(_ zh: String, _ en: String) -> String { Language.ofProcess(zh, en) }
