import Mathematics
import Metrology

/// What an estimator of the assigned value returns: location, uncertainty and the weights that
/// its covariance with each result follows from.
struct LocationEstimate {
  var value: DoubleDouble
  var standardUncertainty: Double?
  var degreesOfFreedom = DegreesOfFreedom.infinite

  /// _s*_, when the estimator has a robust one.
  var scale: Double?

  /// _τ_, when the estimator allows for a standard deviation between laboratories.
  var tau: Double?

  /// The interval that holds the value with 95 % probability, when it is not k = 2 on both sides.
  var coverageInterval: ClosedRange<Double>?

  /// One weight for each included result, in their order; NaN where the covariance that would
  /// follow from it does not exist.
  var weights: [Double]

  /// How much the reported uncertainties were enlarged.
  var inflation = 1.0

  var details: [Detail] = []
  var notices: [Notice] = []
}
