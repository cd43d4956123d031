public import Mathematics

/// A consensus estimator of ISO 13528:2022, 7.7 and annex C.
public enum ConsensusEstimator: Hashable, Sendable {
  /// The arithmetic mean with _s_/√p.
  case mean

  /// The median with MADe or nIQR as its scale.
  case median(scale: MedianScale, constants: RobustConstants)

  /// Algorithm A (C.3).
  case algorithmA(stop: AlgorithmA.Stop, constants: RobustConstants)

  /// The name of the method on the command line and in files.
  public var name: String {
    switch self {
    case .mean: "mean"
    case .median(.madE, _): "median-MADe"
    case .median(.nIQR, _): "median-nIQR"
    case .algorithmA: "algorithm-a"
    }
  }

  /// Whether outlying results pull neither the value nor its scale.
  public var isRobust: Bool { self != .mean }
}

/// The scale that stands beside a median (C.2).
public enum MedianScale: Hashable, Sendable {
  /// The scaled median absolute deviation.
  case madE

  /// The normalized interquartile range, by one definition of the quartiles.
  case nIQR(QuantileType)
}
