/// The QR factor with column pivoting of a matrix with no fewer rows than columns, A P = Q R.
struct PivotedQR {
  private let factor: [Double]
  private let reflectors: [Double]
  private let pivots: [Int]
  private let rowCount: Int

  init(_ matrix: Matrix) {
    var factor = matrix.elements
    (pivots, reflectors) = LAPACK.factorQR(
      &factor, rows: matrix.rowCount, columns: matrix.columnCount)
    self.factor = factor
    rowCount = matrix.rowCount
  }

  /// The number of columns that rounding does not explain by the others.
  var rank: Int {
    let diagonal = pivots.indices.map { factor[$0 * rowCount + $0].magnitude }
    let floor = Double(rowCount) * .ulpOfOne * (diagonal.first ?? 0)
    return diagonal.firstIndex { $0 <= floor } ?? pivots.count
  }

  /// The solution of r + A x = f, Aᵀ r = g.
  func solveAugmented(_ f: [Double], _ g: [Double]) -> (r: [Double], x: [Double]) {
    var h = pivots.map { g[$0] }
    LAPACK.solve(.upper, of: factor, rows: rowCount, transposed: true, &h)
    var r = f
    LAPACK.multiply(&r, byQOf: factor, reflectors: reflectors, transposed: true)
    var z = h.indices.map { r[$0] - h[$0] }
    r.replaceSubrange(..<h.count, with: h)
    LAPACK.multiply(&r, byQOf: factor, reflectors: reflectors, transposed: false)
    LAPACK.solve(.upper, of: factor, rows: rowCount, transposed: false, &z)
    var x = z
    for (position, column) in pivots.enumerated() { x[column] = z[position] }
    return (r, x)
  }
}
