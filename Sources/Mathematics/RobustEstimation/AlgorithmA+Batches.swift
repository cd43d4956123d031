extension AlgorithmA {
  /// Finds x* and s* of many samples: `values` holds them one after the other, each in any order and up to
  /// its place among `ends`. `nil` stands where the iteration has no end.
  ///
  /// Each result is what ``init(sorted:constants:stop:)`` gives, bit for bit.
  ///
  /// Complexity: as for each alone; but samples of up to 64 values run eight at a time in vector registers.
  ///
  /// - Precondition: ends that ascend to the number of values; samples of at least one value, each finite.
  public static func fits(
    _ values: Span<Double>, ends: [Int], constants: RobustConstants = .printed,
    stop: Stop = .fixedPoint
  ) -> [AlgorithmA?] {
    precondition(ends.last ?? 0 == values.count, "the last sample ends where the values do")
    var fits = [AlgorithmA?](repeating: nil, count: ends.count)
    var lanes = LaneSums()
    var (waiting, places): ([Range<Int>], [Int]) = ([], [])
    func fitWaiting() {
      lanes.take(values, waiting)
      let found = ClippedFits(&lanes, constants: constants, stop: stop)
      for (lane, place) in places.enumerated() { fits[place] = found[lane] }
      waiting.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
    }
    var start = 0
    for (place, end) in ends.enumerated() {
      precondition(start < end, "a sample has at least one value")
      let sample = start..<end
      start = end
      if sample.count <= LaneSums.greatestCount {
        waiting.append(sample)
        places.append(place)
        if waiting.count == 8 { fitWaiting() }
      } else {
        var sorted = scratch(copying: values.extracting(sample))
        sortAscending(&sorted)
        fits[place] = try? AlgorithmA(sorted: sorted.span, constants: constants, stop: stop)
      }
    }
    if !waiting.isEmpty { fitWaiting() }
    return fits
  }
}
