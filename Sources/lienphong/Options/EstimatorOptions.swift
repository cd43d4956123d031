import ArgumentParser
import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables
import Wording

/// The choices of estimators of an assigned value and of σ_pt, as options; in a round's definition the
/// same names are keys.
struct EstimatorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Cách tính tứ phân vị của nIQR: kiểu 5 đến 9.",
      en: "Quartiles behind nIQR: type 5 to 9."))
  var quartiles: Int = 7

  @Option(
    help: ArgumentHelp(
      vi: "Hằng số của các ước lượng ổn định: exact hoặc printed. Mặc định theo từng ước lượng.",
      en: "Constants of robust estimators: exact or printed. By default those of the estimator."))
  var constants: RobustConstants?

  @Option(
    help: ArgumentHelp(
      vi: "Điều kiện dừng của thuật toán A: fixed-point, third-digit hoặc third-digit-of-scale.",
      en: "Stop of Algorithm A: fixed-point, third-digit or third-digit-of-scale."))
  var stop: AlgorithmA.Stop = .fixedPoint

  @Option(
    help: ArgumentHelp(
      vi: "Dạng của Qn: iso-13528, robustbase hoặc print-2022.",
      en: "Form of Qn: iso-13528, robustbase or print-2022."))
  var variant: QnVariant = .iso13528

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Tỉ lệ mà trimmed-mean và winsorized-mean cắt ở mỗi đầu (mặc định: 0.1).",
      en: "Fraction that trimmed-mean and winsorized-mean take from either end (default: 0.1).",
      valueName: .number))
  var fraction: String?

  @Option(
    help: ArgumentHelp(
      vi:
        "Hiệp phương sai của giá trị đồng thuận với các kết quả: as-printed (như tiêu chuẩn in) hoặc account (có tính đến).",
      en: "Covariance of a consensus with its results: as-printed or account."))
  var covariance: CovariancePolicy = .asPrinted

  @Option(
    help: ArgumentHelp(
      vi:
        "Độ không đảm bảo đo của giá trị đồng thuận: formula (công thức), hoặc bootstrap (lấy mẫu lại các kết quả).",
      en: "Uncertainty of a consensus: formula, or bootstrap (results drawn anew)."))
  var uncertainty: ConsensusUncertainty = .formula

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Số lần lấy mẫu của mô phỏng, từ 1000 trở lên "
        + "(mặc định: bootstrap 10000, trung vị 1000000).",
      en: "Draws of a simulation, 1000 or more (default: bootstrap 10000, medians 1000000).",
      valueName: .number))
  var draws: String?

  @Option(
    help: ArgumentHelp(
      vi: "Hạt giống của mọi mô phỏng; cùng hạt giống cho cùng các chữ số.",
      en: "Seed of all simulations; the same seed gives the same digits."))
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      vi:
        "Khoảng tin cậy của mô hình hiệu ứng ngẫu nhiên: normal, hksj, modified-hksj, henmi-copas hoặc bootstrap.",
      en: "Interval of random effects: normal, hksj, modified-hksj, henmi-copas or bootstrap."))
  var ci: MeanInterval = .normal

  @Option(
    help: ArgumentHelp(
      vi:
        "Khoảng cho một phòng thí nghiệm khác nữa: student, normal hoặc hksj. Mặc định theo --ci.",
      en: "Interval for a further laboratory: student, normal or hksj. By default as --ci says."))
  var prediction: PredictionInterval?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi:
        "Thang của phân bố tiên nghiệm của τ trong các mô hình phân cấp, theo đơn vị của giá trị. Mặc định lấy từ các kết quả.",
      en:
        "Scale of the prior of τ in hierarchical models, in the unit of the values. By default from the results.",
      valueName: .number))
  var tauScale: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      vi: "Bậc tự do, lớn hơn 2, của các hiệu ứng trong hierarchical-student (mặc định: 4).",
      en: "Degrees of freedom, above 2, of the effects of hierarchical-student (default: 4).",
      valueName: .number))
  var effectDof: String?

  @Option(
    help: ArgumentHelp(
      vi:
        "u của trung bình cộng lấy từ: scatter (độ phân tán, s/√p) hoặc uncertainties (các độ không đảm bảo đo, √Σu²/p).",
      en: "u of the arithmetic mean from: scatter (s/√p) or uncertainties (√Σu²/p)."))
  var uFrom: MeanUncertainty = .scatter

  func methodOptions() throws -> MethodOptions {
    guard let type = QuantileType(rawValue: quartiles) else {
      throw UsageMistake(
        Phrase(
          vi: "Không có kiểu tứ phân vị \(quartiles). Hãy chọn kiểu từ 5 đến 9.",
          en: "There is no quartile type \(quartiles). Choose a type from 5 to 9."))
    }
    var options = MethodOptions()
    options.quartiles = type
    options.constants = constants
    options.stop = stop
    options.covariance = covariance
    options.variant = variant
    if let fraction {
      options.fraction = try number(fraction, "--fraction") { (0..<0.5).contains($0) }
    }
    options.uncertainty = uncertainty
    options.meanUncertainty = uFrom
    options.draws = try draws.map { text in
      guard let draws = Int(text), MethodOptions.allowedDraws.contains(draws) else {
        throw UsageMistake(
          Phrase(
            vi: "--draws: \(excerpt(of: text)) không phải là số nguyên từ 1000 đến 10000000.",
            en: "--draws: \(excerpt(of: text)) is not a whole number from 1000 to 10000000."))
      }
      return draws
    }
    options.ci = ci
    options.prediction = prediction
    options.tauScale = try tauScale.map { try number($0, "--tau-scale") { $0 > 0 } }
    if let effectDof {
      options.effectDof = try number(effectDof, "--effect-dof") { $0 > 2 && $0 < 1e6 }
    }
    return options
  }
}
