/// Least squares solutions refined to double-double.
///
/// Solves r + A x = b, Aᵀ r = c by the QR factor of A, then again for what is left, computed in
/// double-double, until nothing more is gained; r and x are both corrected. With c = 0 that is min
/// |b − A x|; with b = 0 and c = −e_j it is column j of (AᵀA)⁻¹.
///
/// Reference: Å. Björck, "Iterative refinement of linear least squares solutions I", BIT 7 (1967)
/// 257.
struct RefinedLeastSquares {
  private let design: Matrix
  private let remainder: Matrix?
  private let factor: PivotedQR

  /// The factor that brought each column of the design near 1.
  let columnFactors: [Double]

  /// Creates the solver for the sum of `design` and `remainder`, which is what the rounding of the
  /// design left over.
  init(design: Matrix, remainder: Matrix?) throws(LeastSquares.Failure) {
    guard design.isFinite, remainder?.isFinite ?? true else { throw .notFinite }
    guard design.rowCount >= design.columnCount else {
      throw .rankDeficient(rank: design.rowCount)
    }
    columnFactors = (0..<design.columnCount).map { j in
      BinaryScale(bringingToOne: design.column(j).reduce(0) { max($0, $1.magnitude) }).factor
    }
    self.design = design.scalingColumns(by: columnFactors)
    self.remainder = remainder?.scalingColumns(by: columnFactors)
    factor = PivotedQR(self.design)
    guard factor.rank == design.columnCount else { throw .rankDeficient(rank: factor.rank) }
  }

  /// The solution for the scaled columns.
  func solve(
    _ b: [Double], _ c: [Double]
  ) throws(LeastSquares.Failure) -> (r: [DoubleDouble], x: [DoubleDouble]) {
    var r = [DoubleDouble](repeating: DoubleDouble(0), count: b.count)
    var x = [DoubleDouble](repeating: DoubleDouble(0), count: c.count)
    var lastStep = Double.infinity
    for _ in 0..<Self.refinementLimit {
      let step = factor.solveAugmented(
        leftOfResponses(b, r, x), leftOfNormalEquations(c, r))
      for i in r.indices { r[i] = r[i] + step.r[i] }
      for j in x.indices { x[j] = x[j] + step.x[j] }
      let length = step.x.reduce(0) { max($0, $1.magnitude) }
      let size = x.reduce(0) { max($0, $1.value.magnitude) }
      if length <= 1e-30 * size { return (r, x) }
      if length > lastStep / 2 {
        guard length <= 1e-16 * size else { break }
        return (r, x)
      }
      lastStep = length
    }
    throw .rankDeficient(rank: design.columnCount - 1)
  }

  private static let refinementLimit = 100

  /// b − r − A x.
  private func leftOfResponses(
    _ b: [Double], _ r: [DoubleDouble], _ x: [DoubleDouble]
  ) -> [Double] {
    b.indices.map { i in
      var left = CompensatedSum()
      left.add(b[i])
      left.add(-r[i])
      for j in x.indices {
        left.add(x[j] * -design[i, j])
        if let remainder { left.add(x[j] * -remainder[i, j]) }
      }
      return left.value
    }
  }

  /// c − Aᵀ r.
  private func leftOfNormalEquations(_ c: [Double], _ r: [DoubleDouble]) -> [Double] {
    c.indices.map { j in
      var left = CompensatedSum()
      left.add(c[j])
      for i in r.indices {
        left.add(r[i] * -design[i, j])
        if let remainder { left.add(r[i] * -remainder[i, j]) }
      }
      return left.value
    }
  }
}

extension Matrix {
  fileprivate func scalingColumns(by factors: [Double]) -> Matrix {
    var scaled = self
    for (j, factor) in factors.enumerated() {
      for i in 0..<rowCount { scaled[i, j] *= factor }
    }
    return scaled
  }
}
