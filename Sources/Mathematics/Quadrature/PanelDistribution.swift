/// A distribution given by its density at the nodes of ``AdaptivePanels``, not normalized.
///
/// Between the nodes the density is its Legendre expansion, and the probability below a point the
/// integral of that, so that quantiles cost no further values of the density.
public struct PanelDistribution: Sendable {
  private let ends: [Double]

  /// 16 coefficients for each panel.
  private let coefficients: [Double]

  /// The probability below the end of each panel, from 0 to 1.
  private let below: [Double]

  private let total: Double

  /// Creates the distribution with these values of the density at the nodes of `panels`.
  ///
  /// - Precondition: one value for each node; a positive integral.
  public init(_ panels: AdaptivePanels, density: [Double]) {
    precondition(density.count == panels.nodes.count, "one value for each node")
    ends = panels.ends
    var coefficients: [Double] = []
    var integrals = [0.0]
    var sum = CompensatedSum()
    let order = LegendreExpansion.order
    for panel in 0..<(panels.ends.count - 1) {
      let values = density[(panel * order)..<((panel + 1) * order)]
      let expansion = LegendreExpansion.coefficients(of: values)
      coefficients += expansion
      sum.add(product: expansion[0], panels.ends[panel + 1] - panels.ends[panel])
      integrals.append(sum.value)
    }
    let total = sum.value
    precondition(total > 0, "a density has a positive integral")
    self.coefficients = coefficients
    self.total = total
    below = integrals.map { $0 / total }
  }

  /// The density at a point; zero outside the panels.
  public func density(_ x: Double) -> Double {
    guard let panel = panel(holding: x) else { return 0 }
    let values = LegendreExpansion.polynomials(at: relative(x, in: panel))
    let first = panel * LegendreExpansion.order
    var sum = 0.0
    for j in 0..<LegendreExpansion.order { sum += coefficients[first + j] * values[j] }
    return max(0, sum) / total
  }

  /// The probability below a point.
  public func cumulative(_ x: Double) -> Double {
    guard let panel = panel(holding: x) else { return x < ends[0] ? 0 : 1 }
    return below[panel] + partial(x, in: panel)
  }

  /// The point with `probability` below it.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability is between 0 and 1")
    let next = firstIndex(in: below.span) { $0 >= probability }
    guard next > 0 else { return ends[0] }
    guard next < below.count else { return ends[ends.count - 1] }
    let panel = next - 1
    let wanted = probability - below[panel]
    let root = try? bracketedRoot(in: ends[panel]...ends[next]) {
      $0 == ends[next] ? below[next] - probability : partial($0, in: panel) - wanted
    }
    return root ?? ends[next]
  }

  /// The interval with `probability` in it that is the shortest by the scale of `value`, an
  /// ascending function with derivative `slope`.
  ///
  /// There the densities on that scale are equal at both ends, or the interval begins where the
  /// distribution does. The lower end is `nil` in that case.
  public func shortestInterval(
    probability: Double, value: (Double) -> Double, slope: (Double) -> Double
  ) -> (lower: Double?, upper: Double) {
    let outside = 1 - probability
    let steps = 32
    func width(_ tail: Double) -> Double {
      value(quantile(tail + probability)) - value(quantile(tail))
    }
    /// How the width grows with the probability below the interval.
    func growth(_ tail: Double) -> Double {
      let (a, b) = (quantile(tail), quantile(tail + probability))
      return slope(b) / density(b) - slope(a) / density(a)
    }
    let widths = (0...steps).map { width(outside * Double($0) / Double(steps)) }
    let best = widths.indices.min { widths[$0] < widths[$1] } ?? 0
    let low = best > 0 ? outside * Double(best - 1) / Double(steps) : outside * 1e-3
    let high = outside * Double(min(best + 1, steps)) / Double(steps)
    let first = max(low, outside * 1e-3)
    let last = min(high, outside * (1 - 1e-3))
    if best <= 1, growth(first) >= 0 { return (nil, quantile(probability)) }
    let tail =
      (try? bracketedRoot(in: first...last, of: growth)) ?? outside * Double(best) / Double(steps)
    return (quantile(tail), quantile(tail + probability))
  }

  private func panel(holding x: Double) -> Int? {
    guard x >= ends[0], x <= ends[ends.count - 1] else { return nil }
    let next = firstIndex(in: ends.span) { $0 >= x }
    return max(0, next - 1)
  }

  private func relative(_ x: Double, in panel: Int) -> Double {
    let width = ends[panel + 1] - ends[panel]
    return min(1, max(-1, 2 * (x - ends[panel]) / width - 1))
  }

  /// The probability between the lower end of a panel and `x`:
  /// ∫ P_j = (P_{j+1} − P_{j−1})/(2j + 1).
  private func partial(_ x: Double, in panel: Int) -> Double {
    let t = relative(x, in: panel)
    let P = LegendreExpansion.polynomials(at: t)
    let first = panel * LegendreExpansion.order
    var sum = coefficients[first] * (1 + t)
    for j in 1..<LegendreExpansion.order {
      sum += coefficients[first + j] * (P[j + 1] - P[j - 1]) / Double(2 * j + 1)
    }
    return sum * (ends[panel + 1] - ends[panel]) / 2 / total
  }
}
