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

  /// One weight for each included result, in their order.
  var weights: [Double]

  /// How much the reported uncertainties were enlarged.
  var inflation = 1.0

  var details: [Detail] = []
  var notices: [Notice] = []
}
