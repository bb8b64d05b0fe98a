import Glibc

/// What stands where a file shall go.
public enum FilePlace {
  /// Whether anything stands at a path, be it a link that leads nowhere.
  public static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether a path leads to a file that can be read as one.
  public static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

  /// Whether a path leads to a folder.
  public static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
