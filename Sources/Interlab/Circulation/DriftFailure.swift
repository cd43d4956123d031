/// Why pilot measurements give no drift.
public enum DriftFailure: Error, Hashable, Sendable {
  /// There are fewer measurements, or measurements at fewer times, than coefficients.
  case tooFewMeasurements(artefact: String?, found: Int, times: Int, needed: Int)

  /// A declared step does not lie between two measurements.
  case stepOutside

  /// A participant measured a travelling standard that the pilot did not.
  case unknownArtefact(laboratory: String, artefact: String?)

  /// The covariance matrix of the measurements is singular: the common part hides the rest.
  case singularCovariance(artefact: String?)

  /// The numbers leave the range of doubles.
  case outOfRange(artefact: String?)
}

extension DriftFailure: CustomStringConvertible {
  /// What is wrong and what to do, in English.
  public var description: String {
    switch self {
    case .tooFewMeasurements(let artefact, let found, let times, let needed):
      "\(Self.name(artefact))\(found) pilot measurements at \(times) different times, but the model "
        + "has \(needed) coefficients. Measure again, or choose a model of lower degree."
    case .stepOutside:
      "The step does not lie between two pilot measurements. A step needs one before and one after."
    case .unknownArtefact(let laboratory, let artefact):
      "\(laboratory) measured \(artefact.map { "the artefact \($0)" } ?? "no named artefact"), which "
        + "the pilot did not measure. Name it as the pilot's file does."
    case .singularCovariance(let artefact):
      "\(Self.name(artefact))the common part of the pilot's uncertainties is so large that nothing is "
        + "left of the independent part. State both in the unit of the values."
    case .outOfRange(let artefact):
      "\(Self.name(artefact))the pilot measurements are too large or too far apart to be fitted."
    }
  }

  private static func name(_ artefact: String?) -> String { artefact.map { "\($0): " } ?? "" }
}
