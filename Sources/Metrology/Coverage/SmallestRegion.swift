/// The smallest coverage region of two outputs, from the draws of a Monte Carlo.
public struct SmallestRegion: Hashable, Sendable {
  /// A point of an outline, in the units of the two outputs.
  public struct Point: Hashable, Sendable {
    /// The first output.
    public let x: Double

    /// The second output.
    public let y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Its area, in the product of the units of the two outputs.
  public let area: Double

  /// Its boundary: closed lines whose first point is not repeated. A point is inside where a ray from it
  /// crosses them an odd number of times.
  public let outlines: [[Point]]
}

/// Why there is no smallest coverage region.
public enum SmallestRegionAbsence: Error, Hashable, Sendable {
  /// It is given for two outputs only: a mesh over more has too few draws in each of its parts.
  case notTwoOutputs

  /// Fewer draws than it takes: how many are needed.
  case tooFewDraws(needed: Int)

  /// So high a coverage probability that fewer than 20 of the draws are left outside.
  case tooFewOutside

  /// One output does not vary, or one determines the other.
  case degenerate
}
