import Interlab
import Metrology
import Wording

extension JSONText {
  /// Writes the member `monteCarlo` of an output.
  mutating func appendMonteCarlo(
    _ check: PropagationCheck, _ index: Int, _ linear: PropagatedOutput
  ) {
    let (run, output) = (check.monteCarlo, check.monteCarlo.outputs[index])
    key("monteCarlo")
    object { json in
      json.member("trials", run.trials)
      json.key("seed")
      json.number(Double(run.seed))
      json.member("sampling", run.sampling.rawValue)
      if case .failure(.noVariance(let inputs)) = linear.standardUncertainty {
        // The draws have a mean and a spread, but they settle nowhere.
        let reason = PropagationAbsence.noVariance(inputs: inputs).reason(in: .english)
        for name in ["mean", "standardUncertainty"] {
          json.key(name)
          json.appendAbsent(reason)
        }
      } else {
        json.member("mean", output.mean)
        json.member("standardUncertainty", output.standardUncertainty)
      }
      json.append("symmetric", output.symmetric)
      json.append("shortest", output.shortest)
      let validation = check.validations[index]
      json.member("tolerance", validation?.tolerance ?? output.tolerance)
      // What the adaptive run settled to (7.9); with a validation a fifth of its δ (8.2).
      json.member("numericalTolerance", output.tolerance)
      json.key("validated")
      if let validation { json.flag(validation.isValid) } else { json.null() }
      json.key("differences")
      if let validation {
        json.array { json in
          json.number(validation.differences.low)
          json.number(validation.differences.high)
        }
      } else {
        json.null()
      }
      json.key("converged")
      if let converged = run.converged { json.flag(converged) } else { json.null() }
      json.member("withoutValue", run.withoutValue)
      json.key("causes")
      json.array { json in
        for cause in run.causes { json.string(cause.message.english) }
      }
    }
  }

  private mutating func append(_ name: String, _ interval: ClosedRange<Double>) {
    key(name)
    array { json in
      json.number(interval.lowerBound)
      json.number(interval.upperBound)
    }
  }
}
