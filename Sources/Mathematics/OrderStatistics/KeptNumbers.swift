/// Numbers picked out of many in two steps: eights that hold one of them, then the numbers themselves, in
/// neither with a branch on a number.
struct KeptNumbers {
  private var numbers: [Double] = []
  private var eights = [SIMD8<Double>](repeating: .zero, count: 128)
  private var filled = 0

  /// Looks at eight numbers, of which some are kept if `mask` holds for any.
  @inline(__always)
  mutating func look(
    at eight: SIMD8<Double>, where mask: SIMDMask<SIMD8<Int64>>, keeping isKept: (Double) -> Bool
  ) {
    eights[filled] = eight
    filled += any(mask) ? 1 : 0
    if filled == 128 { pick(isKept) }
  }

  /// All that are kept, in their order.
  @inline(__always)
  consuming func all(_ isKept: (Double) -> Bool) -> [Double] {
    pick(isKept)
    return numbers
  }

  @inline(__always)
  private mutating func pick(_ isKept: (Double) -> Bool) {
    var picked = [Double](repeating: 0, count: 8 * filled + 1)
    var count = 0
    for i in 0..<filled {
      for lane in 0..<8 {
        picked[count] = eights[i][lane]
        count += isKept(eights[i][lane]) ? 1 : 0
      }
    }
    numbers += picked[..<count]
    filled = 0
  }
}
