import RealModule

/// The numbers that a register of a model can hold, by interval arithmetic: never fewer than it does, more
/// where a quantity appears twice.
struct RegisterRange: Hashable {
  let low: Double
  let high: Double

  static let all = RegisterRange(-.infinity, .infinity)

  /// From `low` to `high`; an end that is not a number is open.
  init(_ low: Double, _ high: Double) {
    self.low = low.isNaN ? -.infinity : low
    self.high = high.isNaN ? .infinity : high
  }

  private init(over ends: [Double]) {
    let hasNone = ends.contains(where: \.isNaN)
    self.init(hasNone ? .nan : ends.min() ?? .nan, hasNone ? .nan : ends.max() ?? .nan)
  }

  /// Whether zero lies inside or at an end.
  var reachesZero: Bool { low <= 0 && high >= 0 }

  private var magnitude: RegisterRange {
    reachesZero
      ? RegisterRange(0, Swift.max(-low, high))
      : RegisterRange(
        Swift.min(low.magnitude, high.magnitude), Swift.max(low.magnitude, high.magnitude))
  }

  /// What a function makes of the numbers.
  func applying(_ operation: UnaryOperation) -> RegisterRange {
    switch operation {
    case .negate: RegisterRange(-high, -low)
    case .abs: magnitude
    case .cosh: RegisterRange(.cosh(magnitude.low), .cosh(magnitude.high))
    case .sin, .cos: RegisterRange(-1, 1)
    case .tan: .all
    case .acos: RegisterRange(.acos(high), .acos(low))
    case .sqrt: RegisterRange(Swift.max(0, low).squareRoot(), high.squareRoot())
    // The others grow.
    case .exp, .log, .log10, .log2, .asin, .atan, .sinh, .tanh, .asinh, .acosh, .atanh:
      RegisterRange(operation(low), operation(high))
    }
  }

  /// What an operation makes of two such numbers.
  static func applying(
    _ operation: BinaryOperation, _ a: RegisterRange, _ b: RegisterRange
  ) -> RegisterRange {
    switch operation {
    case .add: RegisterRange(a.low + b.low, a.high + b.high)
    case .subtract: RegisterRange(a.low - b.high, a.high - b.low)
    case .multiply: product(a, b)
    case .divide: b.reachesZero ? .all : product(a, RegisterRange(1 / b.high, 1 / b.low))
    case .power: power(a, b)
    case .atan2: RegisterRange(-.pi, .pi)
    case .hypot:
      RegisterRange(
        .hypot(a.magnitude.low, b.magnitude.low), .hypot(a.magnitude.high, b.magnitude.high))
    case .min: RegisterRange(Swift.min(a.low, b.low), Swift.min(a.high, b.high))
    case .max: RegisterRange(Swift.max(a.low, b.low), Swift.max(a.high, b.high))
    case .less, .lessOrEqual, .equal, .notEqual: RegisterRange(0, 1)
    }
  }

  /// Either of two.
  func union(_ other: RegisterRange) -> RegisterRange {
    RegisterRange(Swift.min(low, other.low), Swift.max(high, other.high))
  }

  private static func product(_ a: RegisterRange, _ b: RegisterRange) -> RegisterRange {
    func product(_ x: Double, _ y: Double) -> Double { x == 0 || y == 0 ? 0 : x * y }
    return RegisterRange(
      over: [
        product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
        product(a.high, b.high),
      ])
  }

  private static func power(_ a: RegisterRange, _ b: RegisterRange) -> RegisterRange {
    let operation = BinaryOperation.power
    if a.low > 0 {
      return RegisterRange(
        over: [a.low, a.high].flatMap { base in
          [b.low, b.high].map { operation(base, $0) }
        })
    }
    guard b.low == b.high, b.low == b.low.rounded() else { return .all }
    let isEven = b.low.truncatingRemainder(dividingBy: 2) == 0
    guard b.low > 0 else { return .all }
    let base = isEven ? a.magnitude : a
    return RegisterRange(
      operation(base.low, b.low), operation(base.high, b.low))
  }
}

extension InputDistribution {
  /// The numbers that can be drawn.
  var range: RegisterRange {
    switch self {
    case .constant(let value): RegisterRange(value, value)
    case .normal, .studentT: .all
    case .uniform(let a, let b), .arcsine(let a, let b), .triangular(let a, let b),
      .trapezoid(let a, let b, _):
      RegisterRange(a, b)
    case .curvilinearTrapezoid(let a, let b, let d): RegisterRange(a - d, b + d)
    case .exponential, .gamma: RegisterRange(0, .infinity)
    case .truncated(let cut):
      RegisterRange(max(cut.low, cut.base.range.low), min(cut.high, cut.base.range.high))
    case .empirical(let sample):
      RegisterRange(sample.values.first ?? .nan, sample.values.last ?? .nan)
    }
  }
}

extension ModelProgram {
  /// The range of each register, for those of the inputs.
  ///
  /// Complexity: linear in the instructions.
  func ranges(_ inputs: [RegisterRange]) -> [RegisterRange] {
    var ranges = inputs
    for instruction in instructions {
      switch instruction {
      case .constant(let value): ranges.append(RegisterRange(value, value))
      case .unary(let operation, let a): ranges.append(ranges[a].applying(operation))
      case .binary(let operation, let a, let b):
        ranges.append(.applying(operation, ranges[a], ranges[b]))
      case .select(_, let a, let b): ranges.append(ranges[a].union(ranges[b]))
      }
    }
    return ranges
  }
}
