/// Puts values in ascending order.
///
/// Zeros of either sign are equal, a negative one stands first.
///
/// Complexity: O(n): digits of the bit pattern, least first, those skipped that all values share; few by
/// counting for each how many stand before it, eight at once; very few by insertion.
/// Reference: D. E. Knuth, "The Art of Computer Programming", vol. 3, 5.2, algorithm C, and 5.2.5,
/// algorithm R.
///
/// - Precondition: no value is NaN.
public func sortAscending(_ values: inout [Double]) {
  sortAscending(&values, first: values.count)
}

/// Puts the first `count` of the values in ascending order, as ``sortAscending(_:)`` does.
///
/// - Precondition: that many values, none NaN.
public func sortAscending(_ values: inout [Double], first count: Int) {
  precondition((0...values.count).contains(count), "there are that many values")
  guard count >= 8 else { return insert(&values, count) }
  guard count > fewLimit else { return sortByCounting(&values, count) }
  guard count < values.count else { return sortByDigits(&values, key: orderKey) }
  var sorted = Array(values[..<count])
  sortByDigits(&sorted, key: orderKey)
  for i in sorted.indices { values[i] = sorted[i] }
}

/// The indices of values in the order that puts them in ascending order, equal ones in that of their
/// indices.
///
/// Complexity: as ``sortAscending(_:)``.
///
/// - Precondition: no value is NaN.
public func ascendingOrder(of values: Span<Double>) -> [Int] {
  var entries = [SIMD2<UInt64>](repeating: .zero, count: values.count)
  for i in values.indices { entries[i] = SIMD2(orderKey(values[i] + 0), UInt64(i)) }
  if values.count > fewLimit {
    sortByDigits(&entries) { $0.x }
  } else {
    _ = insert(&entries, key: { $0.x }, moves: .max)
  }
  return entries.map { Int($0.y) }
}

/// Up to so many values need no digits.
private let fewLimit = 40

private func insert(_ values: inout [Double], _ count: Int) {
  guard count > 1 else { return }
  for i in 1..<count {
    let value = values[i]
    var place = i
    while place > 0, values[place - 1] > value {
      values[place] = values[place - 1]
      place -= 1
    }
    values[place] = value
  }
}

/// Puts each value at the place that the number of those before it tells; equal ones keep their order.
private func sortByCounting(_ values: inout [Double], _ count: Int) {
  var kept = InlineArray<40, Double>(repeating: 0)
  var places = InlineArray<40, Double>(repeating: 0)
  var copy = kept.mutableSpan
  for first in stride(from: 0, to: count, by: 8) {
    copy.store(
      values.span.extracting(0..<count).lanes(at: first, filling: .infinity), at: first)
  }
  let numbers = copy.span
  var target = places.mutableSpan
  for first in stride(from: 0, to: count, by: 8) {
    target.store(placesOfLanes(at: first, among: numbers.extracting(0..<count)), at: first)
  }
  var sorted = values.mutableSpan
  for i in 0..<count { sorted[Int(target[i])] = numbers[i] }
}

/// How many numbers stand before each of the eight at `first`.
@inline(__always)
private func placesOfLanes(at first: Int, among numbers: Span<Double>) -> SIMD8<Double> {
  let own = numbers.lanes(at: first, filling: .infinity)
  let last = min(first + 8, numbers.count)
  var places = SIMD8<Double>.zero
  // Above zero in the lanes behind that of number i.
  var behind = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7)
  for i in 0..<first { places.count(SIMD8(repeating: numbers[i]) .<= own) }
  for i in first..<last {
    let other = SIMD8(repeating: numbers[i])
    places.count((other .< own) .| ((other .== own) .& (SIMD8<Double>.zero .< behind)))
    behind -= SIMD8(repeating: 1)
  }
  for i in last..<numbers.count { places.count(SIMD8(repeating: numbers[i]) .< own) }
  return places
}

extension SIMD8<Double> {
  /// Adds one where the mask is true.
  @inline(__always)
  fileprivate mutating func count(_ mask: SIMDMask<SIMD8<Int64>>) {
    replace(with: self + SIMD8(repeating: 1), where: mask)
  }
}

/// An integer that orders as the number does.
@inline(__always)
private func orderKey(_ value: Double) -> UInt64 {
  let bits = value.bitPattern
  return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 0x8000_0000_0000_0000)
}

/// Sorts by the digits of keys, stable.
///
/// The leading bits in which the keys differ, some more than tell so many elements apart, go by digits;
/// insertion puts the few that share them in order. Where many do, the lower digits are sorted too.
@inline(__always)
private func sortByDigits<Element: BitwiseCopyable>(
  _ elements: inout [Element], key: (Element) -> UInt64
) {
  var (least, greatest) = (UInt64.max, UInt64.min)
  for element in elements {
    least = min(least, key(element))
    greatest = max(greatest, key(element))
  }
  let bits = 64 - (greatest - least).leadingZeroBitCount
  let width = elements.count < 20_000 ? 8 : 11
  let needed = (Int.bitWidth - elements.count.leadingZeroBitCount + 5 + width - 1) / width * width
  let start = max(0, bits - needed)
  var target = elements
  sortByDigits(&elements, &target, width: width, bits: start..<bits) { key($0) - least }
  if !insert(&elements, key: key, moves: 4 * elements.count) {
    sortByDigits(&elements, &target, width: width, bits: 0..<start) { key($0) - least }
    sortByDigits(&elements, &target, width: width, bits: start..<bits) { key($0) - least }
  }
}

/// Sorts by the digits between two bits of the keys, stable.
@inline(__always)
private func sortByDigits<Element: BitwiseCopyable>(
  _ elements: inout [Element], _ target: inout [Element], width: Int, bits: Range<Int>,
  key: (Element) -> UInt64
) {
  for start in stride(from: bits.lowerBound, to: bits.upperBound, by: width) {
    let mask = UInt64(1) << UInt64(min(width, bits.upperBound - start)) - 1
    let shift = UInt64(start)
    var places = [Int](repeating: 0, count: Int(mask) + 1)
    for element in elements { places[Int((key(element) &>> shift) & mask)] += 1 }
    var sum = 0
    for i in places.indices { (places[i], sum) = (sum, sum + places[i]) }
    for element in elements {
      let digit = Int((key(element) &>> shift) & mask)
      target[places[digit]] = element
      places[digit] += 1
    }
    swap(&elements, &target)
  }
}

/// Sorts by insertion, stable; gives up, the elements as they then are, after so many moves.
@inline(__always)
private func insert<Element: BitwiseCopyable>(
  _ elements: inout [Element], key: (Element) -> UInt64, moves limit: Int
) -> Bool {
  var left = limit
  for i in 1..<max(1, elements.count) {
    let element = elements[i]
    var place = i
    while place > 0, key(elements[place - 1]) > key(element) {
      elements[place] = elements[place - 1]
      place -= 1
    }
    elements[place] = element
    left -= i - place
    if left < 0 { return false }
  }
  return true
}
