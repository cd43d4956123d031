public import Interlab
import Tables

/// The text of a simulated archive: `round,item,measurand,lab,value,U,k`, part by part.
///
/// The bytes of a row depend on the simulation and the row's number only.
public struct ArchiveText: Sendable {
  /// The names of the columns, with the end of the line.
  public static let header = Array("round,item,measurand,lab,value,U,k\n".utf8)

  private let simulation: ArchiveSimulation
  private let laboratories: SimulatedLaboratories
  private let value: FixedDecimal
  private let uncertainty: FixedDecimal
  private let roundWidth: Int
  private let laboratoryWidth: Int

  /// Prepares the text. The smallest uncertainty gets four significant figures, values one place more.
  public init(_ simulation: ArchiveSimulation) {
    self.simulation = simulation
    laboratories = SimulatedLaboratories(simulation)
    var (places, smallest) = (3, 10 * simulation.spread)
    while smallest < 0.9999, places < 7 {
      smallest *= 10
      places += 1
    }
    uncertainty = FixedDecimal(places: places)
    value = FixedDecimal(places: places + 1)
    roundWidth = max(6, String(simulation.rounds).utf8.count)
    laboratoryWidth = max(4, String(simulation.laboratories).utf8.count)
  }

  /// Room for this many rows.
  public func room(forRows count: Int) -> Int { count * 128 }

  /// Writes rows, by their numbers from 0, to the start of `bytes`.
  ///
  /// - Returns: How many bytes they take.
  public func write(_ rows: Range<Int>, to bytes: inout MutableSpan<UInt8>) -> Int {
    precondition(bytes.count >= room(forRows: rows.count), "room for the rows")
    var results = SimulatedResults(simulation, laboratories)
    var name = ComparisonName(simulation, roundWidth: roundWidth)
    let count = simulation.laboratories
    var (comparison, first) = rows.lowerBound.quotientAndRemainder(dividingBy: count)
    var (position, row) = (0, rows.lowerBound)
    while row < rows.upperBound {
      name.become(comparison)
      while first < count, row < rows.upperBound {
        let part = min(SimulatedResults.capacity, count - first, rows.upperBound - row)
        results.fill(comparison: comparison, laboratories: first..<(first + part))
        position = write(results, first, part, name.bytes, to: &bytes, at: position)
        first += part
        row += part
      }
      comparison += 1
      first = 0
    }
    return position
  }

  private func write(
    _ results: SimulatedResults, _ first: Int, _ count: Int, _ name: [UInt8],
    to bytes: inout MutableSpan<UInt8>, at start: Int
  ) -> Int {
    var position = start
    for i in 0..<count {
      for offset in name.indices { bytes[position + offset] = name[offset] }
      position += name.count
      position = FixedDecimal.put(
        UInt64(first + i + 1), laboratoryWidth, &bytes, at: position)
      bytes[position] = .comma
      position = value.write(results.values[i], to: &bytes, at: position + 1)
      bytes[position] = .comma
      position += 1
      if results.lackUncertainties[i] {
        bytes[position] = .comma
        position += 1
      } else {
        position = uncertainty.write(
          results.expandedUncertainties[i], to: &bytes, at: position)
        bytes[position] = .comma
        bytes[position + 1] = UInt8(ascii: "2")
        position += 2
        if results.stateOtherFactors[i] {
          bytes[position] = UInt8(ascii: ".")
          bytes[position + 1] = UInt8(ascii: "1")
          bytes[position + 2] = UInt8(ascii: "3")
          position += 3
        }
      }
      bytes[position] = .lineFeed
      position += 1
    }
    return position
  }
}

/// The cells before the number of the laboratory: `R000001,S1,Pb,L`.
private struct ComparisonName {
  private(set) var bytes: [UInt8] = []
  private let simulation: ArchiveSimulation
  private let roundWidth: Int
  private var kind = -1

  init(_ simulation: ArchiveSimulation, roundWidth: Int) {
    (self.simulation, self.roundWidth) = (simulation, roundWidth)
  }

  /// Takes the name of a comparison.
  mutating func become(_ comparison: Int) {
    let (round, rest) = comparison.quotientAndRemainder(
      dividingBy: simulation.comparisonsPerRound)
    if rest != kind {
      kind = rest
      let (item, measurand) = rest.quotientAndRemainder(dividingBy: simulation.measurands)
      let symbol =
        measurand < Self.symbols.count ? Self.symbols[measurand] : "M\(measurand + 1)"
      let zeros = String(repeating: "0", count: roundWidth)
      bytes = Array("R\(zeros),S\(item + 1),\(symbol),L".utf8)
    }
    var number = round + 1
    for position in (1...roundWidth).reversed() {
      bytes[position] = UInt8(ascii: "0") + UInt8(number % 10)
      number /= 10
    }
  }

  private static let symbols = ["Pb", "Cd", "As", "Hg", "Cr", "Cu", "Ni", "Zn"]
}

extension UInt8 {
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
}
