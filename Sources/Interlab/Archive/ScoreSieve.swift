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

  /// The index at which the largest score of each lane was added.
  private(set) var places = SIMD8<Int64>.zero

  private var (largest, second) = (Numbers.zero, Numbers.zero)
  private var unsure = SIMD8<Int64>.zero
  private let acceptable, action: Numbers

  init(_ limits: ScoreLimits) {
    acceptable = Numbers(repeating: limits.acceptable * limits.acceptable)
    action = Numbers(repeating: limits.action * limits.action)
  }

  /// Adds the squares of eight scores.
  @inline(__always)
  mutating func add(_ squares: RoughSquares, _ deviations: Numbers, at index: Int) {
    let square = deviations * deviations / squares.numbers
    let (lower, upper) = (1 - Self.margin, 1 + Self.margin)
    let isWithin = square .<= lower * acceptable
    let isBeyond = (square .>= upper * action) .& (square .<= Numbers(repeating: 1e100))
    let isBetween = (square .>= upper * acceptable) .& (square .<= lower * action)
    unsure.replace(
      with: 1, where: .!(squares.areSure .& (isWithin .| isBeyond .| isBetween)))
    within.replace(with: within &+ 1, where: isWithin)
    beyond.replace(with: beyond &+ 1, where: isBeyond)
    let isLarger = square .> largest
    let smaller = square.replacing(with: largest, where: isLarger)
    second.replace(with: smaller, where: smaller .> second)
    largest.replace(with: square, where: isLarger)
    places.replace(with: Int64(truncatingIfNeeded: index), where: isLarger)
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

/// Squares of what deviations are divided by, in plain doubles.
struct RoughSquares {
  let numbers: ScoreSieve.Numbers

  /// Where they are true to 1e−10.
  let areSure: SIMDMask<SIMD8<Int64>>
}

extension Propagation {
  /// The squares of u(d_i), or of what E_n is divided by.
  ///
  /// Each term is true to some roundings of 1e−16, so the sum is to 1e−10 where it is not below 2^−16 of
  /// their magnitudes.
  @inline(__always)
  func roughSquares(
    _ kind: ScoreKind, _ w: Numbers, _ u: Numbers, _ U: Numbers, _ k: Numbers
  ) -> RoughSquares {
    let (variance, terms) = sums.roughVariance(w, u)
    guard kind == .En else { return RoughSquares(variance, outOf: terms) }
    let both = k * Numbers(repeating: factor)
    let (own, assigned) = (u * u, u_pt * u_pt)
    let independent = U * U + U_pt * U_pt
    let isAlike = k .== Numbers(repeating: factor)
    return RoughSquares(
      (independent - (own + assigned - variance) * both)
        .replacing(with: both * variance, where: isAlike),
      outOf: (independent + (own + assigned + terms) * both)
        .replacing(with: both * terms, where: isAlike))
  }
}

extension RoughSquares {
  @inline(__always)
  fileprivate init(_ squares: ScoreSieve.Numbers, outOf terms: ScoreSieve.Numbers) {
    numbers = squares
    areSure = squares .>= 0x1p-16 * terms
  }
}
