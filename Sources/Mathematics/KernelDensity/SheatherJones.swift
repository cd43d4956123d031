import RealModule

/// The bandwidth of Sheather and Jones, by solving the equation: _h_ is the root of
///
///     h = (R(φ) / (n Ŝ(α₂(h))))^⅕ ,   α₂(h) = 1.357 (Ŝ(a)/T̂(b))^⅐ h^(5/7)
///     Ŝ(a) = Σ_i Σ_j φ⁗((x_i − x_j)/a) / (n(n − 1) a⁵) ,   T̂(b) = −Σ_i Σ_j φ⁽⁶⁾((x_i − x_j)/b) / (n(n − 1) b⁷)
///
/// with a = 1.24 λ n^(−1/7), b = 1.23 λ n^(−1/9) and λ the smaller of s and the interquartile range
/// (type 7) over 1.349; where that range is zero, s. Pairs are summed exactly up to 1000 values; above,
/// the values are first gathered in bins of λ/400.
///
/// Edge cases: fewer than three values, values all equal, and samples whose estimated functionals have
/// no root (few values with ties) have no such bandwidth: `nil`.
///
/// Accuracy: the last digits up to 1000 values, five digits above.
/// Complexity: O(m²) for each of about ten evaluations, m values or bins that are not empty.
/// Reference: S. J. Sheather, M. C. Jones, J. R. Stat. Soc. B 53 (1991) 683; constants as in R's
/// `bw.SJ(method = "ste")`.
///
/// - Precondition: finite values in ascending order.
public func sheatherJonesBandwidth(sorted values: Span<Double>) -> Double? {
  guard let functionals = PairFunctionals(values) else { return nil }
  return functionals.bandwidth()
}

/// The sums over pairs behind the bandwidth, in units of λ.
private struct PairFunctionals {
  /// _n_ of the whole sample.
  let count: Double
  let unit: Double
  /// The different values or the middles of bins, about the median, ascending.
  let x: [Double]
  /// How often each occurs.
  let weights: [Double]

  static let exactLimit = 1000
  static let binsPerUnit = 400.0

  init?(_ values: Span<Double>) {
    let n = values.count
    guard n > 2, values[n - 1] > values[0] else { return nil }
    let moments = SampleMoments(values)
    let range =
      quantile(sorted: values, at: 0.75, type: .type7)
      - quantile(sorted: values, at: 0.25, type: .type7)
    guard let s = moments.standardDeviation else { return nil }
    let scale = range > 0 ? min(s, range / 1.349) : s
    guard scale > 0, scale.isFinite else { return nil }
    count = Double(n)
    unit = scale
    let origin = values[n / 2]
    var (places, weights): ([Double], [Double]) = ([], [])
    for i in 0..<n {
      var place = (values[i] - origin) / scale
      if n > Self.exactLimit {
        place = (place * Self.binsPerUnit).rounded() / Self.binsPerUnit
      }
      if places.last == place {
        weights[weights.count - 1] += 1
      } else {
        places.append(place)
        weights.append(1)
      }
    }
    (x, self.weights) = (places, weights)
  }

  func bandwidth() -> Double? {
    let a = 1.24 * Double.pow(count, -1 / 7.0)
    let b = 1.23 * Double.pow(count, -1 / 9.0)
    let (s, t) = (fourth(a), -sixth(b))
    guard s > 0, t > 0, s.isFinite, t.isFinite else { return nil }
    let ratio = 1.357 * Double.pow(s / t, 1 / 7.0)
    let roughness = 1 / (2 * Double.pi.squareRoot() * count)
    func excess(_ h: Double) -> Double {
      let functional = fourth(ratio * Double.pow(h, 5 / 7.0))
      return functional > 0 ? Double.pow(roughness / functional, 0.2) - h : .infinity
    }
    var upper = 1.144 * Double.pow(count, -0.2)
    var lower = upper / 10
    for _ in 0..<60 {
      if excess(lower) < 0 {
        lower /= 1.2
      } else if excess(upper) > 0 {
        upper *= 1.2
      } else {
        break
      }
    }
    guard excess(lower) >= 0, excess(upper) <= 0, excess(lower) < .infinity else { return nil }
    return (try? bracketedRoot(in: lower...upper, of: excess)).map { $0 * unit }
  }

  /// Ŝ(a).
  private func fourth(_ a: Double) -> Double {
    pairSum(a, atZero: 3) { square in (square - 6) * square + 3 } / Double.pow(a, 5)
  }

  /// −T̂(b).
  private func sixth(_ b: Double) -> Double {
    pairSum(b, atZero: -15) { square in ((square - 15) * square + 45) * square - 15 }
      / Double.pow(b, 7)
  }

  /// Σ_i Σ_j p(t²) φ(t) / (n(n − 1)) with t = (x_i − x_j)/width, where p(0) is `atZero`.
  private func pairSum(
    _ width: Double, atZero: Double, _ polynomial: (Double) -> Double
  ) -> Double {
    var total = CompensatedSum()
    for i in x.indices {
      var sum = 0.0
      var j = i + 1
      while j < x.count {
        let t = (x[j] - x[i]) / width
        let square = t * t
        // As far out φ is below 1e-217.
        if square > 1000 { break }
        sum += weights[j] * polynomial(square) * Double.exp(-square / 2)
        j += 1
      }
      total.add(weights[i] * (2 * sum + weights[i] * atZero))
    }
    return total.value / (count * (count - 1) * (2 * Double.pi).squareRoot())
  }
}
