/// Numbers in sixteens; the last of them may be fewer.
extension MutableSpan<Double> {
  /// Writes the numbers that there is room for from `index` on.
  @inline(__always)
  mutating func storeLanes(_ lanes: SIMD16<Double>, at index: Int) {
    guard index >= 0, index + 16 <= count else {
      for lane in 0..<(count - index) { self[index + lane] = lanes[lane] }
      return
    }
    // SAFETY: sixteen numbers from here on lie within the span, and every pattern is a number.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: lanes, toByteOffset: index * 8, as: SIMD16<Double>.self)
  }

  /// Writes the numbers of twice sixteen places from `index` on, eight of one kind and eight of the other in turn,
  /// where there is room for them.
  @inline(__always)
  mutating func storeSixteens(
    _ numbers: SIMD16<Double>, _ others: SIMD16<Double>, at index: Int
  ) {
    let lanes = SIMD32(
      lowHalf: SIMD16(lowHalf: numbers.lowHalf, highHalf: others.lowHalf),
      highHalf: SIMD16(lowHalf: numbers.highHalf, highHalf: others.highHalf))
    guard index >= 0, index + 32 <= count else {
      for lane in max(0, -index)..<max(0, min(32, count - index)) {
        self[index + lane] = lanes[lane]
      }
      return
    }
    // SAFETY: thirty-two numbers from here on lie within the span, and every pattern is a number.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: lanes, toByteOffset: index * 8, as: SIMD32<Double>.self)
  }

  /// The numbers from `index` on; ones where there are no more.
  @inline(__always)
  func loadLanes(at index: Int) -> SIMD16<Double> {
    guard index >= 0, index + 16 <= count else {
      var lanes = SIMD16<Double>(repeating: 1)
      for lane in 0..<(count - index) { lanes[lane] = self[index + lane] }
      return lanes
    }
    // SAFETY: sixteen numbers from here on lie within the span, and every pattern is a number.
    return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index * 8, as: SIMD16<Double>.self)
  }

  /// Replaces each number.
  @inline(__always)
  mutating func transformLanes(_ body: (SIMD16<Double>) -> SIMD16<Double>) {
    for i in stride(from: 0, to: count, by: 16) { storeLanes(body(loadLanes(at: i)), at: i) }
  }

  /// Replaces each number and that of `others` at its place.
  @inline(__always)
  mutating func transformLanes(
    with others: inout MutableSpan<Double>,
    _ body: (SIMD16<Double>, SIMD16<Double>) -> (SIMD16<Double>, SIMD16<Double>)
  ) {
    for i in stride(from: 0, to: count, by: 16) {
      let (a, b) = body(loadLanes(at: i), others.loadLanes(at: i))
      storeLanes(a, at: i)
      others.storeLanes(b, at: i)
    }
  }
}
