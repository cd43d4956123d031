import Mathematics
import TestSupport
import Testing

@Suite("Algorithm A (ISO 13528:2022, C.3)")
struct AlgorithmATests {
  // MARK: 60-digit and peer oracles

  /// The 60-digit fixed point. A dozen roundings each; where the middle value is far from zero, x*
  /// is rounded once more on its return.
  @Test(arguments: [(RobustConstants.printed, "printed"), (.exact, "exact")])
  func reachesTheFixedPoint(_ constants: RobustConstants, _ run: String) throws {
    let samples = try Samples()
    for oracle in try OracleTable("algorithm_a.csv").rows {
      let a = try algorithmA(try samples.values(oracle), constants)
      let (x, s) = (try oracle.number("\(run)_x"), try oracle.number("\(run)_s"))
      let name = oracle["dataset"] ?? ""
      #expect(Tolerance.roundings(12).accepts(a.scale, oracle: s), "\(name)")
      let near = Tolerance.absolute(
        8 * .ulpOfOne * s + .ulpOfOne * x.magnitude, because: "a dozen roundings")
      #expect(near.accepts(a.location, oracle: x), "\(name)")
    }
  }

  /// 60 digits, for iterates before convergence; the iterations are counted exactly.
  @Test(arguments: [
    (AlgorithmA.Stop.thirdDigit, "third_digit"), (.thirdDigitOfScale, "third_digit_of_scale"),
  ])
  func stopsByThePrintedRule(_ stop: AlgorithmA.Stop, _ run: String) throws {
    let samples = try Samples()
    for oracle in try OracleTable("algorithm_a.csv").rows {
      let a = try algorithmA(try samples.values(oracle), stop: stop)
      let (x, s) = (try oracle.number("\(run)_x"), try oracle.number("\(run)_s"))
      let name = oracle["dataset"] ?? ""
      #expect(Tolerance.digits(13).accepts(a.scale, oracle: s), "\(name)")
      let near = Tolerance.absolute(
        1e-13 * s + .ulpOfOne * x.magnitude, because: "roundings of each iteration")
      #expect(near.accepts(a.location, oracle: x), "\(name)")
      #expect(Double(a.iterations) == (try oracle.number("\(run)_iterations")), "\(name)")
    }
  }

  /// pt13528 0.1.8 and metRology 0.9-29-2, as their own stopping rules leave them: 2e-12 of s*, or
  /// of x* where that is printed far from zero.
  @Test func agreesWithPeers() throws {
    let samples = try Samples()
    for oracle in try OracleTable("algorithm_a_peers.csv").rows {
      let values = try samples.values(oracle)
      let runs = [
        ("printed", try algorithmA(values)), ("exact", try algorithmA(values, .exact)),
        ("third_digit_of_scale", try algorithmA(values, stop: .thirdDigitOfScale)),
      ]
      for (run, a) in runs where oracle["\(run)_x"] != "" {
        let (x, s) = (try oracle.number("\(run)_x"), try oracle.number("\(run)_s"))
        let peer = Tolerance.absolute(
          2e-12 * s + 1e-15 * x.magnitude, because: "the peer's tolerance")
        #expect(peer.accepts(a.location, oracle: x), "\(oracle["dataset"] ?? "") \(run)")
        #expect(peer.accepts(a.scale, oracle: s), "\(oracle["dataset"] ?? "") \(run)")
      }
    }
  }

  // MARK: Published oracle

  /// Cell means of the creosote example, ISO 5725-2, level 5; printed by ISO 5725-5 and here to
  /// seven decimals.
  static let creosote = [24.14, 20.155, 19.5, 20.3, 20.705, 17.57, 20.1, 20.94, 21.185]

  @Test func agreesOnCreosote() throws {
    let seven = Tolerance.published(decimals: 7)
    let third = try algorithmA(Self.creosote, stop: .thirdDigit)
    #expect(third.iterations == 6)
    #expect(seven.accepts(third.location, oracle: 20.4121294))
    #expect(seven.accepts(third.scale, oracle: 1.0537132))
    let printed = try algorithmA(Self.creosote)
    #expect(seven.accepts(printed.location, oracle: 20.4121429))
    #expect(seven.accepts(printed.scale, oracle: 1.0698397))
    let exact = try algorithmA(Self.creosote, .exact)
    #expect(seven.accepts(exact.location, oracle: 20.4121429))
    #expect(seven.accepts(exact.scale, oracle: 1.0677729))
    #expect(exact.insideLimits == 1..<8)
  }

