import Mathematics

/// What the scores of one kind come to.
public struct ColumnTally: Sendable {
  /// How many verdicts of each kind there are; none for deviations.
  public private(set) var acceptable = 0, warning = 0, action = 0

  /// The largest magnitude.
  public internal(set) var largest = 0.0

  init() {}

  /// Of one lane, to which zeros were added beyond its `count` scores.
  init(_ lanes: LaneTally, lane: Int, count: Int) {
    // What stands beyond its scores is zero, and lies inside.
    acceptable = Int(lanes.within[lane]) - (lanes.count - count)
    action = Int(lanes.beyond[lane])
    warning = count - acceptable - action
    largest = lanes.greatest[lane]
  }

  /// Adds `count` scores, which a sieve has counted, with the largest magnitude among them.
  mutating func add(_ sieve: ScoreSieve, count: Int, largest: Double) {
    let beyond = Int(sieve.beyond.wrappedSum())
    let inside = Int(sieve.within.wrappedSum()) - ((count + 7) & ~7 - count)
    acceptable += inside
    warning += count - inside - beyond
    action += beyond
    self.largest = max(self.largest, largest)
  }

  /// Adds scores; returns the largest magnitude of these.
  mutating func add(_ scores: Span<Double>, _ limits: ScoreLimits) -> Double {
    let lanes = LaneTally(scores, limits)
    let beyond = Int(lanes.beyond.wrappedSum())
    // Those that fill the last eight up lie inside.
    let inside = Int(lanes.within.wrappedSum()) - (8 * lanes.count - scores.count)
    acceptable += inside
    warning += scores.count - inside - beyond
    action += beyond
    let largest = lanes.greatest.largestLane
    self.largest = max(self.largest, largest)
    return largest
  }
}

/// A score is acceptable up to one limit, and calls for action from another on.
struct ScoreLimits: Sendable {
  let acceptable: Double
  let action: Double
}

extension ScoreKind {
  /// The limits of a score that has verdicts.
  func limits(_ enLimit: EnLimit) -> ScoreLimits? {
    switch self {
    case .z, .zPrime, .zeta: ScoreLimits(acceptable: 2, action: 3)
    case .En where enLimit == .strict: ScoreLimits(acceptable: 1.0.nextDown, action: 1)
    case .En: ScoreLimits(acceptable: 1, action: 1.0.nextUp)
    default: nil
    }
  }
}

/// What scores come to lane by lane: the first of each eight, the second, and so on.
struct LaneTally: Sendable {
  typealias Numbers = DoubleDoubleLanes.Numbers

  /// How many scores each lane has; zeros stand beyond the last.
  let count: Int

  /// How many of them are acceptable, and how many call for action.
  private(set) var within = SIMD8<Int64>.zero
  private(set) var beyond = SIMD8<Int64>.zero

  /// The largest magnitude.
  private(set) var greatest = Numbers.zero

  /// Of `count` scores a lane, which a sieve has counted.
  init(_ sieve: ScoreSieve, count: Int, greatest: Numbers) {
    (self.count, self.greatest) = (count, greatest)
    (within, beyond) = (sieve.within, sieve.beyond)
  }

  /// None of the scores is NaN.
  init(_ scores: Span<Double>, _ limits: ScoreLimits) {
    count = (scores.count + 7) / 8
    let (acceptable, action) = (
      Numbers(repeating: limits.acceptable), Numbers(repeating: limits.action)
    )
    for index in stride(from: 0, to: scores.count, by: 8) {
      let numbers = scores.lanes(at: index, filling: 0)
      let magnitudes = numbers.replacing(with: -numbers, where: numbers .< .zero)
      greatest.replace(with: magnitudes, where: magnitudes .> greatest)
      within.replace(with: within &+ 1, where: magnitudes .<= acceptable)
      beyond.replace(with: beyond &+ 1, where: magnitudes .>= action)
    }
  }
}
