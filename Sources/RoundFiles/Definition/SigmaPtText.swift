public import Interlab
import Tables
public import Wording

/// Why a text does not say how σ_pt is found.
public enum SigmaPtText {
  /// What is wrong, and what to do.
  public struct Mistake: Error, Hashable, Sendable {
    /// Without a full stop.
    public let problem: Phrase

    /// As a sentence.
    public let remedy: Phrase
  }
}

/// Reads σ_pt as it is written on the command line: a number, `2%`, `robust`,
/// `standard-deviation`, `horwitz` (values are mass fractions), `horwitz:1e-6`, `horwitz:mg/kg`,
/// or `precision:sR=0.5,sr=0.2,m=2`.
///
/// With a `unit` that is a mass fraction, plain `horwitz` takes it.
public func sigmaPtMethod(
  _ text: String, unit: String?, _ options: MethodOptions
) throws(SigmaPtText.Mistake) -> SigmaPtMethod {
  let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
  switch parts.first {
  case "robust" where parts.count == 1: return robustSigmaPt(options)
  case "standard-deviation" where parts.count == 1: return .standardDeviation
  case "horwitz": return try horwitz(parts.count == 2 ? parts[1] : nil, unit: unit)
  case "precision" where parts.count == 2: return try precision(parts[1])
  default: return try numeric(text)
  }
}

/// σ_pt from the precision of a method; `m` replicates and σ_R² ≥ σ_r² (1 − 1/m) are needed.
func precisionSigmaPt(
  reproducibility: Double, repeatability: Double, replicates: Double
) throws(SigmaPtText.Mistake) -> SigmaPtMethod {
  guard let m = Int(exactly: replicates), m >= 1 else {
    throw SigmaPtText.Mistake(
      problem: Phrase(vi: "m không phải là số lần đo lặp", en: "m is not a number of replicates"),
      remedy: Phrase(vi: "Viết một số nguyên từ 1 trở lên.", en: "Write a whole number from 1 on."))
  }
  guard reproducibility >= repeatability * (1 - 1 / replicates).squareRoot() else {
    throw SigmaPtText.Mistake(
      problem: Phrase(vi: "sR quá nhỏ so với sr", en: "sR is too small for sr"),
      remedy: Phrase(
        vi: "sR² phải ít nhất bằng sr² (1 − 1/m).", en: "sR² must be at least sr² (1 − 1/m)."))
  }
  return .precision(reproducibility: reproducibility, repeatability: repeatability, replicates: m)
}

private func numeric(_ text: String) throws(SigmaPtText.Mistake) -> SigmaPtMethod {
  let isPercent = text.hasSuffix("%")
  guard
    let value = try? DecimalNumber(isPercent ? String(text.dropLast()) : text, mark: .point).value
  else {
    let names = ["robust", "horwitz", "precision", "standard-deviation"]
    let nearest = didYouMean(text, among: names)
    throw SigmaPtText.Mistake(
      problem: Phrase(
        vi: "\(excerpt(of: text)) không cho biết cách tìm sigma_pt",
        en: "\(excerpt(of: text)) does not say how sigma_pt is found"),
      remedy: nearest
        + Phrase(
          vi:
            "Viết một số, 2%, robust, standard-deviation, horwitz hoặc precision:sR=..,sr=..,m=..",
          en:
            "Write a number, 2%, robust, standard-deviation, horwitz or precision:sR=..,sr=..,m=..")
    )
  }
  guard value >= 0 else {
    throw SigmaPtText.Mistake(
      problem: Phrase(vi: "sigma_pt là số âm", en: "sigma_pt is negative"),
      remedy: Phrase(vi: "Viết một số lớn hơn 0.", en: "Write a number above zero."))
  }
  return isPercent ? .percentOfAssignedValue(value) : .prescribed(value)
}

private func horwitz(
  _ argument: String?, unit: String?
) throws(SigmaPtText.Mistake) -> SigmaPtMethod {
  guard let argument else {
    return .horwitz(massFraction: unit.flatMap(massFraction(ofUnit:)) ?? 1)
  }
  let number = try? DecimalNumber(argument, mark: .point).value
  guard let fraction = massFraction(ofUnit: argument) ?? number, fraction > 0 else {
    throw SigmaPtText.Mistake(
      problem: Phrase(
        vi: "\(excerpt(of: argument)) không phải là phần khối lượng",
        en: "\(excerpt(of: argument)) is not a mass fraction"),
      remedy: Phrase(
        vi: "Viết horwitz:1e-6 hoặc horwitz:mg/kg.", en: "Write horwitz:1e-6 or horwitz:mg/kg."))
  }
  return .horwitz(massFraction: fraction)
}

private func precision(_ text: String) throws(SigmaPtText.Mistake) -> SigmaPtMethod {
  var numbers: [String: Double] = [:]
  for part in text.split(separator: ",") {
    let sides = part.split(separator: "=").map(String.init)
    guard sides.count == 2, ["sR", "sr", "m"].contains(sides[0]),
      let number = try? DecimalNumber(sides[1], mark: .point).value, number >= 0
    else {
      throw SigmaPtText.Mistake(
        problem: Phrase(
          vi: "\(excerpt(of: String(part))) không phải là một phần của precision",
          en: "\(excerpt(of: String(part))) is not a part of a precision"),
        remedy: Phrase(
          vi: "Viết precision:sR=0.5,sr=0.2,m=2.", en: "Write precision:sR=0.5,sr=0.2,m=2."))
    }
    numbers[sides[0]] = number
  }
  guard let sR = numbers["sR"], let sr = numbers["sr"], let m = numbers["m"] else {
    throw SigmaPtText.Mistake(
      problem: Phrase(vi: "precision không đầy đủ", en: "the precision is not complete"),
      remedy: Phrase(
        vi: "Viết precision:sR=0.5,sr=0.2,m=2.", en: "Write precision:sR=0.5,sr=0.2,m=2."))
  }
  return try precisionSigmaPt(reproducibility: sR, repeatability: sr, replicates: m)
}
