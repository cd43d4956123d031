import RealModule

/// The distribution of the angle φ of the largest of a normal sample of r.
///
///     sin²φ = S²_{−1} / S²,   the sum of squares without the largest over that with it
///
///     f_3(φ) = 3/π on [0, π/3]
///     f_r(φ) ∝ sin^{r−3}φ · P_{r−1}(φ' > arccos min(1, cot φ √(r/(r − 2))))
///
/// where the last is the probability that the largest of the others lies below the largest. φ = 0 is a
/// largest that all the spread comes from.
///
/// Between `breakpoints`, the images of 0 under the recursion, the density is smooth.
///
/// Accuracy: about 1e-14 of the largest probability.
/// Complexity: O(r) for each step of the recursion that leads to r.
struct GrubbsAngle: Sendable {
  /// The size r of the sample, at least three.
  let count: Int

  /// The ends of the stretches on which the density is smooth, from 0 to arccos(1/(r − 1)).
  let breakpoints: [Double]

  /// The distribution for one result fewer; none for three.
  private let smaller: PanelDistribution?

  /// The integral of the density before it is divided by it.
  private var total = 1.0

  /// The distribution for three results.
  private init() {
    count = 3
    breakpoints = [0, .pi / 3]
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

  /// The density f_r.
  func density(_ φ: Double) -> Double { kernel(φ) / total }

  private func kernel(_ φ: Double) -> Double {
    guard let smaller else { return 1 }
    let r = Double(count)
    let (sine, cosine) = (Double.sin(φ), Double.cos(φ))
    let limit = cosine / sine * (r / (r - 2)).squareRoot()
    let above = limit < 1 ? smaller.cumulative(.acos(max(0, limit))) : 0
    return Double.pow(sine, count - 3) * (1 - above)
  }

  /// How closely the panels carry a density, over its integral.
  private static let tolerance = 0x1p-48

  private func next(isLast: Bool) throws(QuadratureFailure) -> GrubbsAngle {
    let panels = try AdaptivePanels(
      breakpoints: breakpoints, tolerance: Self.tolerance, of: kernel)
    let distribution = PanelDistribution(panels, density: panels.values)
    let r = Double(count + 1)
    let images = breakpoints.map {
      Double.pi / 2 - .atan(Double.cos($0) * ((r - 2) / r).squareRoot())
    }
    var next = GrubbsAngle(
      count: count + 1, breakpoints: [0] + Self.rough(images, count + 1), smaller: distribution)
    if isLast {
      next.total = try AdaptivePanels(
        breakpoints: next.breakpoints, tolerance: Self.tolerance, of: next.kernel
      ).integral
    }
    return next
  }

  /// The breakpoints that a polynomial would feel. At the j-th the density of r results has a power
  /// (r + j − 3)/2 on one side.
  private static func rough(_ breakpoints: [Double], _ r: Int) -> [Double] {
    breakpoints.enumerated().filter { index, _ in
      index == 0 || index == breakpoints.count - 1 || r + index - 2 < 18
    }.map(\.element)
  }
}