  /// Huber's location of S8 with s = MADe exact; definitions give 99.9833333 = 99.98 + 1/300.
  @Test func holdsAGivenScale() throws {
    let s8 = [98.1, 99.0, 99.4, 99.9, 100.2, 100.4, 101.0, 103.5]
    let scale = scaledMedianAbsoluteDeviation(sorted: s8.span)
    let a = try AlgorithmA(sorted: s8.span, scale: scale)
    #expect(Tolerance.published(decimals: 7).accepts(a.location, oracle: 99.9833333))
    #expect(a.scale == scale)
    #expect(a.insideLimits == 1..<7)
  }

  // MARK: Properties

  @Test func reversingTheResultsKeepsEveryBit() throws {
    #expect(try algorithmA(Self.creosote.reversed()) == algorithmA(Self.creosote))
  }

  @Test(arguments: [-900, -3, 1, 900])
  func powerOfTwoAsUnitKeepsEveryBit(_ exponent: Int) throws {
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let a = try algorithmA(Self.creosote.map { $0 * unit })
    let plain = try algorithmA(Self.creosote)
    #expect(a.location == plain.location * unit)
    #expect(a.scale == plain.scale * unit)
    #expect(a.insideLimits == plain.insideLimits)
  }

  /// Quarters are exact at every offset here.
  @Test(arguments: [1e9, -1e15])
  func offsetCostsNothing(_ offset: Double) throws {
    let quarters = [0, 1, 1.25, 1.5, 2, 2.75, 3, 3, 3.25, 9.5]
    let plain = try algorithmA(quarters)
    let shifted = try algorithmA(quarters.map { $0 + offset })
    #expect(shifted.scale == plain.scale)
    #expect(shifted.location == offset + plain.location)
  }

  /// With ever wilder outliers the same ones are clipped, and nothing else may move.
  @Test(arguments: [1e3, 1e15, 1e100])
  func wildOutlierCostsNothing(_ outlier: Double) throws {
    let reference = try algorithmA(Self.creosote + [100, -100])
    let a = try algorithmA(Self.creosote + [outlier, -outlier])
    #expect(Tolerance.roundings(8).accepts(a.scale, oracle: reference.scale))
    #expect(Tolerance.roundings(8).accepts(a.location, oracle: reference.location))
  }

  @Test func fixedPointReproducesItself() throws {
    for name in try OracleTable("algorithm_a.csv").rows {
      let x = try Samples().values(name).sorted()
      let a = try AlgorithmA(sorted: x.span)
      guard a.scale > 0 else { continue }
      let held = try AlgorithmA(sorted: x.span, scale: a.scale)
      let near = Tolerance.absolute(
        1e-14 * a.scale + .ulpOfOne * a.location.magnitude, because: "a dozen roundings")
      #expect(near.accepts(held.location, oracle: a.location))
    }
  }

  // MARK: Many samples, large samples

  /// Samples of every size about the limit of the lanes; with ties, majorities of equal values and wild
  /// ones; and the oracles' samples. A sample has the same bits in whatever company.
  @Test(arguments: [AlgorithmA.Stop.fixedPoint, .thirdDigit, .thirdDigitOfScale])
  func manySamplesAtOnceKeepEveryBit(_ stop: AlgorithmA.Stop) throws {
    var generator = SampleGenerator()
    var samples = try OracleTable("algorithm_a.csv").rows.map { try Samples().values($0) }
    for count in 1...70 {
      let values = (0..<count).map { _ in generator.normal() }
      samples.append(values)
      samples.append(values.map { ($0 * 2).rounded() })
      samples.append(values.map { $0 > 0.4 ? 1e9 * $0 : 3 })
    }
    let ends = samples.indices.map { samples[...$0].reduce(0) { $0 + $1.count } }
    let fits = AlgorithmA.fits(Array(samples.joined()).span, ends: ends, stop: stop)
    #expect(fits.contains { $0?.startedFromStandardDeviation == true })
    for (sample, fit) in zip(samples, fits) {
      let alone = try algorithmA(sample, stop: stop)
      #expect(fit == alone, "\(sample.count) values")
    }
  }

  @Test func noSamplesHaveNoFits() {
    #expect(AlgorithmA.fits([Double]().span, ends: []).isEmpty)
  }

  /// Large samples of several shapes, not sorted: the same results are clipped and as many iterations made
  /// as when they are sorted; x* and s* differ by the roundings of two orders of summation.
  @Test(arguments: LargeSample.allCases)
  func largeSampleNeedsNoSorting(_ shape: LargeSample) throws {
    let values = shape.values(20_736)
    for stop in AlgorithmA.Stop.allCases {
      let a = try AlgorithmA(values, stop: stop)
      let sorted = try algorithmA(values, stop: stop)
      #expect(a.insideLimits == sorted.insideLimits)
      #expect(a.iterations == sorted.iterations)
      #expect(a.startedFromStandardDeviation == sorted.startedFromStandardDeviation)
      #expect(Tolerance.roundings(8).accepts(a.scale, oracle: sorted.scale))
      let near = Tolerance.absolute(
        8 * .ulpOfOne * sorted.scale + .ulpOfOne * sorted.location.magnitude,
        because: "roundings of the sums")
      #expect(near.accepts(a.location, oracle: sorted.location))
    }
  }

