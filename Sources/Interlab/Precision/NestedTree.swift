import Mathematics

/// The groups of a nested design at each of its stages, with their sizes and means.
struct NestedTree {
  private struct Group {
    let count: Int
    let mean: DoubleDouble

    /// The index of the group one stage outwards.
    let parent: Int
  }

  /// The groups at each stage, that of all results first.
  private let stages: [[Group]]

  let residualSumOfSquares: Double

  let residualDegreesOfFreedom: Int

  /// The mean of all results.
  var mean: Double { stages[0][0].mean.value }

  init(codes: [[Int]], values: [Double]) {
    let rows = values.indices.sorted { a, b in
      for column in codes where column[a] != column[b] { return column[a] < column[b] }
      return values[a] < values[b]
    }
    let ordered = rows.map { values[$0] }
    var stages = [[Self.group(ordered[...], parent: 0)]]
    var starts = [0]
    for stage in codes.indices {
      let outer = starts
      starts = rows.indices.filter { row in
        row == 0 || codes[...stage].contains { $0[rows[row]] != $0[rows[row - 1]] }
      }
      stages.append(Self.groups(of: ordered, starts, within: outer))
    }
    self.stages = stages
    let inner = stages[stages.count - 1]
    var squares = CompensatedSum()
    for (start, group) in zip(starts, inner) {
      for value in ordered[start..<(start + group.count)] {
        let deviation = DoubleDouble(value) - group.mean
        squares.add(deviation * deviation)
      }
    }
    residualSumOfSquares = squares.value
    residualDegreesOfFreedom = values.count - inner.count
  }

  /// The groups that begin at `starts`, each inside one of those that begin at `outer`.
  private static func groups(
    of ordered: [Double], _ starts: [Int], within outer: [Int]
  ) -> [Group] {
    var parent = -1
    return starts.indices.map { index in
      let start = starts[index]
      let end = index + 1 < starts.count ? starts[index + 1] : ordered.count
      if parent + 1 < outer.count, outer[parent + 1] == start { parent += 1 }
      return group(ordered[start..<end], parent: parent)
    }
  }

  private static func group(_ values: ArraySlice<Double>, parent: Int) -> Group {
    var sum = CompensatedSum()
    for value in values { sum.add(value) }
    return Group(count: values.count, mean: sum.total / Double(values.count), parent: parent)
  }

  /// SS of factor `stage`, 0 for the outermost.
  func sumOfSquares(_ stage: Int) -> Double {
    var sum = CompensatedSum()
    for group in stages[stage + 1] {
      let deviation = group.mean - stages[stage][group.parent].mean
      sum.add(deviation * deviation * Double(group.count))
    }
    return sum.value
  }

  /// The groups at factor `stage` less those outside it.
  func degreesOfFreedom(_ stage: Int) -> Int { stages[stage + 1].count - stages[stage].count }

  /// c_st: how often the component of factor `inner` stands in the mean square of factor `stage`.
  func coefficient(_ stage: Int, _ inner: Int) -> Double {
    var sum = CompensatedSum()
    for group in stages[inner + 1] {
      // The group at `stage` that holds it, and the one outside that.
      var (index, level) = (group.parent, inner)
      while level > stage + 1 {
        index = stages[level][index].parent
        level -= 1
      }
      let own = inner == stage ? group : stages[stage + 1][index]
      let outer = stages[stage][own.parent]
      let n = Double(group.count)
      sum.add(n * n * (1 / Double(own.count) - 1 / Double(outer.count)))
    }
    return sum.value / Double(degreesOfFreedom(stage))
  }
}
