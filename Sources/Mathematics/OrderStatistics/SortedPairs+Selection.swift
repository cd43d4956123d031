extension SortedPairs {
  /// The number that sorting all of them would put at `rank`, counted from 1.
  ///
  /// A sample of the numbers still in question gives two bounds that most likely enclose the one
  /// wanted; counting tells on which side of each it lies. Every round leaves a small part of them,
  /// until they are few enough to be listed. The sample is drawn by a fixed sequence, and the
  /// answer does not depend on it.
  ///
  /// Complexity: O(n log n) on average, in practice some eight walks over the values; O(n) memory.
  /// Reference: C. Croux, P. J. Rousseeuw, "Time-efficient algorithms for two highly robust
  /// estimators of scale", Computational Statistics 1 (1992) 411, for the walk.
  func element(at rank: Int) -> Double {
    precondition(1 <= rank && rank <= count, "the rank lies within the pairs")
    var candidates = Candidates(self)
    let few = max(2048, 4 * rows.count)
    while candidates.count > few {
      // Only equal numbers lie between two neighbouring doubles.
      guard candidates.low.nextUp < candidates.high else { return candidates.high }
      candidates.narrow(to: rank, self)
    }
    return candidates.element(at: rank, self)
  }

  /// The numbers above `low` and at most `high`: in each row, a run of columns.
  private struct Candidates {
    var low = -Double.infinity
    var high = Double.infinity
    private var starts: [Int32]
    private var ends: [Int32]
    private var trial: [Int32]
    private var below = 0
    private var through: Int
    private var state: UInt64 = 13528

    var count: Int { through - below }

    init(_ pairs: SortedPairs) {
      let n = pairs.rows.count
      precondition(n < Int32.max, "there are fewer than 2³¹ values")
      starts = (0..<n).map { Int32(truncatingIfNeeded: pairs.start($0)) }
      ends = [Int32](repeating: Int32(n), count: n)
      trial = ends
      through = pairs.count
    }

    /// Moves both bounds towards the number at `rank`.
    mutating func narrow(to rank: Int, _ pairs: SortedPairs) {
      var sample = sample(min(max(256, pairs.rows.count / 2), 65536), pairs)
      let size = Double(sample.count)
      let share = (Double(rank - below) - 0.5) / Double(count)
      let margin = 3 * (share * (1 - share) / size).squareRoot() + 1 / size
      for target in [share + margin, share - margin] {
        let index = min(max(0, Int(target * size)), sample.count - 1)
        var span = sample.mutableSpan
        select(index, in: &span)
        let bound = min(span[index], high.nextDown)
        if bound > low { split(at: bound, rank, pairs) }
      }
    }

    /// Makes `bound` the upper or the lower bound, by where the number at `rank` lies.
    private mutating func split(at bound: Double, _ rank: Int, _ pairs: SortedPairs) {
      let count = pairs.count(through: bound, ends: &trial)
      if count >= rank {
        (high, through) = (bound, count)
        swap(&ends, &trial)
      } else {
        (low, below) = (bound, count)
        swap(&starts, &trial)
      }
    }

    /// One candidate from each of `size` equal shares of them, in the order of the rows.
    private mutating func sample(_ size: Int, _ pairs: SortedPairs) -> [Double] {
      var sample = [Double](repeating: 0, count: size)
      let (rows, columns) = (pairs.rows.span, pairs.columns.span)
      let share = Double(count) / Double(size)
      var (row, passed, width) = (0, 0, Int(ends[0] - starts[0]))
      for i in 0..<size {
        let position = min(Int((Double(i) + nextUniform()) * share), count - 1)
        while position >= passed + width {
          passed += width
          row += 1
          width = Int(ends[row] - starts[row])
        }
        sample[i] = columns[Int(starts[row]) + position - passed] - rows[row]
      }
      return sample
    }

    /// The next number of SplitMix64, between 0 and 1.
    private mutating func nextUniform() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }

    /// The number at `rank` among all, found in a list of the candidates.
    func element(at rank: Int, _ pairs: SortedPairs) -> Double {
      var list = [Double](repeating: 0, count: count)
      var span = list.mutableSpan
      let (rows, columns) = (pairs.rows.span, pairs.columns.span)
      var next = 0
      for row in rows.indices {
        for column in Int(starts[row])..<Int(ends[row]) {
          span[next] = columns[column] - rows[row]
          next += 1
        }
      }
      select(rank - below - 1, in: &span)
      return span[rank - below - 1]
    }
  }
}
