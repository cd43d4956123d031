import Foundation
import TestSupport
import Testing

@Suite("The uncertainty of the arithmetic mean")
struct MeanUncertaintyTests {
  private let csv = "lab,value,u\nA,10,0.3\nB,10.5,0.4\nC,9.7,1.2\n"

  private func estimate(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(
      arguments: ["reference", "-", "--method", "mean", "--format", "json"] + arguments,
      input: csv)
    #expect(run.status == 0, "\(run.errors)")
    let measurand = try #require((try run.json()["measurands"] as? [[String: Any]])?.first)
    return try #require((measurand["estimates"] as? [[String: Any]])?.first)
  }

  /// √(0.09 + 0.16 + 1.44)/3 = 1.3/3; s² = 0.49/3 for the scatter.
  @Test func fromEither() throws {
    let stated = try estimate(["--u-from", "uncertainties"])
    let u = try #require(stated["standardUncertainty"] as? Double)
    #expect(Tolerance.digits(14).accepts(u, oracle: 1.3 / 3))
    let scattered = try #require(try estimate([])["standardUncertainty"] as? Double)
    #expect(Tolerance.digits(13).accepts(scattered, oracle: (0.49 / 3 / 3).squareRoot()))
    #expect(stated["method"] as? String == "mean")
  }

  /// u²(d) = u_i²(1 − 2/p) + u²(x_pt): the covariance of a result with the mean.
  @Test func deviations() throws {
    let run = try CommandRun(
      arguments: [
        "score", "-", "--assigned-value", "mean", "--u-from", "uncertainties", "--score", "zeta",
        "--format", "json",
      ], input: csv)
    let measurand = try #require((try run.json()["measurands"] as? [[String: Any]])?.first)
    let result = try #require((measurand["results"] as? [[String: Any]])?.first)
    let deviation = try #require(result["deviation"] as? [String: Any])
    let u = try #require(deviation["standardUncertainty"] as? Double)
    #expect(Tolerance.digits(13).accepts(u, oracle: (0.09 / 3 + 1.69 / 9).squareRoot()))
    #expect(deviation["correlated"] as? Bool == true)
  }
}
