public import Metrology
import Tables

/// The budgets of a propagation as CSV, one line for each output and input: output, input, value,
/// standardUncertainty, unit, distribution, degreesOfFreedom, sensitivity, contribution, index; then a
/// line for the output itself, without an input. Infinite and absent figures are empty.
public func propagationCSV(_ propagation: LinearPropagation) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord([
    "output", "input", "value", "standardUncertainty", "unit", "distribution", "degreesOfFreedom",
    "sensitivity", "contribution", "index", "coverageFactor", "expandedUncertainty",
  ])
  for output in propagation.outputs {
    for row in output.budget {
      let input = propagation.problem.inputs[row.input]
      csv.append(output.name)
      csv.append(input.name)
      csv.append(input.value)
      csv.append(figure: input.standardUncertainty?.value)
      csv.append(input.unit ?? "")
      csv.append(input.distribution.name)
      csv.append(figure: input.degreesOfFreedom.value)
      csv.append(figure: row.sensitivity)
      csv.append(figure: row.contribution)
      csv.append(figure: row.index)
      csv.appendEmpty()
      csv.appendEmpty()
      csv.endRecord()
    }
    csv.append(output.name)
    csv.appendEmpty()
    csv.append(output.value)
    csv.append(figure: try? output.standardUncertainty.get())
    csv.append(output.unit ?? "")
    csv.appendEmpty()
    csv.append(figure: try? output.degreesOfFreedom.get().value)
    csv.appendEmpty()
    csv.append(figure: try? output.standardUncertainty.get())
    csv.appendEmpty()
    csv.append(figure: try? output.coverageFactor.get())
    csv.append(figure: try? output.expandedUncertainty.get())
    csv.endRecord()
  }
  return csv.bytes
}

extension CSVWriter {
  /// Writes a cell of a number that may not exist or be infinite.
  fileprivate mutating func append(figure: Double?) {
    if let figure, figure.isFinite { append(figure) } else { appendEmpty() }
  }
}
