import Mathematics

/// Finds the largest consistent subset of independent results in polynomial time.
///
/// The smallest χ²_obs of all subsets of k results is the least, over μ, of the sum of the k
/// smallest `q_i(μ) = ((x_i − μ)/u_i)²`. While μ runs from the lowest value to the highest, the order
/// of the q_i changes only where two of them meet, at no more than two points for each pair. There
/// the set of the k smallest exchanges one member, and its χ²_obs follows from three running sums.
/// Sums are in double-double, so that a million exchanges leave no trace.
///
/// Subsets tie with each other either at another mean, which the sweep meets too, or at the same
/// mean, where their q_i are equal at the margin of the k smallest: any choice among those gives the
/// same χ²_obs and the same mean.
struct ConsistentSubsetSweep {
  private struct Event {
    let position: Double
    let riser: Int32
  }

  /// Σw, Σwx and Σwx² of the members.
  private struct Sums {
    var weight = DoubleDouble(0)
    var first = DoubleDouble(0)
    var second = DoubleDouble(0)

    var chiSquared: Double { max(0, (second - first * first / weight).value) }
    var mean: Double { (first / weight).value }

    mutating func add(_ other: Sums) {
      weight = weight + other.weight
      first = first + other.first
      second = second + other.second
    }

    mutating func remove(_ other: Sums) {
      weight = weight - other.weight
      first = first - other.first
      second = second - other.second
    }
  }

  private let sample: ConsistencySample
  private let terms: [Sums]
  private let start: Double
  private var events: [Event] = []

  /// The smallest χ²_obs of the subsets with one result more than the index.
  private var smallest: [Double] = []

  /// The means of the subsets of the size looked for, and the χ²_obs that they may have.
  private var target: (count: Int, limit: Double, means: [Double])?

  init(_ sample: ConsistencySample) {
    self.sample = sample
    start = (sample.values.first ?? 0) - sample.range / 1024
    terms = zip(sample.values, sample.uncertainties).map { x, u in
      let weight = DoubleDouble(1) / DoubleDouble.product(u, u)
      return Sums(weight: weight, first: weight * x, second: weight * x * x)
    }
  }

  mutating func largest() -> ConsistentSubsets {
    let count = terms.count
    let all = Self.total(terms)
    if LargestConsistentSubset.isConsistent(all.chiSquared, count: count) {
      let subset = ConsistentSubsets.Subset(members: Array(0..<count), mean: all.mean)
      return ConsistentSubsets(
        subsets: [subset], count: 1, chiSquared: all.chiSquared, meanOfAll: all.mean)
    }
    events = crossings()
    smallest = [Double](repeating: .infinity, count: count)
    sweep()
    var size = count - 1
    while size > 1, !LargestConsistentSubset.isConsistent(smallest[size - 1], count: size) {
      size -= 1
    }
    let limit = LargestConsistentSubset.tieLimit(smallest[size - 1])
    target = (size, limit, [])
    sweep()
    var found = ConsistentSubsets(
      subsets: [], count: 0, chiSquared: smallest[size - 1], meanOfAll: all.mean)
    for mean in distinct(target?.means ?? []) { collect(&found, size, around: mean, limit) }
    return found
  }
}

// MARK: Sweeping

extension ConsistentSubsetSweep {
  /// Where q_i and q_j exchange their order, ascending, with the one that rises above the other.
  ///
  /// For x_i < x_j that is i between the two values, and j outside, on the side of the result with
  /// the smaller uncertainty.
  private func crossings() -> [Event] {
    let (x, u) = (sample.values, sample.uncertainties)
    let end = x[x.count - 1] + sample.range / 1024
    var events: [Event] = []
    events.reserveCapacity(x.count * x.count)
    for j in x.indices {
      for i in 0..<j where x[i] < x[j] {
        let distance = x[j] - x[i]
        events.append(
          Event(position: x[i] + u[i] / (u[i] + u[j]) * distance, riser: Int32(i)))
        guard u[i] != u[j] else { continue }
        let outside = x[i] + u[i] / (u[i] - u[j]) * distance
        if outside > start, outside < end {
          events.append(Event(position: outside, riser: Int32(j)))
        }
      }
    }
    events.sort { $0.position < $1.position }
    return events
  }

