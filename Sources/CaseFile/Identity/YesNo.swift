/// Yes and no as ledgers and commands write them.
public enum YesNo {
  /// What `text` says; nil when it says neither.
  public static func read(_ text: String) -> Bool? {
    switch TextFolding.key(text) {
    case "是", "y", "yes", "true", "1", "√", "✓", "快", "快审", "快速", "快速审理": return true
    case "否", "n", "no", "false", "0", "×", "普通", "普通程序", "非快审": return false
    default: return nil
    }
  }
}
