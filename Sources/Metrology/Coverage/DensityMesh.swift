/// A density in two variables over a mesh of equal rectangles, row after row along the first.
struct DensityMesh {
  /// One variable's part of the mesh.
  struct Axis {
    let lower: Double
    let step: Double
    let count: Int

    /// The place of a value; `nil` outside.
    func place(_ value: Double) -> Int? {
      let place = (value - lower) / step
      return place >= 0 && place < Double(count) ? Int(place) : nil
    }
  }

  private let first: Axis
  private let second: Axis

  /// What was counted in each rectangle, and then smoothed; of no particular scale.
  private(set) var densities: [Double]

  init(_ first: Axis, _ second: Axis) {
    (self.first, self.second) = (first, second)
    densities = [Double](repeating: 0, count: first.count * second.count)
  }

  private func place(_ x: Double, _ y: Double) -> Int? {
    guard let column = first.place(x), let row = second.place(y) else { return nil }
    return row * first.count + column
  }

  mutating func count(_ x: [Double], _ y: [Double]) {
    for index in x.indices {
      if let place = place(x[index], y[index]) { densities[place] += 1 }
    }
  }

  /// The density at a point; zero outside.
  func density(_ x: Double, _ y: Double) -> Double { place(x, y).map { densities[$0] } ?? 0 }

  /// Smooths by a triangular kernel that reaches so far along either variable.
  mutating func smooth(_ reach: Double) {
    for row in 0..<second.count {
      smooth(from: row * first.count, by: 1, first.count, reach / first.step)
    }
    for column in 0..<first.count {
      smooth(from: column, by: first.count, second.count, reach / second.step)
    }
  }

  /// Takes the rectangles of a kind to the end of the order by density.
  mutating func putLast(_ isLast: (Int) -> Bool) {
    for place in densities.indices where isLast(place) { densities[place] *= 1e-9 }
  }

  private mutating func smooth(from start: Int, by stride: Int, _ count: Int, _ reach: Double) {
    let line = (0..<count).map { densities[start + $0 * stride] }
    let width = max(1, Int(reach.rounded()))
    for center in 0..<count {
      var sum = 0.0
      for place in max(0, center - width + 1)..<min(count, center + width) {
        sum += line[place] * Double(width - abs(place - center))
      }
      densities[start + center * stride] = sum
    }
  }
}
