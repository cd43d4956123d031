import Interlab
import Mathematics
public import Metrology
import Wording

/// A propagated uncertainty as JSON, schema `lienphong.propagation`, version 1.
///
/// Numbers are unrounded. A figure that does not exist is an object `{"absent": "why"}`; null stands
/// for infinite degrees of freedom.
///
/// Each output has the figures of the Monte Carlo where there was one.
public func propagationJSON(
  _ propagation: LinearPropagation, _ check: PropagationCheck? = nil, of file: PropagationFile
) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.propagation")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.member("name", file.name)
    json.member("coverageProbability", file.problem.coverageProbability)
    json.member("dofPolicy", file.options.degreesOfFreedom.rawValue)
    json.member("truncateDof", file.options.truncatesDegreesOfFreedom)
    json.key("outputs")
    json.array { json in
      for (index, output) in propagation.outputs.enumerated() {
        json.append(output, propagation, file) { json in
          if let check { json.appendMonteCarlo(check, index, output) }
        }
      }
    }
    json.key("outputCorrelation")
    json.appendMatrix(propagation.outputs.count) { propagation.correlation($0, $1) }
    if let correlation = propagation.problem.correlation {
      json.key("inputCorrelation")
      json.appendMatrix(correlation.rowCount) { correlation[$0, $1] }
    }
    json.appendComplex(propagation, file)
    json.appendRegions(propagation, check, of: file)
    json.key("notices")
    json.array { json in
      for notice in propagation.notices {
        json.object { json in
          json.member("code", notice.code)
          json.member("message", notice.message(in: .english))
        }
      }
    }
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  fileprivate mutating func append(
    _ output: PropagatedOutput, _ propagation: LinearPropagation, _ file: PropagationFile,
    appendingCheck: (inout JSONText) -> Void
  ) {
    object { json in
      json.member("name", output.name)
      json.member("unit", output.unit)
      json.member("value", output.value)
      json.member("standardUncertainty", output.standardUncertainty)
      json.member("degreesOfFreedom", output.degreesOfFreedom.map(\.value))
      json.member("coverageFactor", output.coverageFactor)
      json.member("expandedUncertainty", output.expandedUncertainty)
      json.key("rounded")
      if let U = try? output.expandedUncertainty.get() {
        let rounding = UncertaintyRounding(
          value: output.value, uncertainty: U, significantFigures: file.digits)
        json.object { json in
          json.member("value", rounding.value)
          json.member("expandedUncertainty", rounding.uncertainty)
        }
      } else {
        json.null()
      }
      json.key("secondOrder")
      switch output.secondOrder {
      case .success(let terms):
        json.object { json in
          json.member("value", terms.value)
          json.member("standardUncertainty", terms.standardUncertainty)
          json.member("varianceAdded", terms.varianceAdded)
        }
      case .failure(let absence): json.appendAbsent(absence.reason(in: .english))
      }
      json.key("budget")
      json.array { json in
        for row in output.budget { json.append(row, of: propagation.problem.inputs[row.input]) }
      }
      appendingCheck(&json)
    }
  }

  private mutating func append(_ row: BudgetRow, of input: InputQuantity) {
    object { json in
      json.member("input", input.name)
      json.member("unit", input.unit)
      json.member("value", input.value)
      if let u = input.standardUncertainty {
        json.member("standardUncertainty", u.value)
      } else {
        json.key("standardUncertainty")
        json.appendAbsent(PropagationAbsence.noVariance(inputs: [input.name]).reason(in: .english))
      }
      json.member("distribution", input.distribution.name)
      json.member("degreesOfFreedom", input.degreesOfFreedom.value)
      json.member("sensitivity", row.sensitivity)
      json.member("contribution", row.contribution)
      json.member("index", row.index)
    }
  }

  /// Writes a member with a figure, null where it is infinite, or why there is none.
  fileprivate mutating func member(_ name: String, _ figure: Result<Double, PropagationAbsence>) {
    switch figure {
    case .success(let value): member(name, value)
    case .failure(let absence):
      key(name)
      appendAbsent(absence.reason(in: .english))
    }
  }

  /// Writes the rows of a square matrix, null for an element that is not there.
  fileprivate mutating func appendMatrix(_ order: Int, _ element: (Int, Int) -> Double?) {
    array { json in
      for i in 0..<order {
        json.array { json in
          for j in 0..<order {
            if let value = element(i, j) { json.number(value) } else { json.null() }
          }
        }
      }
    }
  }

  fileprivate mutating func appendComplex(_ propagation: LinearPropagation, _ file: PropagationFile)
  {
    guard !file.complexPairs.isEmpty else { return }
    key("complex")
    array { json in
      for pair in file.complexPairs {
        let (re, im) = (propagation.outputs[pair.real], propagation.outputs[pair.imaginary])
        json.object { json in
          json.member("name", pair.name)
          json.key("value")
          json.array { json in
            json.number(re.value)
            json.number(im.value)
          }
          json.key("covariance")
          if let covariance = propagation.covariance {
            let indices = [pair.real, pair.imaginary]
            json.appendMatrix(2) { covariance[indices[$0], indices[$1]] }
          } else {
            json.appendAbsent(PropagationAbsence.noStandardUncertainty.reason(in: .english))
          }
          json.key("region")
          json.append(propagation.region([pair.real, pair.imaginary]))
        }
      }
    }
  }
}
