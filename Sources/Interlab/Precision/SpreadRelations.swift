import Mathematics
import RealModule

/// How a standard deviation depends on the level m, by the three relations of the standard.
///
///     I    s = b m
///     II   s = a + b m
///     III  lg s = c + d lg m,   s = C m^d with C = 10^c
///
/// I and II are fitted by least squares with weights 1/ŝ², the fitted standard deviations themselves,
/// repeated until they no longer change (I in closed form: b is the mean of s/m). III is a straight line
/// in logarithms.
///
/// Each fit is judged by the root mean square of (s − ŝ)/ŝ over its degrees of freedom; the best one,
/// and of those within a tenth of it the first, is suggested.
///
/// Reference: ISO 5725-2:2019, 7.5.
public struct SpreadRelations: Hashable, Sendable {
  /// Which relation.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A straight line through the origin.
    case proportional = "I"

    /// A straight line.
    case linear = "II"

    /// A power of the level.
    case power = "III"
  }

  /// One fitted relation.
  public struct Fit: Hashable, Sendable {
    /// Which relation.
    public let kind: Kind

    /// a of relation II, lg C = c of relation III; `nil` for I.
    public let intercept: Double?

    /// b of the relations I and II, d of III.
    public let slope: Double

    /// The fitted standard deviation at each level.
    public let fitted: [Double]

    /// √(Σ((s − ŝ)/ŝ)²/(q − number of coefficients)).
    public let relativeResidual: Double

    /// How many fits it took until the weights no longer changed.
    public let iterations: Int

    /// The standard deviation by the relation at a level of mean `m`, above zero.
    public func deviation(at m: Double) -> Double {
      switch kind {
      case .proportional: slope * m
      case .linear: (intercept ?? 0) + slope * m
      case .power: .exp10((intercept ?? 0) + slope * .log10(m))
      }
    }
  }

  /// The levels' means m, as they were fitted.
  public let means: [Double]

  /// The standard deviations s.
  public let deviations: [Double]

  /// The indices of the levels that took part.
  public let levels: [Int]

  /// The relations that could be fitted, I first.
  public let fits: [Fit]

  /// The one that is suggested.
  public let suggested: Kind

  /// Fits the relations to the levels that have this figure and a positive mean; `nil` for fewer
  /// than three of them, or when none can be fitted.
  init?(_ all: [LevelPrecision], _ figure: KeyPath<LevelPrecision, PrecisionFigure>) {
    // Hundreds of thousands of levels are comparisons of their own, not levels of one method.
    guard (3...10_000).contains(all.count) else { return nil }
    var (levels, means, deviations): ([Int], [Double], [Double]) = ([], [], [])
    for level in all {
      guard let m = level.mean, m > 0, case .success(let s) = level[keyPath: figure], s > 0 else {
        continue
      }
      levels.append(level.index)
      means.append(m)
      deviations.append(s)
    }
    self.init(levels: levels, means: means, deviations: deviations)
  }

  /// Fits the relations to pairs of a mean above zero and a standard deviation above zero.
  public init?(levels: [Int], means: [Double], deviations: [Double]) {
    guard means.count >= 3, levels.count == means.count, deviations.count == means.count,
      (means + deviations).allSatisfy({ $0 > 0 && $0.isFinite })
    else { return nil }
    self.levels = levels
    self.means = means
    self.deviations = deviations
    fits = [
      Self.proportional(means, deviations), Self.linear(means, deviations),
      Self.power(means, deviations),
    ].compactMap(\.self)
    guard let best = fits.min(by: { $0.relativeResidual < $1.relativeResidual }) else {
      return nil
    }
    let near = fits.first { $0.relativeResidual <= 1.1 * best.relativeResidual }
    suggested = (near ?? best).kind
  }
}

extension SpreadRelations {
  /// b = Σ(s/m)/q, the solution with weights 1/(b m)².
  private static func proportional(_ m: [Double], _ s: [Double]) -> Fit? {
    let ratios = zip(m, s).map { $1 / $0 }
    let b = sum(ratios.sorted().span) / Double(ratios.count)
    return fit(.proportional, nil, b, m.map { b * $0 }, s, iterations: 1)
  }

  /// Straight lines with weights 1/ŝ², the first with 1/s².
  private static func linear(_ m: [Double], _ s: [Double]) -> Fit? {
    var fitted = s
    var line = (a: 0.0, b: 0.0)
    for iteration in 1...100 {
      guard let next = straightLine(m, s, scales: fitted) else { return nil }
      let changes = zip(m, fitted).map { (next.a + next.b * $0 - $1) / $1 }
      line = next
      fitted = m.map { line.a + line.b * $0 }
      // A line that meets zero among the levels has no weights there.
      guard fitted.allSatisfy({ $0 > 0 }) else { return nil }
      if changes.allSatisfy({ $0.magnitude < 1e-12 }) || iteration == 100 {
        return fit(.linear, line.a, line.b, fitted, s, iterations: iteration)
      }
    }
    return nil
  }

  private static func power(_ m: [Double], _ s: [Double]) -> Fit? {
    let (x, y) = (m.map { Double.log10($0) }, s.map { Double.log10($0) })
    let ones = [Double](repeating: 1, count: x.count)
    guard let line = straightLine(x, y, scales: ones) else { return nil }
    let fitted = x.map { Double.exp10(line.a + line.b * $0) }
    return fit(.power, line.a, line.b, fitted, s, iterations: 1)
  }

  /// The line of least Σ((y − a − b x)/scale)²; `nil` when all x are equal.
  private static func straightLine(
    _ x: [Double], _ y: [Double], scales: [Double]
  ) -> (a: Double, b: Double)? {
    let design = Matrix(columns: [scales.map { 1 / $0 }, zip(x, scales).map { $0 / $1 }])
    let responses = zip(y, scales).map { $0 / $1 }
    guard let fit = try? LeastSquares(design: design, responses: responses) else { return nil }
    return (fit.coefficients[0], fit.coefficients[1])
  }

  private static func fit(
    _ kind: Kind, _ intercept: Double?, _ slope: Double, _ fitted: [Double], _ s: [Double],
    iterations: Int
  ) -> Fit? {
    let coefficients = kind == .proportional ? 1 : 2
    let residuals = zip(s, fitted).map { ($0 - $1) / $1 }
    let squares = residuals.map { $0 * $0 }.sorted()
    let relative = (sum(squares.span) / Double(s.count - coefficients)).squareRoot()
    guard relative.isFinite, slope.isFinite else { return nil }
    return Fit(
      kind: kind, intercept: intercept, slope: slope, fitted: fitted, relativeResidual: relative,
      iterations: iterations)
  }
}
