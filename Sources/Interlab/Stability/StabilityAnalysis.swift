public import Mathematics

/// The measurements of one occasion of a stability check.
public struct StabilityOccasion: Hashable, Sendable {
  /// When: a number, or days since 1 January 1970; the place in the list for conditions.
  public let time: Double

  /// The condition of storage, where occasions are conditions.
  public let condition: String?

  /// Count, mean and standard deviation of the values, of the item means where there are items.
  public let moments: SampleMoments

  /// The stated standard uncertainty of the mean; `nil` where none was stated.
  public let statedUncertainty: Double?

  /// Creates an occasion.
  public init(
    time: Double, condition: String? = nil, moments: SampleMoments,
    statedUncertainty: Double? = nil
  ) {
    self.time = time
    self.condition = condition
    self.moments = moments
    self.statedUncertainty = statedUncertainty
  }
}

/// Whether the items kept their value: between two occasions, along many, or under a harsher condition.
///
///     two:  |ȳ₁ − ȳ₂| ≤ c ;   expanded: ≤ c + 2√(u²(ȳ₁) + u²(ȳ₂)) ;   c = 0.3 σ_pt or 0.1 δ_E
///     many: Δ = |b| (t_last − t_first) in place of the difference, u(Δ) = u(b) (t_last − t_first)
///
/// u(ȳ) is the stated one, else s/√n with s pooled over the occasions. _b_ is the slope of a straight line
/// through all means, its t test has n − 2 degrees of freedom. With two occasions the t test compares the
/// means by the pooled s; where items are named, the values are item means.
///
/// In an accelerated check the occasions are conditions, the first of them the reference; the condition
/// that differs most is judged.
///
/// Edge cases: one occasion shows nothing. Without replicates and without stated uncertainties there is no
/// expanded criterion and no t test of two occasions.
/// Complexity: O(N).
/// Reference: ISO 13528:2022, B.5 (B.17, B.18), B.6; ISO Guide 35:2017, 8.
public struct StabilityAnalysis: Sendable {
  /// The occasions in the order of time, or as listed for conditions.
  public let occasions: [StabilityOccasion]

  /// What the change is held against; `nil` when nothing was said.
  public let limit: HomogeneityLimit?

  /// Whether the occasions are conditions.
  public let isAccelerated: Bool

  /// The change that is judged, zero or more; `nil` for one occasion.
  public let change: Double?

  /// _u_ of the change; `nil` when nothing says how sure the means are.
  public let changeUncertainty: Double?

  /// The line through more than two occasions in time.
  public let trend: ProductionTrend?

  /// The t test of two occasions.
  public let tTest: TwoSampleTest?

  /// Analyses occasions in ascending order of time, or conditions with the reference first.
  public init(
    _ occasions: [StabilityOccasion], limit: HomogeneityLimit?, isAccelerated: Bool
  ) {
    self.occasions = occasions
    self.limit = limit
    self.isAccelerated = isAccelerated
    let uncertainties = Self.uncertainties(occasions)
    guard occasions.count > 1, let first = occasions.first, let last = occasions.last else {
      (change, changeUncertainty, trend, tTest) = (nil, nil, nil, nil)
      return
    }
    func difference(_ index: Int) -> Double {
      (occasions[index].moments.preciseMean - first.moments.preciseMean).value.magnitude
    }
    if occasions.count > 2, !isAccelerated {
      let origin = first.moments.preciseMean
      let means = occasions.map { ($0.moments.preciseMean - origin).value }
      let found = ProductionTrend(places: occasions.map(\.time), means: means)
      trend = found
      tTest = nil
      let span = last.time - first.time
      change = found.map { $0.slope.magnitude * span }
      changeUncertainty = found.map { $0.standardUncertainty * span }
    } else {
      let farthest = occasions.indices.dropFirst().max { difference($0) < difference($1) } ?? 1
      trend = nil
      change = difference(farthest)
      changeUncertainty = uncertainties.flatMap { u in
        (u[0] * u[0] + u[farthest] * u[farthest]).squareRoot()
      }
      tTest = TwoSampleTest(first.moments, occasions[farthest].moments)
    }
  }

  /// _u_ of each mean; `nil` when some has none.
  private static func uncertainties(_ occasions: [StabilityOccasion]) -> [Double]? {
    var (squares, freedom) = (0.0, 0)
    for occasion in occasions {
      squares += occasion.moments.sumOfSquaredDeviations
      freedom += occasion.moments.count - 1
    }
    var found: [Double] = []
    for occasion in occasions {
      if let stated = occasion.statedUncertainty {
        found.append(stated)
      } else if freedom > 0 {
        found.append(
          (squares / Double(freedom) / Double(occasion.moments.count)).squareRoot())
      } else {
        return nil
      }
    }
    return found
  }

  /// Whether the change stays within c.
  public var isSufficient: Bool? {
    guard let change, let limit else { return nil }
    return change <= limit.criterion
  }

  /// c + 2 u(Δ).
  public var expandedLimit: Double? {
    guard let limit, let changeUncertainty else { return nil }
    return limit.criterion + 2 * changeUncertainty
  }

  /// Whether the change stays within the expanded limit.
  public var isSufficientExpanded: Bool? {
    guard let change, let expandedLimit else { return nil }
    return change <= expandedLimit
  }

  /// The contribution that a round may add to u(x_pt): the change as the width of a uniform distribution
  /// on either side, Δ/√3.
  public var instability: Double? { change.map { $0 / 3.0.squareRoot() } }
}

/// Student's t test of two means with a pooled standard deviation.
///
///     t = (ȳ₁ − ȳ₂)/(s √(1/n₁ + 1/n₂)) ,   ν = n₁ + n₂ − 2
public struct TwoSampleTest: Hashable, Sendable {
  /// _t_.
  public let statistic: Double

  /// ν.
  public let degreesOfFreedom: Int

  /// The probability of so large a |t| for equal means.
  public let pValue: Double

  /// `nil` without degrees of freedom or without spread.
  init?(_ a: SampleMoments, _ b: SampleMoments) {
    let ν = a.count + b.count - 2
    guard ν > 0, let distribution = try? StudentT(degreesOfFreedom: Double(ν)) else { return nil }
    let s = ((a.sumOfSquaredDeviations + b.sumOfSquaredDeviations) / Double(ν)).squareRoot()
    let u = s * (1 / Double(a.count) + 1 / Double(b.count)).squareRoot()
    guard u > 0 else { return nil }
    statistic = (a.preciseMean - b.preciseMean).value / u
    degreesOfFreedom = ν
    pValue = min(1, 2 * distribution.upperTail(statistic.magnitude))
  }
}
