import Mathematics

/// Several travelling standards in one circulation, joined through the laboratories that measured more
/// than one of them.
///
///     y_m = f_a(t_m)ᵀ β_a + B_l + e_m ,   cov(e) = diag(u_m²) + Σ_l b_l b_lᵀ
///
/// for measurement _m_ of standard _a_ by laboratory _l_. Unknown are the polynomial β_a of each standard
/// (powers of t − t̄_a) and the bias B_l of each laboratory that is no reference; a reference has bias 0.
/// b_l holds what all measurements of laboratory _l_ share. β̂ = (XᵀV⁻¹X)⁻¹ XᵀV⁻¹ y over all loops at once.
///
/// The schemes differ only in who measured when. Petal: a reference between each two loops. Star: between
/// each two laboratories. Circular: at the beginning and the end. A loop without a reference is joined
/// through a laboratory that took part in one that has it, at the price of that laboratory's scatter.
///
/// Edge cases: a standard that no chain of laboratories leads to from a reference makes the design rank
/// deficient and is named. A laboratory with one measurement takes up its own bias and changes nothing else.
///
/// Complexity: O(n³) for n measurements.
public struct CirculationNetwork: Sendable {
  /// One measurement of a travelling standard, by whichever laboratory.
  public struct Measurement: Hashable, Sendable {
    let laboratory: String
    let artefact: String
    let time: Double
    let value: Double
    let standardUncertainty: Double
    let commonUncertainty: Double

    /// Creates a measurement; `standardUncertainty` is the independent part, above zero.
    public init(
      laboratory: String, artefact: String, time: Double, value: Double,
      standardUncertainty: Double, commonUncertainty: Double = 0
    ) {
      precondition(standardUncertainty > 0 && commonUncertainty >= 0, "u > 0 and a common part ≥ 0")
      self.laboratory = laboratory
      self.artefact = artefact
      self.time = time
      self.value = value
      self.standardUncertainty = standardUncertainty
      self.commonUncertainty = commonUncertainty
    }
  }

  /// Why the loops cannot be joined.
  public enum Failure: Error, Hashable, Sendable {
    /// There is no measurement by a reference.
    case noReference

    /// No chain of laboratories joins these standards to a reference.
    case notJoined(artefacts: [String])

    /// A standard was measured at fewer times than its model has coefficients, or its drift and the biases
    /// cannot be told apart.
    case undetermined

    /// The covariance matrix of the measurements is singular.
    case singularCovariance
  }

  /// The names of the standards, in order of first appearance.
  public let artefacts: [String]

  /// The laboratories that have a bias, in order of first appearance.
  public let laboratories: [String]

  /// The model of every standard.
  public let model: DriftModel

  /// rᵀV⁻¹r.
  public let residualSumOfSquares: Double

  /// The measurements less the unknowns.
  public let degreesOfFreedom: Int

  private let origins: [Double]
  private let offsets: [Double]
  private let coefficients: [Double]
  private let unscaledCovariance: Matrix

  /// Joins `measurements`, those of `references` being without bias.
  public init(
    _ measurements: [Measurement], references: Set<String>, model: DriftModel
  ) throws(Failure) {
    guard measurements.contains(where: { references.contains($0.laboratory) }) else {
      throw .noReference
    }
    let artefacts = Self.names(measurements.map(\.artefact))
    let laboratories = Self.names(
      measurements.map(\.laboratory).filter { !references.contains($0) })
    let apart = Self.unjoined(measurements, references)
    guard apart.isEmpty else { throw .notJoined(artefacts: artefacts.filter(apart.contains)) }
    let own = artefacts.map { name in measurements.filter { $0.artefact == name } }
    self.artefacts = artefacts
    self.laboratories = laboratories
    self.model = model
    origins = own.map { SampleMoments($0.map(\.time).sorted().span).mean }
    offsets = own.map { $0.map(\.value).sorted()[$0.count / 2] }
    let (origins, offsets) = (origins, offsets)
    let places = measurements.map { artefacts.firstIndex(of: $0.artefact) ?? 0 }
    let biases = measurements.map { laboratories.firstIndex(of: $0.laboratory) }
    let rows = measurements.indices.map { m in
      Self.row(
        at: measurements[m].time - origins[places[m]], artefact: places[m], bias: biases[m],
        model, artefacts.count, laboratories.count)
    }
    let fit: GeneralizedLeastSquares
    do throws(GeneralizedLeastSquares.Failure) {
      fit = try GeneralizedLeastSquares(
        design: Matrix(rows: rows),
        responses: measurements.indices.map { measurements[$0].value - offsets[places[$0]] },
        covariance: Self.covariance(of: measurements))
    } catch {
      switch error {
      case .covariance: throw .singularCovariance
      case .design: throw .undetermined
      }
    }
    coefficients = fit.coefficients
    unscaledCovariance = fit.covariance
    residualSumOfSquares = fit.residualSumOfSquares
    degreesOfFreedom = fit.degreesOfFreedom
  }

