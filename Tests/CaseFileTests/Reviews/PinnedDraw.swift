/// What `ReviewDraw` draws from the population of `ReviewDrawTests` with the seed 42, computed by another program from
/// the description of the algorithm alone.
enum PinnedDraw {
  static let numbers = [18, 21, 13, 4, 11, 2]
}
