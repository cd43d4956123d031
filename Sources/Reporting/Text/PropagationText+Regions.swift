import Wording
import Interlab
import Metrology
import Tables

extension PropagationWriter {
  /// The coverage regions of a group of outputs (JCGM 102:2011, 6.5 and 7.7).
  func appendRegions(
    of outputs: [Int], _ sampled: SampledCoverageRegion?, to text: inout String
  ) {
    let names = outputs.map { escapingControls(propagation.outputs[$0].name) }
    let probability = numbers.brief(100 * propagation.problem.coverageProbability, figures: 6)
    text +=
      "\n"
      + say(vi: "Vùng phủ \(probability) % của ", en: "Coverage regions, \(probability) %, of ")
      + names.joined(separator: ", ") + "\n"
    switch propagation.region(outputs) {
    case .success(let region):
      text += line(say(vi: "elip, bậc nhất", en: "elliptical, first order"), shape(region, outputs))
    case .failure(let absence):
      text += line(
        say(vi: "elip, bậc nhất", en: "elliptical, first order"),
        escapingControls(absence.reason(in: language)))
    }
    guard let sampled else { return }
    // Without a variance the spread of the draws settles nowhere.
    if propagation.covariance != nil {
      if let ellipsoid = sampled.ellipsoid {
        text += line(
          say(vi: "elip, Monte Carlo", en: "elliptical, Monte Carlo"), shape(ellipsoid, outputs))
      }
      if let rectangle = sampled.rectangle {
        text += line(
          say(vi: "chữ nhật, Monte Carlo", en: "rectangular, Monte Carlo"),
          shape(rectangle, names, outputs))
      }
    }
    text += line(
      say(vi: "nhỏ nhất, Monte Carlo", en: "smallest, Monte Carlo"),
      shape(sampled.smallest, beside: sampled.ellipsoid, outputs))
  }

  private func line(_ name: String, _ figures: String) -> String { "  \(name): \(figures)\n" }

  private func shape(_ region: EllipsoidalRegion, _ outputs: [Int]) -> String {
    var text = "k = \(figures(region.coverageFactor)), \(size(region.volume, outputs))"
    guard let ellipse = region.ellipse else { return text }
    let unit = unit(outputs[0])
    if unit == self.unit(outputs[1]) {
      text +=
        ", " + say(vi: "nửa trục ", en: "semi-axes ")
        + "\(figures(ellipse.majorSemiaxis)); \(figures(ellipse.minorSemiaxis))\(unit), "
        + say(vi: "góc ", en: "angle ") + "\(numbers.decimals(1, of: ellipse.angle * 180 / .pi))°"
    }
    return text
  }

  private func shape(_ region: RectangularRegion, _ names: [String], _ outputs: [Int]) -> String {
    let intervals = outputs.indices.map { place in
      let bounds = region.bounds[place]
      return
        "\(names[place]) [\(end(bounds.lowerBound, bounds)); \(end(bounds.upperBound, bounds))]"
        + unit(outputs[place])
    }
    return "k = \(figures(region.coverageFactor)), \(size(region.volume, outputs)), "
      + intervals.joined(separator: ", ")
  }

  /// The size, and how it compares with that of the ellipse.
  private func shape(
    _ smallest: Result<SmallestRegion, SmallestRegionAbsence>, beside ellipsoid: EllipsoidalRegion?,
    _ outputs: [Int]
  ) -> String {
    switch smallest {
    case .failure(.notTwoOutputs):
      return say(
        vi: "chỉ cho hai đại lượng; chọn chúng bằng regions: [[A, B]]",
        en: "given for two outputs; choose them by regions: [[A, B]]")
    case .failure(let absence): return absence.reason(in: language)
    case .success(let region):
      let text = size(region.area, outputs)
      guard propagation.covariance != nil, let area = ellipsoid?.volume, area > 0 else {
        return text
      }
      let share = numbers.brief(100 * region.area / area, figures: 3)
      return text
        + say(
          vi: " (\(share) % của elip Monte Carlo)", en: " (\(share) % of the Monte Carlo ellipse)")
    }
  }

  private func size(_ volume: Double, _ outputs: [Int]) -> String {
    let name =
      outputs.count == 2
      ? say(vi: "diện tích", en: "area") : say(vi: "thể tích", en: "volume")
    let unit = product(of: outputs.compactMap { propagation.outputs[$0].unit }.filter { $0 != "1" })
    return "\(name) \(figures(volume))\(unit.isEmpty ? "" : " " + unit)"
  }

  private func product(of units: [String]) -> String {
    let (units, powers) = (units.map(escapingControls), [2: "²", 3: "³"])
    guard let first = units.first, units.allSatisfy({ $0 == first }), first.allSatisfy(\.isLetter),
      let power = powers[units.count]
    else { return units.joined(separator: "·") }
    return first + power
  }

  private func unit(_ output: Int) -> String {
    propagation.outputs[output].unit.map { $0 == "1" ? "" : " " + escapingControls($0) } ?? ""
  }

  /// An end of an interval down to the third figure of a quarter of its width.
  private func end(_ value: Double, _ bounds: ClosedRange<Double>) -> String {
    let width = bounds.upperBound - bounds.lowerBound
    guard let place = placeOfSignificantFigure(3, of: width / 4) else {
      return numbers.brief(value, figures: 8)
    }
    return numbers.rounded(value, place: unitOrFiner(place, of: value))
  }
}
