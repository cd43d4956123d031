import RealModule

/// The real roots of x³ + bx² + cx + d, one to three of them, in ascending order.
///
/// By Viète's and Cardano's formulas, each polished by two Newton steps. Nearly equal roots have half
/// the digits.
func realRootsOfCubic(_ b: Double, _ c: Double, _ d: Double) -> [Double] {
  let shift = b / 3
  let q = (b * b - 3 * c) / 9
  let r = (2 * b * b * b - 9 * b * c + 27 * d) / 54
  var roots: [Double]
  if r * r < q * q * q {
    let root = q.squareRoot()
    let angle = Double.acos(max(-1, min(1, r / (root * root * root))))
    roots = [0, 1, -1].map { -2 * root * .cos((angle + $0 * 2 * .pi) / 3) - shift }
  } else {
    let magnitude: Double = .root(r.magnitude + (r * r - q * q * q).squareRoot(), 3)
    let a = r < 0 ? magnitude : -magnitude
    roots = [a + (a == 0 ? 0 : q / a) - shift]
  }
  for index in roots.indices {
    for _ in 0..<2 {
      let x = roots[index]
      let step = (((x + b) * x + c) * x + d) / ((3 * x + 2 * b) * x + c)
      if step.isFinite { roots[index] -= step }
    }
  }
  return roots.sorted()
}