  /// Takes μ from below the lowest value to above the highest, and looks at every set of smallest
  /// q_i on the way.
  private mutating func sweep() {
    var order = orderAtStart()
    var positions = [Int](repeating: 0, count: order.count)
    for (position, member) in order.enumerated() { positions[member] = position }
    var sums: [Sums] = []
    var running = Sums()
    for member in order {
      running.add(terms[member])
      sums.append(running)
      look(at: running, count: sums.count)
    }
    let together = 1e-14 * sample.range
    var risers: [Int] = []
    var first = 0
    while first < events.count {
      risers.removeAll(keepingCapacity: true)
      var last = first
      repeat {
        risers.append(Int(events[last].riser))
        last += 1
      } while last < events.count
        && events[last].position - events[last - 1].position <= together
      // Where several meet at one point the highest goes first: those that it passes then lie next
      // to the one below it.
      if risers.count > 1 { risers.sort { positions[$0] > positions[$1] } }
      for riser in risers { rise(riser, &order, &positions, &sums) }
      first = last
    }
  }

  /// Exchanges a member with the one above it in the order of the q_i.
  private mutating func rise(
    _ riser: Int, _ order: inout [Int], _ positions: inout [Int], _ sums: inout [Sums]
  ) {
    let position = positions[riser]
    guard position + 1 < order.count else { return }
    let other = order[position + 1]
    order.swapAt(position, position + 1)
    positions[riser] = position + 1
    positions[other] = position
    sums[position].remove(terms[riser])
    sums[position].add(terms[other])
    look(at: sums[position], count: position + 1)
  }

  private mutating func look(at sums: Sums, count: Int) {
    let wanted = target?.count
    guard wanted == nil || wanted == count else { return }
    let chiSquared = sums.chiSquared
    if wanted == nil {
      if chiSquared < smallest[count - 1] { smallest[count - 1] = chiSquared }
    } else if let limit = target?.limit, chiSquared <= limit {
      target?.means.append(sums.mean)
    }
  }

  /// The results by q_i where the sweep begins; of two equal ones that first which falls faster.
  private func orderAtStart() -> [Int] {
    let (x, u) = (sample.values, sample.uncertainties)
    return x.indices.sorted { i, j in
      let (p, q) = ((x[i] - start) / u[i], (x[j] - start) / u[j])
      if p != q { return p < q }
      return x[i] != x[j] ? x[i] < x[j] : i < j
    }
  }

  private static func total(_ terms: [Sums]) -> Sums {
    terms.reduce(into: Sums()) { $0.add($1) }
  }
}

// MARK: Ties

extension ConsistentSubsetSweep {
  private func distinct(_ means: [Double]) -> [Double] {
    means.sorted().reduce(into: []) { kept, mean in
      if let last = kept.last, mean - last <= 1e-12 * sample.range { return }
      kept.append(mean)
    }
  }

  /// Lists the subsets of `size` results whose q_i are the smallest at `mean`.
  private func collect(
    _ found: inout ConsistentSubsets, _ size: Int, around mean: Double, _ limit: Double
  ) {
    let q = zip(sample.values, sample.uncertainties).map { x, u in
      (x - mean) / u * ((x - mean) / u)
    }
    let margin = q.sorted()[size - 1]
    // A mean carries the rounding of the running sums; q moves with it by 2 √q δ/u.
    let tolerance = 1e-12 * (margin + found.chiSquared) + 1e-20
    let certain = q.indices.filter { q[$0] < margin - tolerance }
    let candidates = q.indices.filter { (q[$0] - margin).magnitude <= tolerance }
    let open = size - certain.count
    guard open <= candidates.count else { return }
    let room = LargestConsistentSubset.listedLimit - found.subsets.count
    var listed = 0
    forEachCombination(of: candidates, taking: open) { choice in
      guard listed < max(room, 1) else { return false }
      let members = (certain + choice).sorted()
      let sums = Self.total(members.map { terms[$0] })
      guard sums.chiSquared <= limit else { return true }
      listed += 1
      found.subsets.append(ConsistentSubsets.Subset(members: members, mean: sums.mean))
      return true
    }
    found.count += listed < max(room, 1) ? listed : binomial(candidates.count, open)
  }
}

/// Calls `body` with each choice of `count` of the `candidates`, in lexicographic order, until it
/// returns false.
private func forEachCombination(
  of candidates: [Int], taking count: Int, _ body: ([Int]) -> Bool
) {
  var indices = Array(0..<count)
  while body(indices.map { candidates[$0] }) {
    guard let last = indices.indices.last(where: { indices[$0] < candidates.count - count + $0 })
    else { return }
    indices[last] += 1
    for later in (last + 1)..<max(count, last + 1) { indices[later] = indices[later - 1] + 1 }
  }
}

/// How many choices of `k` out of `n` there are, at most `Int.max`.
private func binomial(_ n: Int, _ k: Int) -> Int {
  var number = 1
  for i in 0..<min(k, n - k) {
    let (product, overflow) = number.multipliedReportingOverflow(by: n - i)
    if overflow { return .max }
    number = product / (i + 1)
  }
  return number
}
