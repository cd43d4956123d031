import Mathematics

/// Latin hypercube sampling: of each block of trials every input has one draw in each of as many strata of
/// equal probability as the block has trials, in an order of its own.
///
///     p = (π(t) + r)/N ,   x = F⁻¹(p) ,   N = 10 000
///
/// π is a permutation computed from seed, input and block (a Feistel network whose images beyond N are
/// sent through again), so that a trial has its draw without any other: threads and machines agree. Blocks are
/// independent of one another, as an adaptive run needs. Correlated inputs get their normal numbers so;
/// the χ² number that observations made together share is not stratified.
///
/// Reference: M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979) 239.
extension InputSampler {
  /// Fills the columns of all inputs of `block` for the trials from `first` on.
  func fillStratified(_ block: inout TrialBlock, from first: Int) {
    for index in inputs.indices {
      block.fillInput(index) { column in
        guard !mixtures[index].isEmpty else {
          fillStrata(&column, index, first)
          let distribution = inputs[index].distribution
          for i in column.indices { column[i] = distribution.quantile(column[i]) }
          return
        }
        var numbers = [Double](repeating: 0, count: column.count)
        var strata = numbers.mutableSpan
        for i in column.indices { column[i] = 0 }
        for (input, factor) in mixtures[index] {
          fillStrata(&strata, input, first)
          for i in column.indices { column[i] += factor * Normal().quantile(strata[i]) }
        }
        shapeCorrelated(&column, index, first)
      }
    }
  }

  /// One probability in each stratum.
  private func fillStrata(_ column: inout MutableSpan<Double>, _ input: Int, _ first: Int) {
    stream.fillUniform(&column, variable: input, from: first)
    let size = MonteCarlo.blockSize
    for i in column.indices {
      let trial = first + i
      let permutation = StratumOrder(seed: seed, input: input, block: trial / size)
      column[i] = (Double(permutation.stratum(trial % size)) + column[i]) / Double(size)
    }
  }
}

/// A permutation of the strata of one input in one block.
private struct StratumOrder {
  private let key: UInt64

  init(seed: UInt64, input: Int, block: Int) {
    let words = [seed, UInt64(truncatingIfNeeded: input), UInt64(truncatingIfNeeded: block)]
    key = words.reduce(0x9E37_79B9_7F4A_7C15) { Self.mixed($0 ^ $1 &* 0xD120_2B8A_1C8F_5E4D) }
  }

  /// The stratum of a trial of the block. Two halves of seven bits hold 16 384 numbers.
  func stratum(_ trial: Int) -> Int {
    var place = UInt64(truncatingIfNeeded: trial)
    repeat {
      var (left, right) = (place >> 7, place & 0x7F)
      for round in 0..<6 as Range<UInt64> {
        (left, right) = (right, left ^ (Self.mixed(key ^ (right << 8) ^ round) & 0x7F))
      }
      place = left << 7 | right
    } while place >= UInt64(MonteCarlo.blockSize)
    return Int(place)
  }

  /// The finalizer of SplitMix64.
  private static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
