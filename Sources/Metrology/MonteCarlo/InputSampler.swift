import Mathematics
import RealModule

/// Draws the inputs of a propagation problem for blocks of trials.
///
/// Independent inputs are drawn from their distributions. Correlated ones come from correlated normal
/// numbers z = L ε, L Lᵀ the correlation matrix: normal inputs as they are; inputs that were observed
/// together with one ν as a multivariate t, sharing the χ² number; any other by its quantile at Φ(z), a
/// Gaussian copula, which keeps its own distribution and about the stated correlation.
///
/// Reference: JCGM 101:2008, 6.4; R. Possolo, Metrologia 47 (2010) 262.
struct InputSampler: Sendable {
  let inputs: [InputQuantity]
  let stream: TrialStream
  let seed: UInt64
  private let sampling: TrialSampling

  /// For each input the row of L over the inputs of its group, or nothing for an independent one.
  let mixtures: [[(input: Int, factor: Double)]]

  /// For each input the variable of the χ² number that it shares; its own where it shares none.
  private let shared: [Int]

  init(_ problem: PropagationProblem, seed: UInt64, sampling: TrialSampling = .random) {
    self.seed = seed
    self.sampling = sampling
    inputs = problem.inputs
    stream = TrialStream(seed: seed)
    let count = problem.inputs.count
    var mixtures = [[(input: Int, factor: Double)]](repeating: [], count: count)
    var shared = Array(0..<count)
    for group in Self.groups(problem) where group.count > 1 {
      let factor = Self.factor(group, problem)
      for (row, input) in group.enumerated() {
        mixtures[input] = (0...row).compactMap { column in
          factor[row][column] == 0 ? nil : (group[column], factor[row][column])
        }
        if problem.inputs[input].ensemble != nil,
          problem.inputs[input].ensemble == problem.inputs[group[0]].ensemble
        {
          shared[input] = group[0]
        }
      }
    }
    self.mixtures = mixtures
    self.shared = shared
  }

  /// The inputs that hang together by correlations, each group in ascending order; none where no correlation is
  /// known of.
  private static func groups(_ problem: PropagationProblem) -> [[Int]] {
    guard problem.correlation != nil else { return [] }
    let count = problem.inputs.count
    var group = Array(0..<count)
    for i in 0..<count {
      for j in 0..<i where problem.correlation(i, j) != 0 {
        let (from, to) = (max(group[i], group[j]), min(group[i], group[j]))
        for k in 0..<count where group[k] == from { group[k] = to }
      }
    }
    return Set(group).sorted().map { name in (0..<count).filter { group[$0] == name } }
  }

  /// L of a positive semidefinite correlation matrix; a pivot that is nothing leaves a column of zeros.
  private static func factor(_ group: [Int], _ problem: PropagationProblem) -> [[Double]] {
    let n = group.count
    var L = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for j in 0..<n {
      var pivot = 1.0
      for k in 0..<j { pivot -= L[j][k] * L[j][k] }
      L[j][j] = pivot > 1e-12 ? pivot.squareRoot() : 0
      for i in (j + 1)..<max(n, j + 1) {
        var left = problem.correlation(group[i], group[j])
        for k in 0..<j { left -= L[i][k] * L[j][k] }
        L[i][j] = L[j][j] > 0 ? left / L[j][j] : 0
      }
    }
    return L
  }

  /// Fills the columns of all inputs of `block` for the trials from `first` on.
  func fill(_ block: inout TrialBlock, from first: Int) {
    if sampling == .latinHypercube { return fillStratified(&block, from: first) }
    for index in inputs.indices {
      block.fillInput(index) { column in
        if mixtures[index].isEmpty {
          fillIndependent(&column, index, first)
        } else {
          fillCorrelated(&column, index, first)
        }
      }
    }
  }

  // MARK: Independent inputs

