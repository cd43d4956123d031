import Mathematics

/// What stays with a laboratory through a simulated archive: its bias and its coverage factor.
public struct SimulatedLaboratories: Sendable {
  /// The bias b of each laboratory, in half standard deviations of a comparison.
  let biases: [Double]

  /// Whether each states the other coverage factor.
  let stateOtherFactors: [Bool]

  /// Draws them all.
  ///
  /// Complexity: O(L) for L laboratories; 9 bytes each.
  public init(_ simulation: ArchiveSimulation) {
    let stream = GridStream(seed: simulation.seed)
    let part = 4096
    var biases = [Double](repeating: 0, count: part)
    var others = biases
    var words = [SIMD4<UInt32>](repeating: .zero, count: part)
    var (allBiases, allChoices): ([Double], [Bool]) = ([], [])
    allBiases.reserveCapacity(simulation.laboratories)
    allChoices.reserveCapacity(simulation.laboratories)
    for first in stride(from: 0, to: simulation.laboratories, by: part) {
      let count = min(part, simulation.laboratories - first)
      stream.fillNormalPairs(
        &biases, &others, count: count, row: 0, from: first,
        purpose: SimulationPurpose.laboratoryBias)
      stream.fillWords(
        &words, count: count, row: 0, from: first, purpose: SimulationPurpose.laboratoryFactor)
      allBiases += biases[..<count]
      allChoices += words[..<count].map { isChosen($0.x, simulation.otherFactors) }
    }
    self.biases = allBiases
    stateOtherFactors = allChoices
  }
}

/// What a random number of a simulated archive is for.
enum SimulationPurpose {
  static let comparison: UInt32 = 0
  static let scatter: UInt32 = 1
  static let traits: UInt32 = 2
  static let laboratoryBias: UInt32 = 3
  static let laboratoryFactor: UInt32 = 4
}

/// Whether a word is among the lowest `share` of all.
@inline(__always)
func isChosen(_ word: UInt32, _ share: Double) -> Bool { Double(word) < share * 0x1p32 }
