import RuleModel

extension Catalogue {
  /// The edition of the law that is compiled into the program, from the files in `Catalogue/`.
  ///
  /// Built once, on first use. Everything that needs the law takes a catalogue as an argument; only the command
  /// line and tests ask for this one.
  public static var builtIn: Catalogue { BuiltInCatalogue.catalogue }
}
