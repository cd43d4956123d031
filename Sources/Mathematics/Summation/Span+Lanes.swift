/// Numbers in eights; the last of them may be fewer.
extension Span<Double> {
  /// Eight numbers from `index` on, `filling` where there are no more.
  @inlinable @inline(__always)
  public func lanes(at index: Int, filling: Double) -> SIMD8<Double> {
    guard index >= 0, index &+ 8 <= count else { return lastLanes(from: index, filling: filling) }
    // SAFETY: eight numbers from here on lie within the span, and every pattern is a number.
    return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self)
  }

  /// The eight numbers from `index` on.
  ///
  /// - Precondition: there are so many.
  @inlinable @inline(__always)
  public func eight(at index: Int) -> SIMD8<Double> {
    precondition(index >= 0 && index <= count &- 8, "there are eight numbers")
    // SAFETY: eight numbers from here on lie within the span, and every pattern is a number.
    return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self)
  }

  /// The fewer than eight numbers from `index` on: of the last eight, moved down.
  @inlinable @inline(__always)
  func lastLanes(from index: Int, filling: Double) -> SIMD8<Double> {
    precondition(index >= 0, "the place is none before the first")
    let moved = index &+ 8 &- count
    guard moved < 8 else { return SIMD8(repeating: filling) }
    guard count >= 8 else {
      var lanes = SIMD8(repeating: filling)
      for lane in 0..<(8 - moved) { lanes[lane] = self[index + lane] }
      return lanes
    }
    // SAFETY: the span has eight numbers, and every pattern is a number.
    var x = unsafe bytes.unsafeLoadUnaligned(
      fromByteOffset: (count &- 8) &* 8, as: SIMD8<Double>.self)
    if moved & 1 != 0 { x = SIMD8(x[1], x[2], x[3], x[4], x[5], x[6], x[7], filling) }
    if moved & 2 != 0 { x = SIMD8(x[2], x[3], x[4], x[5], x[6], x[7], filling, filling) }
    if moved & 4 != 0 {
      x = SIMD8(x[4], x[5], x[6], x[7], filling, filling, filling, filling)
    }
    return x
  }

  /// The largest magnitude; zero of none.
  ///
  /// - Precondition: no number is NaN.
  @inlinable public var largestMagnitude: Double {
    var largest = SIMD8<Double>.zero
    for index in stride(from: 0, to: count, by: 8) {
      let numbers = lanes(at: index, filling: 0)
      let magnitudes = numbers.replacing(with: -numbers, where: numbers .< .zero)
      largest.replace(with: magnitudes, where: magnitudes .> largest)
    }
    return largest.largestLane
  }

  /// The least and the largest number.
  ///
  /// - Precondition: at least one number, none NaN.
  @inlinable public var extremes: (least: Double, largest: Double) {
    precondition(!isEmpty, "there is a number")
    var least = SIMD8(repeating: self[0])
    var largest = least
    for index in stride(from: 0, to: count, by: 8) {
      let numbers = lanes(at: index, filling: self[0])
      least.replace(with: numbers, where: numbers .< least)
      largest.replace(with: numbers, where: numbers .> largest)
    }
    return (-(-least).largestLane, largest.largestLane)
  }
}

extension MutableSpan<Double> {
  /// Writes those of eight numbers that there is room for from `index` on.
  @inlinable @inline(__always)
  public mutating func store(_ lanes: SIMD8<Double>, at index: Int) {
    guard index >= 0, index &+ 8 <= count else {
      for lane in 0..<(count - index) { self[index + lane] = lanes[lane] }
      return
    }
    // SAFETY: eight numbers from here on lie within the span, and every pattern is a number.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: lanes, toByteOffset: index &* 8, as: SIMD8<Double>.self)
  }
}

extension SIMD8<Double> {
  /// The largest of the numbers, of which none is NaN.
  @inlinable @inline(__always)
  public var largestLane: Double {
    // Halves by number: those of the standard library are laid out lane by lane.
    let high = SIMD4(self[4], self[5], self[6], self[7])
    var four = SIMD4(self[0], self[1], self[2], self[3])
    four.replace(with: high, where: high .> four)
    let two = SIMD2(four.z, four.w)
    let one = SIMD2(four.x, four.y).replacing(with: two, where: two .> SIMD2(four.x, four.y))
    return one.y > one.x ? one.y : one.x
  }
}
