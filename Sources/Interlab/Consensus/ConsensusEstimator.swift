public import Mathematics

/// A consensus estimator of ISO 13528:2022, 7.7 and annex C.
public enum ConsensusEstimator: Hashable, Sendable {
  /// The arithmetic mean with _s_/√p.
  case mean

  /// The median with a robust scale beside it.
  case median(scale: MedianScale, constants: RobustConstants)

  /// Algorithm A (C.3).
  case algorithmA(stop: AlgorithmA.Stop, constants: RobustConstants)

  /// Hampel's location about the scale of the Q method or Qn (C.5).
  case hampel(scale: HampelScale)

  /// Huber's location with MADe held.
  case huber(constants: RobustConstants)

  /// Tukey's biweight location and scale.
  case biweight(constants: RobustConstants)

  /// The Hodges-Lehmann location with Qn.
  case hodgesLehmann(constants: RobustConstants)

  /// The mean without a fraction of the results at either end.
  case trimmedMean(fraction: Double)

  /// The mean with a fraction of the results at either end drawn in to the next.
  case winsorizedMean(fraction: Double)

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .mean: "mean"
    case .median(.madE, _): "median-MADe"
    case .median(.nIQR, _): "median-nIQR"
    case .median(.qn, _): "qn"
    case .median(.sn, _): "sn"
    case .algorithmA: "algorithm-a"
    case .hampel(.qMethod): "q-hampel"
    case .hampel(.qn): "qn-hampel"
    case .huber: "huber"
    case .biweight: "biweight"
    case .hodgesLehmann: "hodges-lehmann"
    case .trimmedMean: "trimmed-mean"
    case .winsorizedMean: "winsorized-mean"
    }
  }

  /// Whether outlying results pull neither the value nor its scale.
  public var isRobust: Bool { self != .mean }
}

/// The scale that stands beside a median (C.2, C.5.2.1).
public enum MedianScale: Hashable, Sendable {
  /// The scaled median absolute deviation.
  case madE

  /// The normalized interquartile range, by one definition of the quartiles.
  case nIQR(QuantileType)

  /// Qn, from the distances between any two results.
  case qn(QnVariant)

  /// Sn of Rousseeuw and Croux.
  case sn
}

/// The scale that Hampel's location is taken about.
public enum HampelScale: Hashable, Sendable {
  /// That of the Q method (C.5.2.2).
  case qMethod

  /// Qn (C.5.2.1).
  case qn(QnVariant, constants: RobustConstants)
}
