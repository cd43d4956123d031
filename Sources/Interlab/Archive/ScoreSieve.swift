import Mathematics

/// Counts verdicts and finds the largest of many scores in plain doubles, where that is sure to be right.
///
/// Squares of scores known to 1e−10 tell on which side of a limit they lie, and which is the largest, but for
/// those within ``margin`` of a limit, or of the largest. What they leave open takes the exact scores; so
/// does the largest itself, one of many.
struct ScoreSieve {
  typealias Numbers = DoubleDoubleLanes.Numbers

  /// How near squares may come to each other.
  private static let margin = 1e-9

  /// How many scores are acceptable, and how many call for action, lane by lane.
  private(set) var within = SIMD8<Int64>.zero
  private(set) var beyond = SIMD8<Int64>.zero

  /// The places of the largest score of each lane in its eight.
  private(set) var places = SIMD8<Int64>.zero

  private var (largest, second) = (Numbers.zero, Numbers.zero)
  private var unsure = SIMD8<Int64>.zero

  /// Takes the squares of scores, NaN where they are not known so well; of eight comparisons, one a lane, those
  /// that are present.
  init(_ squares: Span<Double>, _ limits: ScoreLimits, _ present: PresentLanes = .all) {
    let (lower, upper) = (1 - Self.margin, 1 + Self.margin)
    let (acceptable, action) = (
      limits.acceptable * limits.acceptable, limits.action * limits.action
    )
    let (inner, outer) = (
      Numbers(repeating: lower * acceptable), Numbers(repeating: upper * action)
    )
    let (first, last) = (Numbers(repeating: upper * acceptable), Numbers(repeating: lower * action))
    let most = Numbers(repeating: 1e100)
    for index in stride(from: 0, to: squares.count, by: 8) {
      let square = present.keeping(squares.lanes(at: index, filling: 0), at: index)
      let isWithin = square .<= inner
      let isBeyond = (square .>= outer) .& (square .<= most)
      let isBetween = (square .>= first) .& (square .<= last)
      unsure.replace(with: 1, where: .!(isWithin .| isBeyond .| isBetween))
      within.replace(with: within &+ 1, where: isWithin)
      beyond.replace(with: beyond &+ 1, where: isBeyond)
      let isLarger = square .> largest
      let smaller = square.replacing(with: largest, where: isLarger)
      second.replace(with: smaller, where: smaller .> second)
      largest.replace(with: square, where: isLarger)
      places.replace(with: SIMD8(repeating: Int64(index)), where: isLarger)
    }
  }

  /// Whether the counts are right.
  var hasCounted: Bool { unsure == .zero }

  /// Whether no other score of its lane comes near the largest, in each lane.
  var standsAloneInEach: Bool { (second - (1 - Self.margin) * largest).largestLane < 0 }

  /// The place of the largest score of all lanes; `nil` where another comes near.
  var place: Int? {
    let least = (1 - Self.margin) * largest.largestLane
    let near = (0..<8).filter { largest[$0] >= least }
    guard near.count == 1, second[near[0]] < least else { return nil }
    return Int(places[near[0]]) + near[0]
  }
}

extension Propagation {
  /// Writes about the squares of scores, NaN where they are not sure to 1e−10.
  ///
  /// Each term of a square is true to some roundings of 1e−16, so their sum is to 1e−10 where it is not below
  /// 2^−16 of their magnitudes.
  func writeSquares(
    _ kind: ScoreKind, of values: Span<Double>, from origin: DoubleDoubleLanes,
    _ weights: Span<Double>, _ standard: Span<Double>, _ expanded: Span<Double>,
    _ factors: Span<Double>, scale: Double = 1, unit: Double = 1, to squares: inout [Double]
  ) {
    let count = values.count
    precondition(
      weights.count == count && standard.count == count && expanded.count == count
        && factors.count == count && squares.count >= count, "the columns have room")
    let (scale, perUnit) = (Numbers(repeating: scale), Numbers(repeating: 1 / unit))
    let unknown = Numbers(repeating: .nan)
    var squares = squares.mutableSpan
    for index in stride(from: 0, to: count, by: 8) {
      let u = scale * standard.lanes(at: index, filling: 1)
      var (square, terms) = sums.roughVariance(weights.lanes(at: index, filling: 0), u)
      if kind == .En {
        let U = scale * expanded.lanes(at: index, filling: 1)
        widen(&square, &terms, u, U, factors.lanes(at: index, filling: factor))
      }
      let deviation =
        (DoubleDoubleLanes(values.lanes(at: index, filling: 0)) - origin).high * perUnit
      let quotient = deviation * deviation / square
      squares.store(
        quotient.replacing(with: unknown, where: .!(square .>= 0x1p-16 * terms)), at: index)
    }
  }

  /// Makes of about u²(d_i), and the magnitudes of its terms, those of what E_n is divided by.
  @inline(__always)
  private func widen(
    _ square: inout Numbers, _ terms: inout Numbers, _ u: Numbers, _ U: Numbers, _ k: Numbers
  ) {
    let both = k * Numbers(repeating: factor)
    let (own, independent) = (u * u + u_pt * u_pt, U * U + U_pt * U_pt)
    let isAlike = k .== Numbers(repeating: factor)
    let (variance, all) = (square, terms)
    square = (independent - (own - variance) * both)
      .replacing(with: both * variance, where: isAlike)
    terms = (independent + (own + all) * both).replacing(with: both * all, where: isAlike)
  }
}
