import Testing

@testable import Mathematics

@Suite("Sums that do not depend on the order")
struct ReproducibleSumTests {
  private func sum(_ numbers: [Double], bound: Double) -> DoubleDouble {
    var sum = ReproducibleSum(bound: bound, count: numbers.count)
    for index in stride(from: 0, to: numbers.count, by: 8) {
      sum.add(DoubleDoubleLanes(numbers.span.lanes(at: index, filling: 0)))
    }
    return sum.total
  }

  /// Integers below 2⁵², whose sum in 128 bits is the oracle.
  @Test(arguments: [1, 7, 20, 1000, 100_000])
  func addsIntegersExactly(count: Int) {
    var generator = SampleGenerator()
    let integers = (0..<count).map { _ in
      Int64.random(in: -(1 << 52)...(1 << 52), using: &generator)
    }
    let exact = integers.reduce(Int128(0)) { $0 + Int128($1) }
    let total = sum(integers.map { Double($0) }, bound: 0x1p52)
    #expect(Int128(total.high) + Int128(total.low) == exact)
  }

  /// Numbers of all magnitudes, with large ones that cancel: the same bits in any order, and in any
  /// lanes.
  @Test(arguments: [3, 20, 999])
  func hasTheSameBitsInAnyOrder(count: Int) {
    var generator = SampleGenerator()
    var numbers = (0..<count).flatMap { _ in
      let x = Double.random(in: -1...1, using: &generator)
      return [x, 1 / 3 - x, x * 0x1p-40, -x]
    }
    let total = sum(numbers, bound: 2)
    for _ in 0..<20 {
      numbers.shuffle(using: &generator)
      #expect(sum(numbers, bound: 2) == total)
    }
    let compensated = numbers.reduce(into: CompensatedSum()) { $0.add($1) }.total
    #expect((total - compensated).value.magnitude <= Double(numbers.count) * 0x1p-88)
  }

  @Test func sumOfNothingIsZero() {
    #expect(ReproducibleSum(bound: 0, count: 0).total == DoubleDouble(0))
    #expect(sum([0, 0, -0.0], bound: 0) == DoubleDouble(0))
  }
}

@Suite("Eight sums at once")
struct ReproducibleSumsTests {
  /// One by one is the oracle: each lane with a bound and a count of its own, zeros beyond it.
  @Test func haveTheBitsOfEachAlone() {
    var generator = SampleGenerator()
    let counts = [1, 2, 3, 7, 8, 20, 99, 100]
    var bounds = SIMD8<Double>.zero
    for lane in 0..<8 { bounds[lane] = [0x1p-40, 1, 3e5][lane % 3] }
    let columns = (0..<8).map { lane in
      (0..<counts[lane]).map { _ in
        Double.random(in: -1...1, using: &generator) * bounds[lane]
      }
    }
    var sums = ReproducibleSums(bounds: bounds, counts: counts)
    for index in 0..<100 {
      var numbers = SIMD8<Double>.zero
      for lane in 0..<8 where index < counts[lane] { numbers[lane] = columns[lane][index] }
      sums.add(DoubleDoubleLanes(numbers))
    }
    for lane in 0..<8 {
      var alone = ReproducibleSum(bound: bounds[lane], count: counts[lane])
      let column = columns[lane]
      for index in stride(from: 0, to: column.count, by: 8) {
        alone.add(DoubleDoubleLanes(column.span.lanes(at: index, filling: 0)))
      }
      #expect(sums.totals[lane] == alone.total)
    }
  }
}

@Suite("Double-double arithmetic of eight")
struct DoubleDoubleLanesTests {
  /// One by one is the oracle.
  @Test func hasTheBitsOfEachAlone() {
    var generator = SampleGenerator()
    func numbers() -> SIMD8<Double> {
      var numbers = SIMD8<Double>()
      for lane in 0..<8 {
        let exponent = Int.random(in: -60...60, using: &generator)
        numbers[lane] = Double(
          sign: Bool.random(using: &generator) ? .plus : .minus, exponent: exponent,
          significand: Double.random(in: 1..<2, using: &generator))
      }
      return numbers
    }
    for _ in 0..<500 {
      let (a, b, c, d) = (numbers(), numbers(), numbers(), numbers())
      let (x, y) = (DoubleDoubleLanes.product(a, b), DoubleDoubleLanes.sum(c, d))
      let root = (x * x).squareRoot()
      let results = [x + y, x - y, x + a, x - a, x * y, x * a, x / y, x / a, root]
      for lane in 0..<8 {
        let (p, q) = (DoubleDouble.product(a[lane], b[lane]), DoubleDouble.sum(c[lane], d[lane]))
        let alone = [
          p + q, p - q, p + a[lane], p - a[lane], p * q, p * a[lane], p / q, p / a[lane],
          (p * p).squareRoot(),
        ]
        #expect(results.map { $0[lane] } == alone)
      }
    }
  }

  @Test func lanesOfASpan() {
    let numbers: [Double] = [3, -7, 2, 5, 1, -6, 4, 0, 6.5, -1, 2]
    #expect(numbers.span.largestMagnitude == 7)
    #expect(numbers.span.extremes == (-7, 6.5))
    #expect(numbers.span.lanes(at: 8, filling: 9) == [6.5, -1, 2, 9, 9, 9, 9, 9])
    var copy = [Double](repeating: 0, count: 11)
    var span = copy.mutableSpan
    for index in [0, 8] { span.store(numbers.span.lanes(at: index, filling: 9), at: index) }
    #expect(copy == numbers)
  }
}
