import Mathematics
import RealModule

/// The results of two measurands laboratory by laboratory, with the ellipse that holds 95 % of them when
/// they are normal.
///
///     z_A² − 2ρ z_A z_B + z_B² = (1 − ρ²) T²,   T² = 2(p − 1)/(p − 2) · F_0.95(2, p − 2)
///
/// z_A = (x_A − x̄_A)/s_A and z_B alike; ρ is the correlation coefficient. Systematic effects shift a
/// laboratory along the diagonal of rising values, random ones across it.
///
/// Edge cases: fewer than three laboratories, or a measurand whose results all agree, have no
/// ellipse. Where ρ = ±1 the ellipse is a line.
///
/// Reference: ISO 13528:2022, 10.5; W. J. Youden, Industrial Quality Control 15 (1959) 24.
public struct YoudenFigures: Hashable, Sendable {
  /// One laboratory.
  public struct Point: Hashable, Sendable {
    /// Index into ``Round/laboratories``.
    public let laboratory: Int

    /// The result of the first measurand.
    public let x: Double

    /// The result of the second measurand.
    public let y: Double

    /// Whether both results take part in the means.
    public let isIncluded: Bool

    /// Creates a point.
    public init(laboratory: Int, x: Double, y: Double, isIncluded: Bool) {
      self.laboratory = laboratory
      self.x = x
      self.y = y
      self.isIncluded = isIncluded
    }
  }

  /// The laboratories that reported both.
  public let points: [Point]

  /// A number for each of the two measurands.
  public struct Pair: Hashable, Sendable {
    /// That of the first.
    public let x: Double

    /// That of the second.
    public let y: Double
  }

  /// The means of the included results.
  public let means: Pair

  /// Their standard deviations.
  public let deviations: Pair

  /// The correlation coefficient ρ.
  public let correlation: Double

  /// T², or the squared radius of the ellipse on the scale of z.
  public let squaredRadius: Double

  /// Compares two comparisons of a round; `nil` without an ellipse.
  public init?(_ first: Comparison, _ second: Comparison, in round: Round) {
    let results = round.results
    let rows = Dictionary(
      second.rows.map { (results.laboratories[$0], $0) }, uniquingKeysWith: { a, _ in a })
    points = first.rows.compactMap { row in
      guard let other = rows[results.laboratories[row]] else { return nil }
      return Point(
        laboratory: Int(results.laboratories[row]), x: results.values[row],
        y: results.values[other],
        isIncluded: results.isIncluded[row] && results.isIncluded[other])
    }
    let included = points.filter(\.isIncluded)
    guard included.count >= 3,
      let x = Self.standardized(included.map(\.x)), let y = Self.standardized(included.map(\.y)),
      let F = try? FisherF(
        numeratorDegreesOfFreedom: 2, denominatorDegreesOfFreedom: Double(included.count - 2)
      ).upperQuantile(0.05)
    else { return nil }
    let p = Double(included.count)
    means = Pair(x: x.mean, y: y.mean)
    deviations = Pair(x: x.deviation, y: y.deviation)
    let products = zip(x.z, y.z).map { $0 * $1 }.sorted()
    correlation = min(1, max(-1, sum(products.span) / (p - 1)))
    squaredRadius = 2 * (p - 1) / (p - 2) * F
  }

  private static func standardized(
    _ values: [Double]
  ) -> (mean: Double, deviation: Double, z: [Double])? {
    let moments = SampleMoments(values.sorted().span)
    guard let s = moments.standardDeviation, s > 0 else { return nil }
    let mean = moments.preciseMean
    return (
      moments.mean, s, values.map { (DoubleDouble.sum($0, -mean.high) - mean.low).value / s }
    )
  }

  /// The standardized distance of a point from the centre over that of the ellipse: above 1 outside.
  public func share(of point: Point) -> Double {
    let (z, w) = (
      (point.x - means.x) / deviations.x, (point.y - means.y) / deviations.y
    )
    let determinant = (1 - correlation) * (1 + correlation)
    let form = z * z - 2 * correlation * z * w + w * w
    guard determinant > 0 else { return form > 1e-12 * (z * z + w * w) ? .infinity : 0 }
    return (form / (determinant * squaredRadius)).squareRoot()
  }

  /// Points on the ellipse, the last the first again.
  public func ellipse(steps: Int) -> [(x: Double, y: Double)] {
    let radius = squaredRadius.squareRoot()
    let (along, across) = (
      ((1 + correlation) / 2).squareRoot() * radius, ((1 - correlation) / 2).squareRoot() * radius
    )
    return (0...max(1, steps)).map { step in
      let angle = 2 * Double.pi * Double(step % max(1, steps)) / Double(max(1, steps))
      let (u, v) = (along * .cos(angle), across * .sin(angle))
      return (means.x + deviations.x * (u - v), means.y + deviations.y * (u + v))
    }
  }

  /// The pairs that a round draws: those that it names, else its two measurands when it has just
  /// two, in one unit.
  public static func pairs(of round: Round) -> [(Comparison, Comparison)] {
    let comparisons = round.comparisons
    if round.youdenPairs.isEmpty {
      guard comparisons.count == 2, comparisons[0].unit == comparisons[1].unit else { return [] }
      return [(comparisons[0], comparisons[1])]
    }
    return round.youdenPairs.compactMap { pair in
      guard let first = comparisons.first(where: { $0.key.measurand == pair.first }),
        let second = comparisons.first(where: { $0.key.measurand == pair.second })
      else { return nil }
      return (first, second)
    }
  }
}
