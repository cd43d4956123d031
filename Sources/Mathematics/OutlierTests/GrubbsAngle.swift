import RealModule

/// The distribution of the angle θ of the largest of a normal sample of r.
///
///     cos²θ = S²_{−1} / S²,   the sum of squares without the largest over that with it
///
///     f_3(θ) = 3/π on [π/6, π/2]
///     f_r(θ) ∝ cos^{r−3}θ · F_{r−1}(arcsin min(1, tan θ √(r/(r − 2))))
///
/// where F_{r−1} is the probability that the largest of the others lies below the largest.
///
/// Between `breakpoints`, the images of π/2 under the recursion, the density is smooth. Its lower tail
/// keeps its digits: what rounding left there would grow from step to step, by the factor ~r^{3/2}
/// that the density is divided by.
///
/// Accuracy: about 1e-13.
/// Complexity: O(r) for each step of the recursion that leads to r.
struct GrubbsAngle: Sendable {
  /// The size r of the sample, at least three.
  let count: Int

  /// The ends of the stretches on which the density is smooth, from arcsin(1/(r − 1)) to π/2.
  let breakpoints: [Double]

  /// The distribution for one result fewer; none for three.
  private let smaller: PanelDistribution?

  /// The integral of the density before it is divided by it.
  private var total = 1.0

  /// The distribution for three results.
  private init() {
    count = 3
    breakpoints = [.pi / 6, .pi / 2]
    smaller = nil
    total = .pi / 3
  }

  private init(count: Int, breakpoints: [Double], smaller: PanelDistribution) {
    self.count = count
    self.breakpoints = breakpoints
    self.smaller = smaller
  }

  /// Computes the distribution for a sample of `count`.
  ///
  /// - Precondition: at least three.
  init(count: Int) throws(QuadratureFailure) {
    precondition(count >= 3, "the recursion begins at three")
    var angle = GrubbsAngle()
    while angle.count < count { angle = try angle.next(isLast: angle.count + 1 == count) }
    self = angle
  }

  /// The density f_r at π/2 − φ. Near π/2 the complement φ has all digits.
  func density(complement φ: Double) -> Double {
    kernel(sine: .cos(φ), cosine: .sin(φ)) / total
  }

  private func kernel(_ θ: Double) -> Double { kernel(sine: .sin(θ), cosine: .cos(θ)) }

  private func kernel(sine: Double, cosine: Double) -> Double {
    guard let smaller else { return 1 }
    let r = Double(count)
    let limit = sine / cosine * (r / (r - 2)).squareRoot()
    let below = limit < 1 ? smaller.cumulative(.asin(max(0, limit))) : 1
    return Double.pow(max(0, cosine), count - 3) * max(0, below)
  }

  /// How closely the panels carry a density and its lower tail.
  private static let tolerance = 0x1p-48
  private static let tail = AdaptivePanels.Tail(
    tolerance: 0x1p-43, floor: 1e-34, width: 0x1p-10)

  private func panels() throws(QuadratureFailure) -> AdaptivePanels {
    try AdaptivePanels(
      breakpoints: breakpoints, tolerance: Self.tolerance, tail: Self.tail, of: kernel)
  }

  private func next(isLast: Bool) throws(QuadratureFailure) -> GrubbsAngle {
    let panels = try panels()
    // Below the floor a panel says nothing.
    let least = (panels.values.max() ?? 0) * Self.tail.floor
    let distribution = PanelDistribution(panels, density: panels.values.map { $0 < least ? 0 : $0 })
    let r = Double(count + 1)
    let images = breakpoints.map { Double.atan(Double.sin($0) * ((r - 2) / r).squareRoot()) }
    var next = GrubbsAngle(
      count: count + 1, breakpoints: Self.rough(images, count + 1) + [.pi / 2],
      smaller: distribution)
    if isLast { next.total = try next.panels().integral }
    return next
  }

  /// The breakpoints that a polynomial would feel. At the j-th from above the density of r results
  /// has a power (r + j − 3)/2 on one side.
  private static func rough(_ breakpoints: [Double], _ r: Int) -> [Double] {
    breakpoints.enumerated().filter { index, _ in
      let j = breakpoints.count - index
      return index == 0 || j == 1 || r + j - 3 < 18
    }.map(\.element)
  }
}
