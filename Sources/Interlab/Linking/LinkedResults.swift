import Mathematics

/// The results of two comparisons about one origin, in one unit, and who links them.
struct LinkedResults {
  /// One result, relative to the origin, in units.
  struct Member {
    let value: DoubleDouble

    /// NaN where none was reported.
    let u: Double
  }

  /// A laboratory in both, by its place in `own` and in `key`.
  struct Pair {
    let code: String
    let own: Int
    let key: Int
  }

  let comparison: ComparisonKey
  let origin: DoubleDouble

  /// A power of two.
  let unit: Double

  /// The results of the comparison that is linked, in the order of its rows.
  let own: [Member]

  /// The included results of the one it is linked to, sorted.
  let key: [Member]

  /// The linking laboratories, in the order of the rows of `own`.
  let pairs: [Pair]

  init(
    _ comparison: Comparison, in round: Round, to key: Comparison, in keyRound: Round
  ) throws(ComparisonLink.Undefined) {
    self.comparison = comparison.key
    let included = IncludedResults(of: key, in: keyRound)
    guard included.count > 0 else { throw .noReference(comparison: comparison.key) }
    func keyCode(_ index: Int) -> String {
      let row = key.rows.lowerBound + included.offsets[index]
      return keyRound.laboratories[Int(keyRound.results.laboratories[row])]
    }
    if let missing = included.standardUncertainties.firstIndex(where: { !($0 > 0) }) {
      throw .uncertaintyNeeded(laboratory: keyCode(missing), comparison: comparison.key)
    }
    let unit = powerOfTwo(of: included.standardUncertainties.min() ?? 1)
    let origin = included.values[0]
    func member(_ x: Double, _ u: Double) -> Member {
      let half = DoubleDouble.sum(x / 2, -origin / 2)
      return Member(value: half * (1 / unit) * 2, u: u / unit)
    }
    let places = Dictionary(
      (0..<included.count).map { (keyCode($0), $0) }, uniquingKeysWith: { first, _ in first })
    var (own, pairs): ([Member], [Pair]) = ([], [])
    for row in comparison.rows {
      let code = round.laboratories[Int(round.results.laboratories[row])]
      let u = round.results.standardUncertainties[row]
      if let place = places[code], round.results.isIncluded[row], u > 0 {
        pairs.append(Pair(code: code, own: own.count, key: place))
      }
      own.append(member(round.results.values[row], u))
    }
    guard !pairs.isEmpty else {
      throw .noCommonLaboratory(
        own: comparison.rows.map { round.laboratories[Int(round.results.laboratories[$0])] },
        key: (0..<included.count).map(keyCode).sorted(), comparison: comparison.key)
    }
    self.own = own
    self.key = (0..<included.count).map {
      member(included.values[$0], included.standardUncertainties[$0])
    }
    self.pairs = pairs
    self.unit = unit
    self.origin = DoubleDouble(origin)
  }
}