  /// max(1, RSS/ν).
  public var varianceFactor: Double {
    degreesOfFreedom > 0 ? max(1, residualSumOfSquares / Double(degreesOfFreedom)) : 1
  }

  /// The value of a standard at a time; `nil` for a name that was not measured.
  public func value(of artefact: String, at time: Double) -> Double? {
    guard let place = artefacts.firstIndex(of: artefact), let row = row(artefact, time) else {
      return nil
    }
    var sum = CompensatedSum()
    sum.add(offsets[place])
    for (f, c) in zip(row, coefficients) { sum.add(product: f, c) }
    return sum.value
  }

  /// The covariance of the values of two standards at two times, enlarged by ``varianceFactor``.
  public func covariance(
    _ artefact: String, at time: Double, _ other: String, at otherTime: Double
  ) -> Double? {
    guard let f = row(artefact, time), let g = row(other, otherTime) else { return nil }
    return form(f, g)
  }

  /// The bias of a laboratory and its standard uncertainty; `nil` for a reference.
  public func bias(of laboratory: String) -> (value: Double, standardUncertainty: Double)? {
    guard let place = laboratories.firstIndex(of: laboratory) else { return nil }
    let index = artefacts.count * (model.degree + 1) + place
    let variance = unscaledCovariance[index, index] * varianceFactor
    return (coefficients[index], max(0, variance).squareRoot())
  }

  private func row(_ artefact: String, _ time: Double) -> [Double]? {
    artefacts.firstIndex(of: artefact).map { place in
      Self.row(
        at: time - origins[place], artefact: place, bias: nil, model, artefacts.count,
        laboratories.count)
    }
  }

  private func form(_ f: [Double], _ g: [Double]) -> Double {
    let product = unscaledCovariance * g
    var sum = CompensatedSum()
    for (a, b) in zip(f, product) { sum.add(product: a, b) }
    return sum.value * varianceFactor
  }

  private static func row(
    at x: Double, artefact: Int, bias: Int?, _ model: DriftModel, _ artefacts: Int,
    _ laboratories: Int
  ) -> [Double] {
    let width = model.degree + 1
    var row = [Double](repeating: 0, count: artefacts * width + laboratories)
    var power = 1.0
    for k in 0..<width {
      row[artefact * width + k] = power
      power *= x
    }
    if let bias { row[artefacts * width + bias] = 1 }
    return row
  }

  private static func covariance(of measurements: [Measurement]) -> Matrix {
    var V = Matrix(diagonal: measurements.map { $0.standardUncertainty * $0.standardUncertainty })
    for (i, a) in measurements.enumerated() {
      for (j, b) in measurements.enumerated() where a.laboratory == b.laboratory {
        V[i, j] += a.commonUncertainty * b.commonUncertainty
      }
    }
    return V
  }

  private static func names(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The standards that no chain of laboratories joins to a reference.
  private static func unjoined(
    _ measurements: [Measurement], _ references: Set<String>
  ) -> Set<String> {
    var known = references
    var joined: Set<String> = []
    var count = -1
    while joined.count != count {
      count = joined.count
      for m in measurements where known.contains(m.laboratory) { joined.insert(m.artefact) }
      for m in measurements where joined.contains(m.artefact) { known.insert(m.laboratory) }
    }
    return Set(measurements.map(\.artefact)).subtracting(joined)
  }
}