  private func fillIndependent(
    _ column: inout MutableSpan<Double>, _ index: Int, _ first: Int
  ) {
    switch inputs[index].distribution {
    case .constant(let value):
      for i in column.indices { column[i] = value }
    case .normal(let mean, let deviation):
      stream.fillNormal(&column, variable: index, from: first)
      for i in column.indices { column[i] = mean + deviation * column[i] }
    case .studentT(let mean, let scale, let ν):
      fillStudent(&column, ν, index, first)
      for i in column.indices { column[i] = mean + scale * column[i] }
    case .gamma(let counts):
      stream.fillGamma(&column, shape: counts + 1, variable: index, from: first)
    case .triangular(let a, let b):
      fillTrapezoid(&column, a, b, beta: 0, index, first)
    case .trapezoid(let a, let b, let beta):
      fillTrapezoid(&column, a, b, beta: beta, index, first)
    case .curvilinearTrapezoid(let a, let b, let d):
      fillPair(&column, index, first) { r1, r2 in
        let start = a - d + 2 * d * r1
        return start + (a + b - 2 * start) * r2
      }
    case .uniform, .arcsine, .exponential, .truncated, .empirical:
      stream.fillUniform(&column, variable: index, from: first)
      shapeUniform(&column, index)
    }
  }

  /// Makes the input's draws from uniform numbers.
  private func shapeUniform(_ column: inout MutableSpan<Double>, _ index: Int) {
    switch inputs[index].distribution {
    case .uniform(let a, let b):
      for i in column.indices { column[i] = a + (b - a) * column[i] }
    case .arcsine(let a, let b):
      sineFromUniform(&column)
      for i in column.indices { column[i] = (a + b) / 2 + (b - a) / 2 * column[i] }
    case .exponential(let mean):
      exponentialFromUniform(&column)
      for i in column.indices { column[i] *= mean }
    case let distribution:
      for i in column.indices { column[i] = distribution.quantile(column[i]) }
    }
  }

  private func fillStudent(
    _ column: inout MutableSpan<Double>, _ ν: Double, _ index: Int, _ first: Int
  ) {
    guard ν.isFinite else { return stream.fillNormal(&column, variable: index, from: first) }
    var others = [Double](repeating: 0, count: column.count)
    var turns = others.mutableSpan
    stream.fillTwoUniforms(&column, &turns, variable: index, from: first)
    studentFromUniforms(&column, turns: &turns, degreesOfFreedom: ν)
  }

  private func fillTrapezoid(
    _ column: inout MutableSpan<Double>, _ a: Double, _ b: Double, beta: Double, _ index: Int,
    _ first: Int
  ) {
    fillPair(&column, index, first) { r1, r2 in
      a + (b - a) / 2 * ((1 + beta) * r1 + (1 - beta) * r2)
    }
  }

  private func fillPair(
    _ column: inout MutableSpan<Double>, _ index: Int, _ first: Int,
    _ value: (Double, Double) -> Double
  ) {
    var others = [Double](repeating: 0, count: column.count)
    var second = others.mutableSpan
    stream.fillTwoUniforms(&column, &second, variable: index, from: first)
    for i in column.indices { column[i] = value(column[i], second[i]) }
  }

  /// Multiplies standard normal numbers by √(ν/χ²_ν); below two degrees of freedom a gamma number of a
  /// shape below 1 is one of the next shape times r^(1/shape).
  private func multiplyByStudentFactor(
    _ column: inout MutableSpan<Double>, _ ν: Double, _ variable: Int, _ first: Int
  ) {
    guard ν.isFinite else { return }
    var gammas = [Double](repeating: 0, count: column.count)
    var span = gammas.mutableSpan
    let shape = ν / 2
    let auxiliary = inputs.count + variable
    stream.fillGamma(
      &span, shape: max(1, shape) == shape ? shape : shape + 1,
      variable: auxiliary, from: first)
    if shape < 1 {
      var uniforms = [Double](repeating: 0, count: column.count)
      var numbers = uniforms.mutableSpan
      stream.fillUniform(&numbers, variable: auxiliary, from: first)
      for i in span.indices { span[i] *= Double.pow(numbers[i], 1 / shape) }
    }
    for i in column.indices {
      column[i] *= (shape / max(span[i], .leastNormalMagnitude)).squareRoot()
    }
  }

  // MARK: Correlated inputs

