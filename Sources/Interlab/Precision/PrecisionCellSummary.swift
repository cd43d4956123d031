public import Mathematics

/// One laboratory at one level: how many results, their mean and their spread.
public struct PrecisionCellSummary: Hashable, Sendable {
  /// Index into ``PrecisionExperiment/laboratories``.
  public let laboratory: Int

  /// Count, mean and standard deviation of its results.
  public let moments: SampleMoments

  /// The number of results n_i.
  public var count: Int { moments.count }

  /// The mean of the results.
  public var mean: Double { moments.mean }

  /// The standard deviation s_i; `nil` for a single result.
  public var standardDeviation: Double? { moments.standardDeviation }

  /// A single figure of a laboratory, as one result.
  init(laboratory: Int, value: Double) {
    self.laboratory = laboratory
    moments = SampleMoments([value].span)
  }

  /// Summarizes a cell. Its results are taken in ascending order, so that their order in the file
  /// does not matter.
  init(_ cell: PrecisionCell, of values: Span<Double>) {
    laboratory = cell.laboratory
    let own = values.extracting(cell.values)
    if own.count == 1 || own.count == 2 && own[0] <= own[1] {
      moments = SampleMoments(own)
      return
    }
    var sorted: [Double] = []
    sorted.reserveCapacity(own.count)
    for i in own.indices { sorted.append(own[i]) }
    sorted.sort()
    moments = SampleMoments(sorted.span)
  }
}

extension [PrecisionCellSummary] {
  /// The laboratory means in ascending order, and whose they are.
  func sortedByMean() -> [PrecisionCellSummary] {
    sorted {
      ($0.moments.preciseMean, $0.laboratory) < ($1.moments.preciseMean, $1.laboratory)
    }
  }

  /// How far each mean lies above the least of them, so that an offset common to all costs no
  /// digits.
  func centeredMeans() -> [Double] {
    guard let origin = lazy.map(\.moments.preciseMean).min() else { return [] }
    return map { ($0.moments.preciseMean - origin).value }
  }

  /// The number of results that most cells have; of equally frequent ones the smaller.
  func usualCount() -> Int? {
    var frequencies: [Int: Int] = [:]
    for cell in self { frequencies[cell.count, default: 0] += 1 }
    return frequencies.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
