import Interlab
import Metrology
import Tables

extension PropagationWriter {
  /// A complex quantity: its parts with their correlation.
  func appendComplex(_ name: String, _ real: Int, _ imaginary: Int, to text: inout String) {
    let (re, im) = (propagation.outputs[real], propagation.outputs[imaginary])
    let unit = re.unit.map { $0 == "1" ? "" : " " + escapingControls($0) } ?? ""
    text +=
      "\n" + say(vi: "Đại lượng phức ", en: "Complex quantity ") + escapingControls(name) + " = "
      + "\(part(re)) + i·(\(part(im)))\(unit)"
    if let r = propagation.correlation(real, imaginary) {
      text += ", r = \(numbers.decimals(3, of: r))"
    }
    text += "\n"
  }

  /// The value down to the third figure of its uncertainty.
  private func part(_ output: PropagatedOutput) -> String {
    guard let u = try? output.standardUncertainty.get(),
      let place = placeOfSignificantFigure(3, of: u)
    else { return numbers.brief(output.value, figures: 8) }
    return numbers.rounded(output.value, place: unitOrFiner(place, of: output.value))
  }
}
