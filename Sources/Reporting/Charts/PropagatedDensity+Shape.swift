import Mathematics

extension PropagatedDensity {
  /// A class of the trials, cut to the window that is shown.
  struct Step {
    let from: Double
    let to: Double
    let density: Double
  }

  /// What the horizontal axis shows: all but a thousandth of the trials, both intervals with some room, and
  /// _y_ ± _U_ unless that lies so far off that it would flatten the rest.
  var window: ClosedRange<Double> {
    var low = min(symmetric.lowerBound, shortest.lowerBound)
    var high = max(symmetric.upperBound, shortest.upperBound)
    let width = high - low
    let (least, greatest) = middleClasses()
    low = max(min(low - 0.15 * width, least), low - 1.5 * width)
    high = min(max(high + 0.15 * width, greatest), high + 1.5 * width)
    if let framework, let interval = framework.interval {
      let room = 2 * width
      if interval.lowerBound > low - room || width == 0 { low = min(low, interval.lowerBound) }
      if interval.upperBound < high + room || width == 0 { high = max(high, interval.upperBound) }
    }
    let largest = max(low.magnitude, high.magnitude)
    guard low.isFinite, high.isFinite, high - low > largest * 1e-14, high - low < .infinity else {
      let limit = Double.greatestFiniteMagnitude / 4
      let middle = min(max(range.lowerBound / 2 + range.upperBound / 2, -limit), limit)
      let half = middle == 0 ? 1 : max(middle.magnitude / 100, .leastNormalMagnitude)
      return (middle - half)...(middle + half)
    }
    return low...high
  }

  /// The ends of the classes that hold all but half a thousandth of the trials on each side.
  private func middleClasses() -> (Double, Double) {
    let width = (range.upperBound - range.lowerBound) / Double(shares.count)
    guard width.isFinite else { return (range.lowerBound, range.upperBound) }
    var (first, last) = (0, shares.count - 1)
    var (below, above) = (shares[first], shares[last])
    while first < last, below < 5e-4 {
      first += 1
      below += shares[first]
    }
    while last > first, above < 5e-4 {
      last -= 1
      above += shares[last]
    }
    return (
      range.lowerBound + width * Double(first), range.lowerBound + width * Double(last + 1)
    )
  }

  /// The classes inside `window`; none where all trials are the same.
  func steps(in window: ClosedRange<Double>) -> [Step] {
    let width = (range.upperBound - range.lowerBound) / Double(shares.count)
    guard width > 0, width.isFinite, (1 / width).isFinite else { return [] }
    return shares.indices.compactMap { index in
      let from = max(range.lowerBound + width * Double(index), window.lowerBound)
      let to = min(range.lowerBound + width * Double(index + 1), window.upperBound)
      return from < to ? Step(from: from, to: to, density: shares[index] / width) : nil
    }
  }

  /// The greatest density that the vertical axis shows: the curve's too, unless it towers over the trials.
  func peak(in window: ClosedRange<Double>) -> Double {
    let trials = steps(in: window).map(\.density).max() ?? 0
    let curve = framework.map { $0.density($0.value) } ?? 0
    let peak = trials > 0 ? max(trials, min(curve, 2.5 * trials)) : curve
    return peak > 0 && peak < 1e300 ? peak : 1
  }
}

extension PropagatedDensity.Framework {
  /// The density at a value.
  func density(_ value: Double) -> Double {
    let t = (value - self.value) / standardUncertainty
    let density =
      (try? StudentT(degreesOfFreedom: degreesOfFreedom))?.density(t) ?? Normal().density(t)
    let scaled = density / standardUncertainty
    return scaled.isFinite ? scaled : .greatestFiniteMagnitude
  }

  /// _y_ ± _U_; `nil` beyond the range of numbers.
  var interval: ClosedRange<Double>? {
    let (low, high) = (value - expandedUncertainty, value + expandedUncertainty)
    return low.isFinite && high.isFinite ? low...high : nil
  }
}
