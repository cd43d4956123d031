import Mathematics
import Metrology
import Tables
import Wording

/// Reads a calibration curve whose coefficients the model uses as inputs, correlated as the fit makes
/// them:
///
///     calibration:
///       coefficients: [y1, y2]       # y = y1 + y2 (x − origin); a third name adds a square
///       standards: [21.521, 22.012]
///       responses: [-0.171, -0.169]
///       origin: 20
///
/// Without `u` the scatter about the curve gives the uncertainty (JCGM 100:2008, H.3). With `u`, one
/// number or one for each response, the points are weighted, and `standardU` is propagated through the
/// fit. The curve is read and inverted in the model: `b = y1 + y2*(30 - 20)`, `t = 20 + (b - y1)/y2`.
struct CurveReader {
  let node: DefinitionNode
  let identities: [String: String]
  let ensemble: Int

  /// The coefficients as inputs, with the curve that they come from.
  struct Reading {
    let coefficients: [InputQuantity]
    let curve: CalibrationCurve

    /// The correlation coefficient of two coefficients; zero where one is exact.
    func correlation(_ i: Int, _ j: Int) -> Double {
      let covariance = curve.covariance
      let product = covariance[i, i].squareRoot() * covariance[j, j].squareRoot()
      let r = covariance[i, j] / product
      return r.isFinite ? max(-1, min(1, r)) : 0
    }
  }

  private static let degreeLimit = 6
  private static let pointLimit = 10_000

  func read() -> Reading? {
    let members = node.members(
      ["coefficients", "standards", "responses", "origin", "u", "standardU", "units"],
      of: Phrase(vi: "một phép hiệu chuẩn", en: "a calibration"))
    let names = members["coefficients"]?.elements.compactMap(\.text) ?? []
    guard (2...Self.degreeLimit + 1).contains(names.count), Set(names).count == names.count,
      let standards = members["standards"], let responses = members["responses"]
    else {
      node.reject(
        Phrase(
          vi:
            "một phép hiệu chuẩn có từ hai đến \(Self.degreeLimit + 1) hệ số, có standards và responses",
          en:
            "a calibration has two to \(Self.degreeLimit + 1) coefficients, standards and responses"
        ),
        Phrase(
          vi: "Viết {coefficients: [a, b], standards: [1, 2, 3], responses: [2.1, 3.9, 6.2]}.",
          en: "Write {coefficients: [a, b], standards: [1, 2, 3], responses: [2.1, 3.9, 6.2]}."))
      return nil
    }
    guard let x = standards.numbers(Phrase(verbatim: "standards")),
      let y = responses.numbers(Phrase(verbatim: "responses"))
    else {
      return nil
    }
    guard x.count == y.count, x.count <= Self.pointLimit else {
      node.reject(
        x.count == y.count
          ? Phrase(vi: "có \(x.count) điểm", en: "there are \(x.count) points")
          : Phrase(
            vi: "có \(x.count) giá trị chuẩn nhưng có \(y.count) đáp ứng",
            en: "there are \(x.count) standards, but \(y.count) responses"),
        Phrase(
          vi: "Cho mỗi giá trị chuẩn một đáp ứng, nhiều nhất \(Self.pointLimit).",
          en: "Give a response for each standard, \(Self.pointLimit) at most."))
      return nil
    }
    guard node.mistakes.errors.isEmpty, let curve = curve(members, x, y, degree: names.count - 1)
    else { return nil }
    let units = members["units"]?.elements.compactMap(\.text)
    guard units.map({ $0.count == names.count }) ?? true else {
      members["units"]?.reject(
        Phrase(
          vi: "không có đúng một đơn vị cho mỗi hệ số",
          en: "there is not one unit for each coefficient"),
        Phrase(vi: "Viết units: [°C, 1] cho [a, b].", en: "Write units: [°C, 1] for [a, b]."))
      return nil
    }
    return reading(names, units, curve)
  }

  private func curve(
    _ members: [String: DefinitionNode], _ x: [Double], _ y: [Double], degree: Int
  ) -> CalibrationCurve? {
    var weighting = CalibrationWeighting.scatter
    var standardCovariance: Matrix?
    if let member = members["u"] {
      guard let u = uncertainties(member, "u", x.count, mayBeZero: false) else { return nil }
      weighting = .standardUncertainties(u)
    }
    if let member = members["standardU"] {
      guard members["u"] != nil else {
        member.reject(
          Phrase(
            vi: "có standardU mà không có u của các đáp ứng",
            en: "standardU stands without the u of the responses"),
          Phrase(
            vi: "Thêm u: độ tản mạn quanh đường cong không tách được hai phần này.",
            en: "Add u: the scatter about the curve cannot tell the two apart."))
        return nil
      }
      guard let u = uncertainties(member, "standardU", x.count, mayBeZero: true) else { return nil }
      standardCovariance = Matrix(diagonal: u.map { $0 * $0 })
    }
    let origin = members["origin"].map(\.number) ?? 0
    guard let origin else { return nil }
    do throws(CalibrationFailure) {
      return try CalibrationCurve(
        standards: x, responses: y, degree: degree, origin: origin, weighting: weighting,
        standardCovariance: standardCovariance)
    } catch {
      let (problem, remedy) = texts(error)
      node.reject(problem, remedy)
      return nil
    }
  }

