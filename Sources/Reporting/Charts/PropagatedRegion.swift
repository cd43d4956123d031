public import Metrology

/// What a plot shows of two outputs together: the smallest coverage region of the trials with the ellipse of
/// the law of propagation and the point of the estimates.
public struct PropagatedRegion: Sendable {
  /// The names of the outputs.
  let names: [String]

  /// Their units, where known.
  let units: [String?]

  /// The estimates.
  let estimate: SmallestRegion.Point

  /// The smallest region.
  let smallest: SmallestRegion

  /// The ellipse about the estimates, as a closed line; empty where there is none.
  let ellipse: [SmallestRegion.Point]

  let coverageProbability: Double

  private static let nodeCount = 180

  /// Takes a region of a Monte Carlo; `nil` where it is not one of two outputs, or has no smallest region.
  public init?(of propagation: LinearPropagation, _ region: SampledCoverageRegion) {
    guard region.outputs.count == 2, let smallest = try? region.smallest.get() else { return nil }
    let outputs = region.outputs.map { propagation.outputs[$0] }
    names = outputs.map(\.name)
    units = outputs.map(\.unit)
    estimate = SmallestRegion.Point(x: outputs[0].value, y: outputs[1].value)
    self.smallest = smallest
    coverageProbability = propagation.problem.coverageProbability
    ellipse =
      (try? propagation.region(region.outputs).get())?.ellipse.map {
        Self.line($0, about: outputs[0].value, outputs[1].value)
      } ?? []
  }

  private static func line(
    _ ellipse: EllipticalRegion, about x: Double, _ y: Double
  ) -> [SmallestRegion.Point] {
    (0...nodeCount).map { node in
      let point = ellipse.point(at: 2 * .pi * Double(node) / Double(nodeCount))
      return SmallestRegion.Point(x: x + point.x, y: y + point.y)
    }
  }

  /// All points that the plot has to show.
  var points: [SmallestRegion.Point] { smallest.outlines.joined() + ellipse + [estimate] }
}
