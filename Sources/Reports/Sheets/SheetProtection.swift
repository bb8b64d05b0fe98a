/// Guards a sheet against slips of the hand: locked cells cannot be changed until somebody takes the protection off,
/// for which there is no password. It keeps nobody out.
public struct SheetProtection: Hashable, Sendable {
  /// Something that a person may still do on a protected sheet.
  public enum Permission: CaseIterable, Hashable, Sendable {
    /// Change how cells look.
    case formatCells
    /// Change the width of columns, hide and show them.
    case formatColumns
    /// Change the height of rows, hide and show them.
    case formatRows
    /// Insert rows.
    case insertRows
    /// Delete rows without a locked cell.
    case deleteRows
    /// Sort ranges without a locked cell.
    case sort
    /// Use the filter buttons.
    case filter
  }

  /// What a person may do beside selecting cells and changing unlocked ones.
  public var permissions: Set<Permission>

  /// A protection with permissions.
  public init(allowing permissions: Set<Permission>) { self.permissions = permissions }
}
