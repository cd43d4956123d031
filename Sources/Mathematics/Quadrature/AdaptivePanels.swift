/// A function on an interval by its values at the nodes of Gauss–Legendre rules of 16 points, one on
/// each of the panels into which the interval was cut until each carries the function.
///
/// A panel is cut in two while the last two coefficients of its Legendre expansion, over its width,
/// exceed the tolerance, a part of the integral of the function's magnitude.
///
/// Accuracy: for smooth functions the integral is better than the tolerance by orders.
///
/// Reference: L. N. Trefethen, Approximation theory and approximation practice, 2013, chapter 19.
public struct AdaptivePanels: Sendable {
  /// The ends of the panels, ascending: one more than there are panels.
  public let ends: [Double]

  /// The nodes, ascending, 16 for each panel.
  public let nodes: [Double]

  /// The weights of the nodes: Σ weight · f(node) is the integral of f.
  public let weights: [Double]

  /// The values of the function at the nodes.
  public let values: [Double]

  /// The sum of what the panels leave out, by their last coefficients.
  public let error: Double

  /// How many panels there may be.
  public static let panelLimit = 4096

  /// Cuts the intervals between `breakpoints` into panels that carry `function`.
  ///
  /// With a `tail` each panel also carries the function to a tolerance of its own part of the integral.
  ///
  /// - Precondition: at least two breakpoints, ascending.
  public init(
    breakpoints: [Double], tolerance: Double, tail: Tail? = nil,
    of function: (Double) -> Double
  ) throws(QuadratureFailure) {
    precondition(breakpoints.count > 1, "an interval has two ends")
    var open: [Panel] = []
    var scale = 0.0
    for (lower, upper) in zip(breakpoints, breakpoints.dropFirst()) {
      precondition(lower < upper, "breakpoints ascend")
      let panel = Panel(lower, upper, of: function)
      scale += panel.size
      open.append(panel)
    }
    open.reverse()
    var closed: [Panel] = []
    while let panel = open.popLast() {
      guard panel.error.isFinite else { throw .notFinite(at: panel.lower) }
      let isCarried =
        panel.error <= tolerance * scale && tail?.isCarried(panel, scale: scale) ?? true
      if isCarried || !panel.canBeCut {
        closed.append(panel)
        continue
      }
      guard closed.count + open.count < Self.panelLimit else { throw .tooManyPanels }
      let middle = panel.lower + (panel.upper - panel.lower) / 2
      let halves = [
        Panel(panel.lower, middle, of: function), Panel(middle, panel.upper, of: function),
      ]
      scale += max(0, halves[0].size + halves[1].size - panel.size)
      open.append(halves[1])
      open.append(halves[0])
    }
    ends = closed.map(\.lower) + (closed.last.map { [$0.upper] } ?? [])
    nodes = closed.flatMap(\.nodes)
    weights = closed.flatMap(\.weights)
    values = closed.flatMap(\.values)
    error = closed.reduce(0) { $0 + $1.error }
  }

  /// How well panels carry the tails of a function, in which its digits count though they add little
  /// to the whole.
  public struct Tail: Hashable, Sendable {
    /// The tolerance, over a panel's own part of the integral.
    public let tolerance: Double

    /// The part of the whole below which a panel need not carry its own part.
    public let floor: Double

    /// The width below which it need not: there rounding of the argument outweighs.
    public let width: Double

    /// Sets the tolerance of tails.
    public init(tolerance: Double, floor: Double, width: Double) {
      self.tolerance = tolerance
      self.floor = floor
      self.width = width
    }

    fileprivate func isCarried(_ panel: Panel, scale: Double) -> Bool {
      panel.error <= tolerance * panel.size || panel.size <= floor * scale
        || panel.upper - panel.lower <= width
    }
  }

  /// ∫ f, from the values at the nodes.
  public var integral: Double {
    var sum = CompensatedSum()
    for (weight, value) in zip(weights, values) { sum.add(product: weight, value) }
    return sum.value
  }
}

/// The reason that a function has no integral.
public enum QuadratureFailure: Error, Hashable, Sendable {
  /// The function is not finite somewhere in the panel that begins here.
  case notFinite(at: Double)

  /// The function is too rough for the number of panels allowed.
  case tooManyPanels
}

private struct Panel {
  let lower: Double
  let upper: Double
  let values: [Double]

  init(_ lower: Double, _ upper: Double, of function: (Double) -> Double) {
    self.lower = lower
    self.upper = upper
    values = GaussLegendre.sixteen.map { function(lower + (upper - lower) * $0.node) }
  }

  var nodes: [Double] { GaussLegendre.sixteen.map { lower + (upper - lower) * $0.node } }

  var weights: [Double] { GaussLegendre.sixteen.map { (upper - lower) * $0.weight } }

  /// ∫ |f|.
  var size: Double {
    zip(weights, values).reduce(0) { $0 + $1.0 * $1.1.magnitude }
  }

  var error: Double {
    let order = LegendreExpansion.order
    return (upper - lower)
      * (LegendreExpansion.coefficient(order - 1, of: values[...]).magnitude
        + LegendreExpansion.coefficient(order - 2, of: values[...]).magnitude)
  }

  var canBeCut: Bool { (upper - lower) > 64 * max(lower.magnitude, upper.magnitude).ulp }
}

/// Expansions in Legendre polynomials over [−1, 1] by values at the nodes of the rule of 16 points.
enum LegendreExpansion {
  static let order = 16

  /// (2j + 1) · weight_k · P_j(node_k), row after row.
  private static let transform: [Double] = {
    let rule = GaussLegendre.sixteen
    return (0..<order).flatMap { j in
      rule.map { Double(2 * j + 1) * $0.weight * polynomials(at: 2 * $0.node - 1)[j] }
    }
  }()

  static func coefficient(_ j: Int, of values: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for k in 0..<order { sum += transform[j * order + k] * values[values.startIndex + k] }
    return sum
  }

  static func coefficients(of values: ArraySlice<Double>) -> [Double] {
    (0..<order).map { coefficient($0, of: values) }
  }

  /// P_0 to P_16 at x.
  static func polynomials(at x: Double) -> [Double] {
    var values = [1.0, x]
    for degree in 2...order {
      let n = Double(degree)
      values.append(((2 * n - 1) * x * values[degree - 1] - (n - 1) * values[degree - 2]) / n)
    }
    return values
  }
}
