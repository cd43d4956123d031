import Mathematics

/// A part of the results of one comparison of a simulated archive, as columns that are filled anew for each
/// part.
public struct SimulatedResults: Sendable {
  /// How many results a part has at most.
  public static let capacity = 256

  /// The reported values.
  public private(set) var values = [Double](repeating: 0, count: capacity)

  /// The expanded uncertainties, those that are left out included.
  public private(set) var expandedUncertainties = [Double](repeating: 0, count: capacity)

  /// Whether the laboratory states k = 2.13.
  public private(set) var stateOtherFactors = [Bool](repeating: false, count: capacity)

  /// Whether the laboratory states no uncertainty.
  public private(set) var lackUncertainties = [Bool](repeating: false, count: capacity)

  private let simulation: ArchiveSimulation
  private let laboratories: SimulatedLaboratories
  private let stream: GridStream
  private var scatter = [Double](repeating: 0, count: capacity)
  private var errors = [Double](repeating: 0, count: capacity)
  private var traits = [SIMD4<UInt32>](repeating: .zero, count: capacity)
  private var last: (comparison: Int, laboratory: Int, value: Double) = (-1, -1, 0)

  /// Prepares for the parts of an archive.
  public init(_ simulation: ArchiveSimulation, _ laboratories: SimulatedLaboratories) {
    self.simulation = simulation
    self.laboratories = laboratories
    stream = GridStream(seed: simulation.seed)
  }

  /// Fills the columns with the results of some laboratories, at most ``capacity``, in a comparison.
  ///
  /// Complexity: O(results); where a part begins with a tie, the results back to the one that it
  /// repeats too.
  public mutating func fill(comparison: Int, laboratories part: Range<Int>) {
    precondition(part.count <= Self.capacity, "a part of at most its capacity")
    draw(comparison, part)
    let place = Place(comparison, simulation, stream)
    let shares = simulation
    for i in 0..<part.count {
      let laboratory = part.lowerBound + i
      let word = traits[i]
      let u = place.σ * (0.5 + Double(word.w) * 0x1p-32)
      let isTied = laboratory > 0 && isChosen(word.y, shares.ties)
      let value =
        isTied
        ? valueBefore(laboratory, comparison, place)
        : place.value(
          laboratory, laboratories.biases[laboratory], u * scatter[i],
          isChosen(word.x, shares.outliers) ? errors[i] : 0)
      last = (comparison, laboratory, value)
      values[i] = value
      let isOther = laboratories.stateOtherFactors[laboratory]
      stateOtherFactors[i] = isOther
      expandedUncertainties[i] =
        u * (isOther ? ArchiveSimulation.factors.other : ArchiveSimulation.factors.usual)
      lackUncertainties[i] = isChosen(word.z, shares.missingUncertainties)
    }
  }

  private mutating func draw(_ comparison: Int, _ part: Range<Int>) {
    let row = UInt64(truncatingIfNeeded: comparison)
    stream.fillNormalPairs(
      &scatter, &errors, count: part.count, row: row, from: part.lowerBound,
      purpose: SimulationPurpose.scatter)
    stream.fillWords(
      &traits, count: part.count, row: row, from: part.lowerBound,
      purpose: SimulationPurpose.traits)
  }

  /// The value of the laboratory before, which may be a repetition itself.
  private func valueBefore(_ laboratory: Int, _ comparison: Int, _ place: Place) -> Double {
    if last.comparison == comparison, last.laboratory == laboratory - 1 { return last.value }
    var one = [SIMD4<UInt32>](repeating: .zero, count: 1)
    var (normal, other) = ([0.0], [0.0])
    let row = UInt64(truncatingIfNeeded: comparison)
    var source = laboratory - 1
    while true {
      stream.fillWords(
        &one, count: 1, row: row, from: source, purpose: SimulationPurpose.traits)
      guard source > 0, isChosen(one[0].y, simulation.ties) else { break }
      source -= 1
    }
    stream.fillNormalPairs(
      &normal, &other, count: 1, row: row, from: source, purpose: SimulationPurpose.scatter)
    let u = place.σ * (0.5 + Double(one[0].w) * 0x1p-32)
    return place.value(
      source, laboratories.biases[source], u * normal[0],
      isChosen(one[0].x, simulation.outliers) ? other[0] : 0)
  }
}

/// What all results of a comparison share.
private struct Place {
  let μ: Double
  let σ: Double
  let slope: Double

  init(_ comparison: Int, _ simulation: ArchiveSimulation, _ stream: GridStream) {
    var one = [SIMD4<UInt32>](repeating: .zero, count: 1)
    stream.fillWords(
      &one, count: 1, row: UInt64(truncatingIfNeeded: comparison), from: 0,
      purpose: SimulationPurpose.comparison)
    let word = one[0]
    μ = 10 + 90 * (Double(word.x) * 0x1p-32 + Double(word.y) * 0x1p-64)
    σ = simulation.spread * μ
    let drifts = isChosen(word.z, simulation.drift) && simulation.laboratories > 1
    slope =
      drifts
      ? σ * (2 + 2 * Double(word.w) * 0x1p-32) / Double(simulation.laboratories - 1) : 0
    middle = Double(simulation.laboratories - 1) / 2
  }

  private let middle: Double

  @inline(__always)
  func value(_ laboratory: Int, _ bias: Double, _ scatter: Double, _ gross: Double) -> Double {
    μ + σ * (0.5 * bias + 8 * gross) + scatter + slope * (Double(laboratory) - middle)
  }
}
