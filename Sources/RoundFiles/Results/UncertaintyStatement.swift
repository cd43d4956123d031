public import Interlab
import Metrology
public import Tables
public import Wording

/// What a laboratory states of the uncertainty of one result: some of _U_, _k_ and _u_, with the
/// digits they were written in.
public struct UncertaintyStatement: Sendable {
  /// The expanded uncertainty.
  public var U: DecimalNumber?

  /// The coverage factor.
  public var k: DecimalNumber?

  /// The standard uncertainty.
  public var u: DecimalNumber?

  /// Starts with nothing stated.
  public init() {}

  /// Why a statement makes no uncertainty.
  public struct Contradiction: Error, Hashable, Sendable {
    /// The name of the number at fault: `U`, `k` or `u`.
    public let column: String

    /// Without a full stop.
    public let problem: Phrase

    /// As a sentence.
    public let remedy: Phrase
  }

  /// The uncertainty stated, or `nil` when neither _U_ nor _u_ is.
  ///
  /// _U_ without _k_ takes _k_ = 2 and says so; _u_ without _k_ is expanded by 2; of _U_ and _u_
  /// without _k_ the coverage factor is their quotient. All three must agree within half a unit of
  /// the last digit that each was written with.
  public func uncertainty() throws(Contradiction) -> ReportedUncertainty? {
    guard U != nil || u != nil else { return nil }
    let factor = try coverageFactor()
    let expanded = try U.map { (U) throws(Contradiction) in
      try quantity("U", Phrase(vi: "Độ không đảm bảo đo mở rộng", en: "An expanded uncertainty")) {
        () throws(InvalidQuantity) in
        try ExpandedUncertainty(U.value, coverageFactor: factor)
      }
    }
    let standard = try u.map { (u) throws(Contradiction) in
      try quantity("u", Phrase(vi: "Độ không đảm bảo đo chuẩn", en: "A standard uncertainty")) {
        () throws(InvalidQuantity) in
        try StandardUncertainty(u.value)
      }
    }
    if let U, let u { try rejectDisagreement(U, u, factor) }
    guard let expanded = expanded ?? standard?.expanded(by: factor),
      let standard = standard ?? expanded.standard
    else {
      throw Contradiction(
        column: U == nil ? "u" : "U",
        problem: Phrase(
          vi: "độ không đảm bảo đo nằm ngoài phạm vi", en: "the uncertainty is out of range"),
        remedy: Phrase(vi: "Nêu theo đơn vị khác.", en: "State it in another unit."))
    }
    return ReportedUncertainty(
      standard: standard, expanded: expanded,
      coverageFactorIsAssumed: k == nil && (U == nil || u == nil), onlyStandardIsStated: U == nil)
  }

  private func coverageFactor() throws(Contradiction) -> CoverageFactor {
    if let k {
      return try quantity("k", Phrase(vi: "Hệ số phủ", en: "A coverage factor")) {
        () throws(InvalidQuantity) in
        try CoverageFactor(k.value)
      }
    }
    guard let U, let u, U.value > 0, u.value > 0 else { return .two }
    guard let factor = try? CoverageFactor(U.value / u.value), factor.value >= 1 else {
      throw Contradiction(
        column: "U",
        problem: Phrase(
          vi: "U và u mâu thuẫn nhau: U nhỏ hơn u",
          en: "U and u contradict each other: U is less than u"),
        remedy: Phrase(
          vi: "U = k u với k từ 1 trở lên. Sửa một trong hai.",
          en: "U = k u with k of 1 or more. Correct one of them."))
    }
    return factor
  }

  /// Makes a quantity, or says in words why a number cannot be one.
  private func quantity<Quantity>(
    _ column: String, _ what: Phrase, _ make: () throws(InvalidQuantity) -> Quantity
  ) throws(Contradiction) -> Quantity {
    do throws(InvalidQuantity) {
      return try make()
    } catch {
      let bound =
        column == "k"
        ? Phrase(vi: "lớn hơn 0", en: "above zero")
        : Phrase(vi: "lớn hơn hoặc bằng 0", en: "zero or more")
      throw Contradiction(
        column: column,
        problem: Phrase(
          vi: "\(column) không \(bound.vietnamese)", en: "\(column) is not \(bound.english)"),
        remedy: Phrase(
          vi: "\(what.vietnamese) phải \(bound.vietnamese).",
          en: "\(what.english) is \(bound.english)."))
    }
  }

  private func rejectDisagreement(
    _ U: DecimalNumber, _ u: DecimalNumber, _ factor: CoverageFactor
  ) throws(Contradiction) {
    let product = factor.value * u.value
    // A whole k is meant exactly; one with decimals was rounded like U and u.
    let ofFactor = k.map { $0.lastDecimalPlace < 0 ? u.value * $0.halfUnit : 0 } ?? 0
    let tolerance = U.halfUnit + factor.value * u.halfUnit + ofFactor
    let difference = (U.value - product).magnitude
    guard difference > tolerance * (1 + 1e-9) || (U.value == 0) != (u.value == 0) else { return }
    throw Contradiction(
      column: "U",
      problem: Phrase(
        vi:
          "U và u mâu thuẫn nhau: U = \(shortestText(U.value)), nhưng k u = \(shortestText(product))",
        en: "U and u contradict each other: U = \(shortestText(U.value)), "
          + "but k u = \(shortestText(product))"),
      remedy: Phrase(
        vi: "Sửa một trong U, k và u, hoặc chỉ nêu U và k.",
        en: "Correct one of U, k and u, or state only U and k."))
  }
}

extension DecimalNumber {
  /// Half a unit of the last written digit.
  fileprivate var halfUnit: Double {
    (Double("1e\(lastDecimalPlace)") ?? 0) / 2
  }
}
