public import Wording

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

extension DriftFailure: Worded {
  /// What is wrong and what to do.
  public var message: Phrase {
    switch self {
    case .tooFewMeasurements(let artefact, let found, let times, let needed):
      Phrase(
        vi:
          "\(Self.name(artefact))\(found) lần đo của tổ chức điều phối tại \(times) thời điểm khác nhau, nhưng mô hình có \(needed) hệ số. Hãy đo lại, hoặc chọn mô hình bậc thấp hơn.",
        en:
          "\(Self.name(artefact))\(found) pilot measurements at \(times) different times, but the model "
          + "has \(needed) coefficients. Measure again, or choose a model of lower degree.")
    case .stepOutside:
      Phrase(
        vi:
          "Bước nhảy không nằm giữa hai lần đo của tổ chức điều phối. Một bước nhảy cần một lần đo trước và một lần đo sau.",
        en:
          "The step does not lie between two pilot measurements. A step needs one before and one after."
      )
    case .unknownArtefact(let laboratory, let artefact):
      Phrase(
        vi:
          "\(laboratory) đã đo \(artefact.map { "chuẩn \($0)" } ?? "một chuẩn không có tên") mà tổ chức điều phối không đo. Hãy đặt tên như trong tệp của tổ chức điều phối.",
        en:
          "\(laboratory) measured \(artefact.map { "the artefact \($0)" } ?? "no named artefact"), which "
          + "the pilot did not measure. Name it as the pilot's file does.")
    case .singularCovariance(let artefact):
      Phrase(
        vi:
          "\(Self.name(artefact))phần chung của độ không đảm bảo đo của tổ chức điều phối lớn đến mức không còn gì cho phần độc lập. Hãy nêu cả hai theo đơn vị của giá trị.",
        en:
          "\(Self.name(artefact))the common part of the pilot's uncertainties is so large that nothing is "
          + "left of the independent part. State both in the unit of the values.")
    case .outOfRange(let artefact):
      Phrase(
        vi:
          "\(Self.name(artefact))các lần đo của tổ chức điều phối quá lớn hoặc quá xa nhau nên không khớp mô hình được.",
        en:
          "\(Self.name(artefact))the pilot measurements are too large or too far apart to be fitted."
      )
    }
  }

  private static func name(_ artefact: String?) -> String { artefact.map { "\($0): " } ?? "" }
}
