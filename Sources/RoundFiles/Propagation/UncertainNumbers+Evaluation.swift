import Mathematics
import Metrology
import Tables
import Wording

extension UncertainNumbers {
  /// The numbers as outputs of a linear model of their inputs, which gives u, ν_eff and k of each.
  ///
  /// Throws a ``TableErrors`` where the correlations are those of no quantities.
  func propagation(file: String) throws -> LinearPropagation {
    let named = inputs.map { $0.renamed($0.identity ?? $0.name, ensemble: $0.ensemble) }
    var values: [String: Double] = [:]
    var places: [String: Int] = [:]
    for (place, input) in named.enumerated() {
      values[input.name] = input.value
      places[input.name] = place
    }
    var combinations: [String: LinearCombination] = [:]
    var outputs: [ModelOutput] = []
    for (index, number) in numbers.enumerated() {
      let terms = number.components.map {
        LinearCombination.Term($0.input, coefficient: $0.sensitivity)
      }
      let shift = terms.reduce(0) { $0 + $1.coefficient * (values[$1.quantity] ?? 0) }
      combinations[Self.outputName(index)] = LinearCombination(
        constant: number.value - shift, terms: terms)
      outputs.append(ModelOutput(name: number.name, register: index, unit: number.unit))
    }
    let program = ModelProgram(passing: numbers.indices.map(Self.outputName), outputs: outputs)
      .replacingInputs(combinations, inputs: named.map(\.name))
    let problem = PropagationProblem(
      program: program, inputs: named, correlation: try matrix(places, file: file),
      coverageProbability: 0.9545)
    do throws(PropagationFailure) {
      return try LinearPropagation(of: problem)
    } catch {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "một số vượt quá mọi độ lớn hợp lý", en: "a number is beyond every reasonable size"),
          remedy: Phrase(vi: "Ghi lại tệp.", en: "Write the file anew.")))
    }
  }

  /// No name of an input: those are of files and inputs.
  private static func outputName(_ index: Int) -> String { "\u{0}\(index)" }

  private func matrix(_ places: [String: Int], file: String) throws(TableErrors) -> Matrix? {
    guard correlations.contains(where: { $0.r != 0 }) else { return nil }
    var matrix = Matrix(diagonal: [Double](repeating: 1, count: places.count))
    for correlation in correlations {
      guard let i = places[correlation.between[0]], let j = places[correlation.between[1]], i != j
      else { continue }
      matrix[i, j] = correlation.r
      matrix[j, i] = correlation.r
    }
    guard CorrelationCheck(matrix).isValid else {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "không có đại lượng nào có các tương quan của tệp này",
            en: "no quantities can have the correlations of this file"),
          remedy: Phrase(vi: "Ghi lại tệp.", en: "Write the file anew.")))
    }
    return matrix
  }
}
