import Interlab
import TestSupport
import Testing
import Wording

@Suite("Failures of an analysis in both languages")
struct FailureMessageTests {
  private static let key = ComparisonKey(measurand: "m")

  static let messages: [Phrase] =
    [
      AnalysisFailure.uncertaintyNeeded(laboratory: "\"07\"", comparison: key),
      .degreesOfFreedomNeeded(laboratory: "\"07\"", comparison: key),
      .covarianceSize(rows: 3, results: 12, comparison: key),
      .covarianceNotSymmetric(comparison: key),
      .covarianceNotPositiveDefinite(smallestEigenvalue: -0.25, comparison: key),
      .covarianceNotPositiveDefinite(smallestEigenvalue: nil, comparison: key),
      .notConverged(method: "algorithm-a", comparison: key),
      .tooManySubsets(method: "largest-consistent-subset", comparison: key),
      .tooManyReplicates(method: "q-method", most: 2000, found: 2345, comparison: key),
      .tooFewResults(method: "gls", needed: 2, found: 1, comparison: key),
    ].map(\.message)
    + [
      DriftFailure.tooFewMeasurements(artefact: "\"A\"", found: 2, times: 2, needed: 3),
      .stepOutside, .unknownArtefact(laboratory: "\"07\"", artefact: "\"B\""),
      .unknownArtefact(laboratory: "\"07\"", artefact: nil), .singularCovariance(artefact: nil),
      .outOfRange(artefact: "\"A\""),
    ].map(\.message)
    + [
      ComparisonLink.Undefined.noCommonLaboratory(
        own: (1...25).map(String.init), key: [], comparison: key),
      .uncertaintyNeeded(laboratory: "\"07\"", comparison: key), .noReference(comparison: key),
      .noVariance(laboratory: "\"07\"", comparison: key),
    ].map(\.message)

  @Test(arguments: messages)
  func theTranslationDropsNothing(_ message: Phrase) {
    #expect(lostInTranslation(message) == [])
    #expect(message.vietnamese.hasSuffix("."))
  }

  @Test func inVietnamese() {
    let failure = AnalysisFailure.tooFewResults(
      method: "gls", needed: 2, found: 1, comparison: Self.key)
    #expect(
      failure.message.text(in: .vietnamese)
        == "gls cần 2 kết quả được đưa vào, mà chỉ có 1. Hãy đưa thêm kết quả vào, hoặc chọn phương "
        + "pháp khác.")
    #expect(
      "\(failure)"
        == "gls needs 2 included results, and there are 1. Include more, or choose another method.")
  }
}
