/// The results of a precision experiment: for each level, a cell of results from each laboratory.
///
/// The results stand in one column, each cell owns a range of it, so that an archive of levels costs
/// two allocations a level.
///
/// Reference: ISO 5725-2:2019, 7.2.
public struct PrecisionExperiment: Sendable {
  /// The laboratory codes, in order of first appearance; cells hold their index.
  public let laboratories: [String]

  /// The levels, in order of first appearance.
  public let levels: [PrecisionLevel]

  /// All results; within a cell in the order of their replicates.
  public let values: [Double]

  /// Creates an experiment.
  ///
  /// - Precondition: every cell has at least one result of `values` and a laboratory of
  ///   `laboratories`.
  public init(laboratories: [String], levels: [PrecisionLevel], values: [Double]) {
    for cell in levels.lazy.flatMap(\.cells) {
      precondition(laboratories.indices.contains(cell.laboratory), "a cell has a laboratory")
      precondition(
        !cell.values.isEmpty && cell.values.lowerBound >= 0
          && cell.values.upperBound <= values.count, "a cell has results")
    }
    self.laboratories = laboratories
    self.levels = levels
    self.values = values
  }

  /// The same experiment without the cells that `isRemoved` names by the index of the level and the
  /// laboratory. A level that loses all of its cells stays, empty.
  func without(_ isRemoved: (Int, Int) -> Bool) -> PrecisionExperiment {
    let left = levels.enumerated().map { index, level in
      PrecisionLevel(
        name: level.name, cells: level.cells.filter { !isRemoved(index, $0.laboratory) })
    }
    return PrecisionExperiment(laboratories: laboratories, levels: left, values: values)
  }
}

/// One level of a precision experiment: one material, or one value of the quantity.
public struct PrecisionLevel: Hashable, Sendable {
  /// Its name, where the experiment has more than one.
  public let name: String?

  /// The cells, one for each laboratory that took part.
  public let cells: [PrecisionCell]

  /// Creates a level.
  public init(name: String?, cells: [PrecisionCell]) {
    self.name = name
    self.cells = cells
  }
}

/// The results of one laboratory at one level.
public struct PrecisionCell: Hashable, Sendable {
  /// Index into ``PrecisionExperiment/laboratories``.
  public let laboratory: Int

  /// The range of ``PrecisionExperiment/values`` that is its own.
  public let values: Range<Int>

  /// Creates a cell.
  public init(laboratory: Int, values: Range<Int>) {
    self.laboratory = laboratory
    self.values = values
  }
}