  /// The definition itself in double-double: clipping at the limits found gives back x* and s*.
  @Test func largeSampleFulfilsTheDefinition() throws {
    let values = LargeSample.contaminated.values(30_000)
    let a = try AlgorithmA(values)
    let clipped = values.map { min(max($0, a.lowerLimit), a.upperLimit) }
    let moments = SampleMoments(clipped.span)
    let near = Tolerance.absolute(
      8 * .ulpOfOne * a.scale + .ulpOfOne * a.location, because: "limits rounded to doubles")
    #expect(near.accepts(a.location, oracle: moments.mean))
    let s = 1.134 * (try #require(moments.standardDeviation))
    #expect(Tolerance.digits(13).accepts(a.scale, oracle: s))
    #expect(a.countInsideLimits == values.count { a.lowerLimit <= $0 && $0 <= a.upperLimit })
  }

  // MARK: Degenerate input

  @Test func equalResultsHaveNoScale() throws {
    for count in [1, 2, 8] {
      let a = try algorithmA([Double](repeating: 0.1, count: count))
      #expect(a.location == 0.1 && a.scale == 0 && a.iterations == 0)
      #expect(!a.hasCollapsed && !a.startedFromStandardDeviation)
      #expect(a.countInsideLimits == count)
    }
  }

  @Test(arguments: [AlgorithmA.Stop.fixedPoint, .thirdDigit, .thirdDigitOfScale])
  func sevenEqualOfEightCollapse(_ stop: AlgorithmA.Stop) throws {
    let a = try algorithmA([5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 9], stop: stop)
    #expect(a.location == 5.1 && a.scale == 0)
    #expect(a.hasCollapsed && a.startedFromStandardDeviation)
    #expect(a.insideLimits == 0..<7)
  }

  /// `algorithm_a.py` on these values: 5.01428571428571423496…, 0.07057152871667242403….
  @Test func majorityOfEqualResultsStartsFromTheStandardDeviation() throws {
    let a = try algorithmA([5, 5, 5, 5, 5, 5, 5.1, 4.8, 5.2])
    #expect(a.startedFromStandardDeviation)
    #expect(!a.hasCollapsed)
    #expect(Tolerance.roundings(4).accepts(a.location, oracle: 5.014285714285714235))
    #expect(Tolerance.roundings(12).accepts(a.scale, oracle: 0.0705715287166724240))
  }

  @Test func zeroGivenScaleIsTheMedian() throws {
    #expect(try AlgorithmA(sorted: [1, 2, 4, 9], scale: 0).location == 3)
  }
}

private func algorithmA(
  _ values: [Double], _ constants: RobustConstants = .printed, stop: AlgorithmA.Stop = .fixedPoint
) throws -> AlgorithmA {
  let sorted = values.sorted()
  return try AlgorithmA(sorted: sorted.span, constants: constants, stop: stop)
}

extension AlgorithmA {
  fileprivate init(sorted values: [Double], scale: Double) throws {
    self = try AlgorithmA(sorted: values.span, scale: scale)
  }
}

/// Shapes of samples too large to sort.
enum LargeSample: CaseIterable {
  case contaminated, tied, skewed, mostlyEqual, heavyTailed, sorted, misleading

  func values(_ count: Int) -> [Double] {
    var generator = SampleGenerator()
    let normals = (0..<count).map { _ in generator.normal() }
    return switch self {
    case .contaminated: normals.indices.map { 100 + normals[$0] + ($0 % 17 == 0 ? 5 : 0) }
    case .tied: normals.map { ($0 * 4).rounded() / 4 }
    case .skewed: normals.map { $0 > 0 ? $0 * $0 * $0 : 0.01 * $0 }
    case .mostlyEqual: normals.indices.map { $0 % 5 < 3 ? 7 : normals[$0] }
    case .heavyTailed: normals.map { 1 / $0 }
    case .sorted: normals.sorted()
    // Of 20 736 values every ninth is looked at to bracket the median.
    case .misleading: normals.indices.map { $0 % 9 == 0 ? 1000 : normals[$0] }
    }
  }
}

extension SampleGenerator {
  /// About a standard normal number: the sum of twelve uniform ones.
  fileprivate mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double(next() >> 11) * 0x1p-53 }
  }
}
