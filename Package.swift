// swift-tools-version: 6.1
import PackageDescription

// The arrows of the architecture, one place. `swift build --explicit-target-dependency-import-check error`
// enforces them. An arrow means "may import"; see README, "How it is built".
let package = Package(
  name: "chuqing",
  products: [
    .executable(name: "chuqing", targets: ["chuqing"]),
    .library(name: "Clearance", targets: ["Clearance"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Calendar and law
    .target(name: "CivilCalendar"),
    .target(name: "RuleModel", dependencies: ["CivilCalendar"]),
    .target(
      name: "RuleCatalogue",
      dependencies: ["RuleModel", "CivilCalendar"],
      exclude: ["Catalogue"],
      plugins: ["CompileCatalogue"]),
    .plugin(
      name: "CompileCatalogue",
      capability: .buildTool(),
      dependencies: ["catalogue-compiler"]),
    .executableTarget(
      name: "catalogue-compiler",
      dependencies: ["CatalogueFormat", "RuleModel"]),
    .target(
      name: "CatalogueFormat",
      dependencies: ["RuleModel", "CivilCalendar", .product(name: "Yams", package: "Yams")]),

    // Domain
    .target(name: "CaseFile", dependencies: ["RuleModel", "CivilCalendar"]),
    .target(name: "Reports", dependencies: ["CaseFile", "RuleModel", "CivilCalendar"]),

    // Input and output
    .target(
      name: "CaseStore",
      dependencies: [
        "CaseFile", "RuleModel", "CivilCalendar", "CLibCrypto", "CFileSystem",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "LedgerExchange",
      dependencies: ["CaseFile", "RuleModel", "CivilCalendar", "CMinizip", "CExpat"]),
    .target(
      name: "WorkbookExport",
      dependencies: ["Reports", "CaseFile", "CivilCalendar", "CXLSXWriter", "CPangoCairo"]),
    .target(
      name: "Clearance",
      dependencies: [
        "CivilCalendar", "RuleModel", "RuleCatalogue", "CatalogueFormat", "CaseFile", "Reports", "CaseStore",
        "LedgerExchange", "WorkbookExport",
      ]),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "Clearance", "CivilCalendar", "RuleModel", "RuleCatalogue", "CatalogueFormat", "CaseFile", "Reports",
        "CaseStore", "LedgerExchange", "WorkbookExport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "chuqing", dependencies: ["CommandLineInterface"]),

    // System libraries
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CFileSystem"),
    // Opened at run time, and only when a watermark is drawn.
    .systemLibrary(name: "CPangoCairo"),

    // Tools of the repository
    .executableTarget(
      name: "sample-maker", dependencies: ["CivilCalendar", "CXLSXWriter"]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Clearance", "CaseStore", "CaseFile", "Reports", "CivilCalendar", "CXLSXWriter",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(name: "record-floor", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(name: "endurance", dependencies: ["TestSupport", "Clearance", "WorkbookExport"]),

    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["CaseFile", "Reports", "RuleCatalogue", "RuleModel", "CivilCalendar"]),
    .testTarget(name: "CivilCalendarTests", dependencies: ["CivilCalendar", "RuleCatalogue"]),
    .testTarget(
      name: "CatalogueTests",
      dependencies: ["CatalogueFormat", "RuleCatalogue", "RuleModel", "CivilCalendar"]),
    .testTarget(
      name: "CaseFileTests",
      dependencies: ["CaseFile", "CatalogueFormat", "RuleCatalogue", "RuleModel", "CivilCalendar", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "CaseFile", "RuleCatalogue", "RuleModel", "CivilCalendar", "TestSupport",
      ]),
    .testTarget(
      name: "CaseStoreTests",
      dependencies: [
        "CaseStore", "CaseFile", "RuleCatalogue", "RuleModel", "CivilCalendar", "TestSupport",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "LedgerExchangeTests",
      dependencies: [
        "LedgerExchange", "CaseFile", "RuleCatalogue", "RuleModel", "CivilCalendar", "TestSupport",
        "CMinizip",
      ]),
    .testTarget(
      name: "WorkbookExportTests",
      dependencies: [
        "WorkbookExport", "Reports", "CaseFile", "CivilCalendar", "CMinizip", "TestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "ClearanceTests",
      dependencies: [
        "Clearance", "CaseStore", "LedgerExchange", "CaseFile", "RuleCatalogue", "RuleModel", "CivilCalendar",
        "Reports", "WorkbookExport", "TestSupport",
      ]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "CommandLineInterface", "Clearance", "CaseFile", "RuleModel", "CivilCalendar", "TestSupport", "chuqing", "endurance",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Fixtures", "Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
