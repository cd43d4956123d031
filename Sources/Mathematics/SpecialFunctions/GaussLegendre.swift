import RealModule

/// Gauss–Legendre quadrature on [0, 1].
enum GaussLegendre {
  /// Nodes and weights of the rule of 32 points, exact for polynomials of degree 63.
  static let thirtyTwo: [(node: Double, weight: Double)] = rule(count: 32)

  /// Nodes, ascending, and weights of the rule of 16 points.
  static let sixteen: [(node: Double, weight: Double)] = rule(count: 16).reversed()

  /// The rule of `count` points: the roots of the Legendre polynomial, by Newton's method.
  private static func rule(count: Int) -> [(node: Double, weight: Double)] {
    (1...count).map { index in
      let n = Double(count)
      var root = Double.cos(.pi * (Double(index) - 0.25) / (n + 0.5))
      var slope = 0.0
      for _ in 0..<5 {
        let (value, previous) = legendre(count, at: root)
        slope = n * (previous - root * value) / ((1 - root) * (1 + root))
        root -= value / slope
      }
      return (node: (1 + root) / 2, weight: 1 / ((1 - root) * (1 + root) * slope * slope))
    }
  }

  /// The Legendre polynomials of degree `count` and one less.
  private static func legendre(_ count: Int, at x: Double) -> (value: Double, previous: Double) {
    var (value, previous) = (x, 1.0)
    for degree in 2...count {
      let n = Double(degree)
      (value, previous) = (((2 * n - 1) * x * value - (n - 1) * previous) / n, value)
    }
    return (value, previous)
  }
}
