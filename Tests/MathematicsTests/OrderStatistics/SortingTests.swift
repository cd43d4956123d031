import Mathematics
import Testing

@Suite("Sorting and selecting many numbers")
struct SortingTests {
  static let samples: [[Double]] = {
    var numbers = Numbers()
    var samples: [[Double]] = [[], [1], [2, 1], [1, 1, 1]]
    for count in [5, 6, 7, 8, 9, 12, 20, 33, 38, 40, 41, 100, 1000, 30_000] {
      samples.append((0..<count).map { _ in numbers.next() })
      samples.append((0..<count).map { _ in (numbers.next() * 4).rounded() })
      samples.append((0..<count).map { _ in 1e9 + numbers.next() * 1e-6 } + [-1e300, 1e300])
      samples.append((0..<count).map { _ in numbers.next() - 0.5 } + [-.infinity, .infinity])
      samples.append([Double](repeating: 7, count: count))
      samples.append((0..<count).map { Double($0) * .leastNonzeroMagnitude })
    }
    return samples
  }()

  @Test("Ascending as the standard library's", arguments: samples)
  func sorts(sample: [Double]) {
    var sorted = sample
    sortAscending(&sorted)
    #expect(sorted == sample.sorted())
  }

  @Test("The order of equal values is that of their indices", arguments: samples)
  func isStable(sample: [Double]) {
    let order = ascendingOrder(of: sample.span)
    let expected = sample.indices.sorted {
      sample[$0] == sample[$1] ? $0 < $1 : sample[$0] < sample[$1]
    }
    #expect(order == expected)
  }

  @Test("Zeros of either sign are equal, a negative one first")
  func putsNegativeZeroFirst() {
    var zeros: [Double] = [0, -0.0, 0, -0.0] + [Double](repeating: 0, count: 50)
    sortAscending(&zeros)
    #expect(zeros.prefix(2).allSatisfy { $0.sign == .minus })
    #expect(ascendingOrder(of: [0.0, -0.0, 0].span) == [0, 1, 2])
  }

  @Test("Median and distances of many values are those of the sorted ones", arguments: samples)
  func selects(sample: [Double]) {
    for values in [sample, sample + [8]] where !values.isEmpty {
      let sorted = values.sorted()
      #expect(median(values.span) == median(sorted: sorted.span))
      let distances = values.map { ($0 - 1).magnitude }.sorted()
      let found = medianAbsoluteDeviation(values.span, around: 1)
      #expect(found == median(sorted: distances.span))
    }
  }

  @Test("A sample that misleads costs time, not the result")
  func survivesAMisleadingSample() {
    // The sample is every hundredth value, all of them far above the others.
    let count = 25_600
    var sample = [Double](repeating: 0, count: count)
    for i in sample.indices { sample[i] = Double(i) * (i % 10 == 0 ? 1e3 : 1e-6) }
    #expect(median(sample.span) == median(sorted: sample.sorted().span))
  }
}

/// Numbers of a linear congruential generator.
private struct Numbers {
  private var state: UInt64 = 13528

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}
