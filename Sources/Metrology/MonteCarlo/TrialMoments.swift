import Mathematics

/// Count, means and co-moments of the outputs over trials, relative to an origin; merged in a fixed
/// order, so that the result does not depend on threads.
///
///     M_ij ← M_ij + N_ij + δ_i δ_j n m/(n + m)
///
/// Reference: T. F. Chan, G. H. Golub, R. J. LeVeque, Am. Stat. 37 (1983) 242.
struct TrialMoments: Sendable {
  private(set) var count = 0
  private(set) var means: [Double]
  /// Σ(d_i − mean_i)(d_j − mean_j), row after row.
  private(set) var products: [Double]

  init(outputs: Int) {
    means = [Double](repeating: 0, count: outputs)
    products = [Double](repeating: 0, count: outputs * outputs)
  }

  /// The moments of columns of equal length.
  init(_ columns: [[Double]]) {
    self.init(outputs: columns.count)
    count = columns.first?.count ?? 0
    guard count > 0 else { return }
    for (i, column) in columns.enumerated() { means[i] = Self.sum(column) / Double(count) }
    for i in columns.indices {
      for j in 0...i {
        let product = Self.sum(columns[i], means[i], columns[j], means[j])
        products[i * columns.count + j] = product
        products[j * columns.count + i] = product
      }
    }
  }

  mutating func merge(_ other: TrialMoments) {
    guard other.count > 0 else { return }
    let (n, m) = (Double(count), Double(other.count))
    let order = means.count
    let gaps = (0..<order).map { other.means[$0] - means[$0] }
    for i in 0..<order {
      for j in 0..<order {
        products[i * order + j] +=
          other.products[i * order + j] + gaps[i] * gaps[j] * (n * m / (n + m))
      }
    }
    for i in 0..<order { means[i] += gaps[i] * (m / (n + m)) }
    count += other.count
  }

  /// The covariance of two outputs.
  func covariance(_ i: Int, _ j: Int) -> Double {
    count > 1 ? products[i * means.count + j] / Double(count - 1) : 0
  }

  /// The covariance matrix of some outputs.
  func covariance(of outputs: [Int]) -> Matrix {
    Matrix(rows: outputs.map { row in outputs.map { covariance(row, $0) } })
  }

  /// Eight partial sums, so that the order is fixed and the loop runs in lanes.
  private static func sum(_ column: [Double]) -> Double {
    var lanes = SIMD8<Double>.zero
    var i = 0
    while i + 8 <= column.count {
      for lane in 0..<8 { lanes[lane] += column[i + lane] }
      i += 8
    }
    var rest = 0.0
    while i < column.count {
      rest += column[i]
      i += 1
    }
    return lanes.sum() + rest
  }

  private static func sum(
    _ a: [Double], _ meanA: Double, _ b: [Double], _ meanB: Double
  ) -> Double {
    precondition(a.count == b.count, "columns of equal length")
    var lanes = SIMD8<Double>.zero
    var i = 0
    while i + 8 <= a.count {
      for lane in 0..<8 { lanes[lane] += (a[i + lane] - meanA) * (b[i + lane] - meanB) }
      i += 8
    }
    var rest = 0.0
    while i < a.count {
      rest += (a[i] - meanA) * (b[i] - meanB)
      i += 1
    }
    return lanes.sum() + rest
  }
}