  /// One uncertainty for all points, or one for each.
  private func uncertainties(
    _ member: DefinitionNode, _ what: String, _ count: Int, mayBeZero: Bool
  ) -> [Double]? {
    let numbers =
      member.isSequence || member.isMapping
      ? member.numbers(Phrase(verbatim: what))
      : member.number.map { [Double](repeating: $0, count: count) }
    guard let numbers else { return nil }
    guard numbers.count == count, numbers.allSatisfy({ mayBeZero ? $0 >= 0 : $0 > 0 }) else {
      member.reject(
        numbers.count == count
          ? Phrase(
            vi: "\(what) không lớn hơn 0\(mayBeZero ? " hoặc bằng 0" : "")",
            en: "\(what) is not \(mayBeZero ? "zero or" : "") above zero")
          : Phrase(
            vi: "có \(count) điểm, nhưng có \(numbers.count) giá trị \(what)",
            en: "there are \(count) points, but \(numbers.count) of \(what)"),
        Phrase(
          vi: "Cho một độ không đảm bảo đo chuẩn cho mọi điểm, hoặc mỗi điểm một giá trị.",
          en: "Give one standard uncertainty for all points, or one for each."))
      return nil
    }
    return numbers
  }

  private func reading(
    _ names: [String], _ units: [String]?, _ curve: CalibrationCurve
  ) -> Reading? {
    var coefficients: [InputQuantity] = []
    let ν = curve.degreesOfFreedom
    for (index, name) in names.enumerated() {
      let (value, u) = (curve.coefficients[index], curve.covariance[index, index].squareRoot())
      guard let uncertainty = try? StandardUncertainty(u) else {
        node.reject(
          Phrase(
            vi: "độ không đảm bảo đo của \(excerpt(of: name)) vượt quá mọi đại lượng",
            en: "the uncertainty of \(excerpt(of: name)) is beyond that of any quantity"),
          Phrase(
            vi: "Viết standards và responses theo đơn vị có độ lớn hợp lý.",
            en: "Write standards and responses in units in which they are of reasonable size."))
        return nil
      }
      let distribution: InputDistribution =
        u == 0
        ? .constant(value)
        : ν.isFinite
          ? .studentT(mean: value, scale: u, degreesOfFreedom: ν.value)
          : .normal(mean: value, standardDeviation: u)
      coefficients.append(
        InputQuantity(
          name: name, value: value, standardUncertainty: uncertainty, degreesOfFreedom: ν,
          unit: units?[index], distribution: distribution, ensemble: ensemble,
          identity: identities[name]))
    }
    return Reading(coefficients: coefficients, curve: curve)
  }

  private func texts(_ failure: CalibrationFailure) -> (problem: Phrase, remedy: Phrase) {
    switch failure {
    case .tooFewPoints(let needed):
      (
        Phrase(vi: "có ít hơn \(needed) điểm", en: "there are fewer than \(needed) points"),
        Phrase(
          vi: "Thêm điểm, nêu u của các đáp ứng, hoặc khớp ít hệ số hơn.",
          en: "Add points, state the u of the responses, or fit fewer coefficients.")
      )
    case .notFinite:
      (
        Phrase(
          vi: "một điểm vượt quá mọi độ lớn hợp lý", en: "a point is beyond every reasonable size"),
        Phrase(vi: "Sửa lại.", en: "Correct it.")
      )
    case .undetermined:
      (
        Phrase(
          vi: "các điểm không xác định được các hệ số",
          en: "the points do not determine the coefficients"),
        Phrase(
          vi: "Cho nhiều giá trị chuẩn khác nhau hơn, hoặc khớp ít hệ số hơn.",
          en: "Let more of the standards differ, or fit fewer coefficients.")
      )
    case .covariance:
      (
        Phrase(
          vi: "độ không đảm bảo đo của các đáp ứng không tạo thành hiệp phương sai",
          en: "the uncertainties of the responses are no covariance"),
        Phrase(vi: "Sửa u.", en: "Correct u.")
      )
    case .outsideRange, .level:
      (
        Phrase(vi: "không đọc được đường cong", en: "the curve cannot be read"),
        Phrase(vi: "Sửa các điểm.", en: "Correct the points.")
      )
    }
  }
}
