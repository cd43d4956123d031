import ArgumentParser
import Interlab
import Mathematics
import Metrology
import RoundFiles
import Tables

/// The rules of scoring, as options; in a round's definition the same names are keys.
struct ScoringOptions: ParsableArguments {
  @Option(
    name: .customLong("sigma-pt"), parsing: .unconditional,
    help: ArgumentHelp(
      "σ_pt: a number, 2%, robust, standard-deviation, horwitz[:unit], precision:sR=..,sr=..,m=..",
      valueName: "sigma"))
  var sigmaPt: String?

  @Option(
    name: [.customLong("score"), .customLong("scores")],
    help: ArgumentHelp(
      "Scores, separated by commas: \(ScoreKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "names"))
  var scores: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Maximum permissible error δ_E.", valueName: "number"))
  var maximumPermissibleError: String?

  @Option(
    name: .customLong("transfer-standard-u"), parsing: .unconditional,
    help: ArgumentHelp("Uncertainty u_TS of the transfer standard.", valueName: "number"))
  var transferStandard: String?

  @Option(help: ArgumentHelp("Unit of the values, for the output.", valueName: "text"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "Edition: 2005, 2015, 2022 or 2022+Amd1:2026 (of ISO 13528).", valueName: "edition"))
  var edition: Edition = .current

  @Option(help: "|E_n| = 1 is a signal (strict) or acceptable (inclusive). By the edition.")
  var enLimit: EnLimit?

  @Option(help: "E_n that verdicts rest on: reported or combined.")
  var coverage: CoveragePolicy = .reported

  @Option(help: "Quartiles behind nIQR: type 5 to 9.")
  var quartiles: Int = 7

  @Option(help: "Constants of robust estimators: exact or printed. By estimator.")
  var constants: RobustConstants?

  @Option(help: "Stop of Algorithm A: fixed-point, third-digit or third-digit-of-scale.")
  var stop: AlgorithmA.Stop = .fixedPoint

  @Option(help: "Form of Qn: iso-13528, robustbase or print-2022.")
  var variant: QnVariant = .iso13528

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Fraction that trimmed-mean and winsorized-mean take from either end (0.1).",
      valueName: "number"))
  var fraction: String?

  @Option(help: "Covariance of a consensus with its results: as-printed or account.")
  var covariance: CovariancePolicy = .asPrinted

  @Option(help: "Uncertainty of a consensus: formula, or bootstrap (results drawn anew).")
  var uncertainty: ConsensusUncertainty = .formula

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Draws of a simulation, 1000 or more (bootstrap 10000, medians 1000000).",
      valueName: "number"))
  var draws: String?

  @Option(help: "Seed of all simulations; the same seed gives the same digits.")
  var seed: UInt64 = 0

  @Option(
    help: "Interval of random effects: normal, hksj, modified-hksj, henmi-copas or bootstrap.")
  var ci: MeanInterval = .normal

  @Option(help: "Interval for a further laboratory: student, normal or hksj. By --ci.")
  var prediction: PredictionInterval?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Scale of the prior of τ in hierarchical models, in the unit of the values. By the results.",
      valueName: "number"))
  var tauScale: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Degrees of freedom, above 2, of the effects of hierarchical-student (4).",
      valueName: "number"))
  var effectDof: String?

  @Option(help: "u of the arithmetic mean from: scatter (s/√p) or uncertainties (√Σu²/p).")
  var uFrom: MeanUncertainty = .scatter

  func methodOptions() throws -> MethodOptions {
    guard let type = QuantileType(rawValue: quartiles) else {
      throw UsageMistake("There is no quartile type \(quartiles). Choose a type from 5 to 9.")
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
          "--draws: \(excerpt(of: text)) is not a whole number from 1000 to 10000000.")
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

  /// A comparison that is scored by these rules.
  func rules(_ assignedValue: AssignedValueMethod) throws -> Comparison {
    var rules = Comparison(unit: unit, assignedValue: assignedValue)
    rules.sigmaPt = try sigmaPt.map(sigmaPtMethod)
    rules.maximumPermissibleError = try maximumPermissibleError.map {
      try number($0, "--maximum-permissible-error") { $0 > 0 }
    }
    rules.transferStandard = try transferStandard.map {
      let u = try number($0, "--transfer-standard-u") { $0 >= 0 }
      return TransferStandard(standardUncertainty: try StandardUncertainty(u))
    }
    rules.scores = try scoreKinds()
    rules.resampling = try methodOptions().resampling
    return rules
  }

  /// A round without results under these rules.
  var round: Round {
    Round(edition: edition, enLimitOverride: enLimit, coverage: coverage, seed: seed)
  }

  private func sigmaPtMethod(_ text: String) throws -> SigmaPtMethod {
    let options = try methodOptions()
    do throws(SigmaPtText.Mistake) {
      return try RoundFiles.sigmaPtMethod(text, unit: unit, options)
    } catch {
      throw UsageMistake("--sigma-pt: \(error.problem). \(error.remedy)")
    }
  }

  private func scoreKinds() throws -> [ScoreKind] {
    guard let scores else { return [] }
    let names = scores.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var kinds: [ScoreKind] = []
    for name in names {
      guard let kind = ScoreKind(rawValue: name) else {
        throw unknownName(name, "score", among: ScoreKind.allCases.map(\.rawValue))
      }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }
}

/// A number on the command line, always with a decimal point.
func decimalNumber(_ text: String, _ option: String) throws -> DecimalNumber {
  let number: DecimalNumber
  do throws(NumberFault) {
    number = try DecimalNumber(text, mark: .point)
  } catch {
    throw UsageMistake(
      "\(option): \(error.problem). On the command line write a decimal point, as in 0.005.")
  }
  if let fault = magnitudeFault(number) {
    throw QuantityRefused(message: "\(option): \(fault.problem). \(fault.remedy)")
  }
  return number
}

func number(
  _ text: String, _ option: String, where isAllowed: (Double) -> Bool = { _ in true }
) throws -> Double {
  let value = try decimalNumber(text, option).value
  guard isAllowed(value) else {
    throw UsageMistake("\(option): \(excerpt(of: text)) is out of range.")
  }
  return value
}

func unknownName(_ name: String, _ what: String, among names: [String]) -> UsageMistake {
  let nearest = nearestName(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
  return UsageMistake(
    "\(excerpt(of: name)) is not a known \(what).\(nearest) Known are: "
      + names.joined(separator: ", ") + ".")
}

/// The uncertainty that options state, or `nil` when they state none.
func statedUncertainty(
  U: String?, k: String?, u: String?, prefix: String = "--"
) throws -> ReportedUncertainty? {
  var statement = UncertaintyStatement()
  statement.U = try U.map { try decimalNumber($0, prefix + "U") }
  statement.k = try k.map { try decimalNumber($0, prefix + "k") }
  statement.u = try u.map { try decimalNumber($0, prefix + "u") }
  do throws(UncertaintyStatement.Contradiction) {
    return try statement.uncertainty()
  } catch {
    throw QuantityRefused(message: "\(prefix)\(error.column): \(error.problem). \(error.remedy)")
  }
}

/// A quantity that cannot be: bad data, wherever it was stated.
struct QuantityRefused: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
