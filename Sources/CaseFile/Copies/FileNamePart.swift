/// Names of people and bodies in the names of files.
public enum FileNamePart {
  /// A name as a part of a file name: characters that some file system does not take are replaced by `_`.
  public static func of(_ name: String) -> String {
    let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    let characters = name.map { forbidden.contains($0) ? "_" : $0 }
    // Windows drops full stops and spaces at the end, and a leading full stop hides the file.
    var text = String(characters)
    while let last = text.last, last == "." || last == " " { text.removeLast() }
    if text.first == "." { text = "_" + text.dropFirst() }
    return text.isEmpty ? "_" : text
  }
}
