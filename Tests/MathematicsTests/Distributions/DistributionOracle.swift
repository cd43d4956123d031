import Foundation
import TestSupport
import Testing

/// The functions that every distribution has, for comparison with the tables.
struct DistributionFunctions {
  let density, cumulative, upperTail, quantile, upperQuantile: (Double) -> Double

  /// Compares with a row of distributions.csv.
  ///
  /// 13 digits, but 12 for a tail below 1e-20: it is the exponential of a number up to 690, whose own
  /// rounding alone can cost 700 half units of the last place.
  func expectAgreement(with row: OracleRow) throws {
    let (argument, value) = (try row.number(4), try row.number(5))
    let (observed, digits): (Double, Int) =
      switch row.fields[3] {
      case "density": (density(argument), value < 1e-20 ? 12 : 13)
      case "cumulative": (cumulative(argument), value < 1e-20 ? 12 : 13)
      case "upperTail": (upperTail(argument), value < 1e-20 ? 12 : 13)
      case "quantile": (quantile(argument), 13)
      case "upperQuantile": (upperQuantile(argument), 13)
      default: (.nan, 0)
      }
    #expect(
      Tolerance.digits(digits).accepts(observed, oracle: value),
      "\(row.testDescription) \(observed)")
  }

  /// Compares with a row of quantiles.csv, from the side where its decimal probability is small.
  ///
  /// 14 digits, as many as the double nearest to the probability fixes.
  func expectAgreement(withQuantile row: OracleRow) throws {
    let probability = try #require(Decimal(string: row.fields[3]))
    let oracle = try row.number(4)
    let tail = try #require(Double("\(min(probability, 1 - probability))"))
    let observed = probability > 0.5 ? upperQuantile(tail) : quantile(tail)
    #expect(Tolerance.digits(14).accepts(observed, oracle: oracle), "\(row.testDescription)")
  }

  /// The tails sum to 1, and each quantile leads back to its probability, within the 13 digits that a
  /// unit in the last place of the quantile allows at these probabilities and shapes.
  func expectConsistency() {
    for probability in [1e-12, 0.001, 0.0455, 0.3, 0.5, 0.7, 0.95] {
      let (low, high) = (quantile(probability), upperQuantile(probability))
      #expect(Tolerance.digits(13).accepts(cumulative(low), oracle: probability))
      #expect(Tolerance.digits(13).accepts(upperTail(high), oracle: probability))
      #expect(Tolerance.roundings(4).accepts(cumulative(low) + upperTail(low), oracle: 1))
    }
  }
}