  private func fillCorrelated(_ column: inout MutableSpan<Double>, _ index: Int, _ first: Int) {
    var numbers = [Double](repeating: 0, count: column.count)
    var normals = numbers.mutableSpan
    for i in column.indices { column[i] = 0 }
    for (input, factor) in mixtures[index] {
      stream.fillNormal(&normals, variable: input, from: first)
      for i in column.indices { column[i] += factor * normals[i] }
    }
    shapeCorrelated(&column, index, first)
  }

  /// Makes the input's draws from correlated normal numbers.
  func shapeCorrelated(_ column: inout MutableSpan<Double>, _ index: Int, _ first: Int) {
    switch inputs[index].distribution {
    case .normal(let mean, let deviation):
      for i in column.indices { column[i] = mean + deviation * column[i] }
    case .studentT(let mean, let scale, let ν) where inputs[index].ensemble != nil:
      multiplyByStudentFactor(&column, ν, shared[index], first)
      for i in column.indices { column[i] = mean + scale * column[i] }
    case let distribution:
      for i in column.indices {
        column[i] = distribution.quantile(Normal().cumulative(column[i]))
      }
    }
  }
}

extension InputDistribution {
  /// The quantile at a probability between 0 and 1.
  func quantile(_ p: Double) -> Double {
    switch self {
    case .constant(let value): value
    case .normal(let mean, let deviation): mean + deviation * Normal().quantile(p)
    case .uniform(let a, let b): a + (b - a) * p
    case .arcsine(let a, let b): (a + b) / 2 - (b - a) / 2 * Double.cos(.pi * p)
    case .exponential(let mean): -mean * Double.log(onePlus: -p)
    case .studentT(let mean, let scale, let ν):
      mean + scale * ((try? StudentT(degreesOfFreedom: ν))?.quantile(p) ?? Normal().quantile(p))
    case .triangular(let a, let b): Self.trapezoidQuantile(p, a, b, beta: 0)
    case .trapezoid(let a, let b, let beta): Self.trapezoidQuantile(p, a, b, beta: beta)
    case .curvilinearTrapezoid(let a, let b, let d):
      Self.searchedQuantile(p, in: (a - d)...(b + d)) { Self.curvilinearCumulative($0, a, b, d) }
    case .gamma(let counts): Self.gammaQuantile(p, shape: counts + 1)
    case .truncated(let distribution): distribution.quantile(p)
    case .empirical(let sample): sample.quantile(p)
    }
  }

  private static func trapezoidQuantile(
    _ p: Double, _ a: Double, _ b: Double, beta: Double
  ) -> Double {
    let half = (b - a) / 2
    let (q, sign) = p < 0.5 ? (p, 1.0) : (1 - p, -1.0)
    // The slope holds half·(1 − β)/(2(1 + β)) of the probability of its side.
    let slope = (1 - beta) / (2 * (1 + beta))
    let distance =
      q < slope
      ? half * (2 * q * (1 - beta * beta)).squareRoot()
      : half * ((1 - beta) + (q - slope) * (1 + beta))
    return sign > 0 ? a + distance : b - distance
  }

  static func curvilinearCumulative(
    _ x: Double, _ a: Double, _ b: Double, _ d: Double
  ) -> Double {
    // X lies h_s |U| from the middle, h_s uniform from h − d to h + d: E min(1, t/h_s).
    let (middle, h) = (a / 2 + b / 2, (b - a) / 2)
    let t = (x - middle).magnitude
    let inside: Double
    if t <= h - d {
      inside = t == 0 ? 0 : t * Double.log((h + d) / (h - d)) / (2 * d)
    } else if t < h + d {
      inside = ((t - (h - d)) + t * Double.log((h + d) / t)) / (2 * d)
    } else {
      inside = 1
    }
    return x < middle ? (1 - inside) / 2 : (1 + inside) / 2
  }

  private static func gammaQuantile(_ p: Double, shape: Double) -> Double {
    ((try? ChiSquared(degreesOfFreedom: 2 * shape))?.quantile(p) ?? 0) / 2
  }

  private static func searchedQuantile(
    _ p: Double, in range: ClosedRange<Double>, _ cumulative: (Double) -> Double
  ) -> Double {
    (try? bracketedRoot(in: range) { cumulative($0) - p }) ?? range.lowerBound
  }
}
