import Interlab
import Metrology
import Tables
import Wording

extension DefinitionNode {
  /// The output of a propagation file as an assigned value: value, _u_, _k_ and degrees of freedom.
  ///
  /// The file is named relative to the definition; what is wrong with it is said under its own name.
  func propagatedValue(_ origin: StatedValue.Origin, output name: DefinitionNode?) -> StatedValue? {
    guard let file = text else { return nil }
    let folder = mistakes.file.lastIndex(of: "/").map { String(mistakes.file[...$0]) } ?? ""
    do {
      let path = file.hasPrefix("/") ? file : folder + file
      let propagation = try PropagationSource(chain: []).result(path).propagation
      guard let output = output(of: propagation, name) else { return nil }
      guard let u = try? output.standardUncertainty.get(), let k = try? output.coverageFactor.get(),
        let ν = try? output.degreesOfFreedom.get()
      else {
        reject(
          "\(excerpt(of: output.name)) has no expanded uncertainty",
          "Look at it with lienphong propagate.")
        return nil
      }
      return try StatedValue(
        origin: origin, value: output.value,
        uncertainty: ReportedUncertainty(
          standard: StandardUncertainty(u), coverageFactor: CoverageFactor(k)),
        degreesOfFreedom: ν)
    } catch let errors as TableErrors {
      mistakes.append(contentsOf: errors)
    } catch let failure as FileFailure {
      reject(
        "\(excerpt(of: file)) cannot be read: \(failure.fault.english)", "Name a propagation file.")
    } catch {
      reject("\(excerpt(of: file)) has no value that could be assigned", "Correct its model.")
    }
    return nil
  }

  /// The output that is named, or the only one.
  private func output(
    of propagation: LinearPropagation, _ name: DefinitionNode?
  ) -> PropagatedOutput? {
    let names = propagation.outputs.map(\.name)
    guard let name else {
      if names.count == 1 { return propagation.outputs.first }
      reject("there are several outputs", "Add output: one of \(names.joined(separator: ", ")).")
      return nil
    }
    guard let text = name.text else { return nil }
    if let output = propagation.outputs.first(where: { $0.name == text }) { return output }
    name.rejectName(text, "output", among: names)
    return nil
  }
}
