public import Metrology

/// What laboratories reported, in columns of equal length, sorted by comparison.
///
/// A number that was not reported is NaN in its column; the typed accessors return `nil` for it.
/// Where uncertainties are reported, the three columns agree: `U = k u`.
public struct ReportedResults: Sendable {
  /// Index into ``Round/laboratories``.
  public private(set) var laboratories: [Int32] = []

  /// The reported values _x_i_, always finite.
  public private(set) var values: [Double] = []

  /// Standard uncertainties _u_(_x_i_), or NaN.
  public private(set) var standardUncertainties: [Double] = []

  /// Expanded uncertainties _U_(_x_i_) as reported, or NaN.
  public private(set) var expandedUncertainties: [Double] = []

  /// Coverage factors _k_i_, or NaN where no uncertainty was reported.
  public private(set) var coverageFactors: [Double] = []

  /// Degrees of freedom _ν_i_; infinite unless reported.
  public private(set) var degreesOfFreedom: [Double] = []

  /// Whether the result takes part in a consensus value. An excluded one is still scored.
  public private(set) var isIncluded: [Bool] = []

  /// Whether the coverage factor was assumed to be 2, because none was reported.
  public private(set) var coverageFactorIsAssumed: [Bool] = []

  /// Whether only _u_ was reported, so that _U_ follows from it.
  public private(set) var onlyStandardIsReported: [Bool] = []

  /// The replicates of the rows that have any, one row after the other.
  private var replicateValues: [Double] = []

  /// Where the replicates of each row end; empty while no row has any.
  private var replicateEnds: [Int] = []

  private var valuePlaces: [Int16] = []
  private var uncertaintyPlaces: [Int16] = []

  /// Starts with no result.
  public init() {}

  /// How many results there are.
  public var count: Int { values.count }

  /// The power of ten of the last digit that the value in a row was written with, or `nil` where
  /// that is not known, as for a mean of replicates. Written digits are evidence: 10.010 says more
  /// than 10.01.
  public func valuePlace(at row: Int) -> Int? { Self.place(valuePlaces[row]) }

  /// The same for the uncertainty _U_.
  public func uncertaintyPlace(at row: Int) -> Int? { Self.place(uncertaintyPlaces[row]) }

  /// The results that the value in a row is the mean of; empty where one result was reported.
  public func replicates(at row: Int) -> ArraySlice<Double> {
    guard !replicateEnds.isEmpty else { return [] }
    return replicateValues[(row == 0 ? 0 : replicateEnds[row - 1])..<replicateEnds[row]]
  }

  private static func place(_ stored: Int16) -> Int? { stored == .max ? nil : Int(stored) }

  /// Appends one result of the laboratory with index `laboratory`.
  ///
  /// `value` must be finite, and its magnitude at most ``magnitudeLimit``.
  public mutating func append(
    laboratory: Int, value: Double, uncertainty: ReportedUncertainty? = nil,
    degreesOfFreedom: DegreesOfFreedom = .infinite, isIncluded: Bool = true,
    valuePlace: Int? = nil, uncertaintyPlace: Int? = nil, replicates: [Double] = []
  ) {
    precondition(value.magnitude <= magnitudeLimit, "a reported value is within its limit")
    if !replicates.isEmpty, replicateEnds.isEmpty {
      replicateEnds = [Int](repeating: 0, count: values.count)
    }
    if !replicates.isEmpty || !replicateEnds.isEmpty {
      replicateValues += replicates
      replicateEnds.append(replicateValues.count)
    }
    valuePlaces.append(valuePlace.map(Int16.init(clamping:)) ?? .max)
    uncertaintyPlaces.append(uncertaintyPlace.map(Int16.init(clamping:)) ?? .max)
    laboratories.append(Int32(laboratory))
    values.append(value)
    standardUncertainties.append(uncertainty?.standard.value ?? .nan)
    expandedUncertainties.append(uncertainty?.expanded.value ?? .nan)
    coverageFactors.append(uncertainty?.expanded.coverageFactor.value ?? .nan)
    self.degreesOfFreedom.append(degreesOfFreedom.value)
    self.isIncluded.append(isIncluded)
    coverageFactorIsAssumed.append(uncertainty?.coverageFactorIsAssumed ?? false)
    onlyStandardIsReported.append(uncertainty?.onlyStandardIsStated ?? false)
  }
}

/// The uncertainty of one reported result, standard and expanded.
public struct ReportedUncertainty: Hashable, Sendable {
  /// _u_.
  public let standard: StandardUncertainty

  /// _U_ and _k_.
  public let expanded: ExpandedUncertainty

  /// Whether _k_ = 2 was assumed, because the laboratory stated none.
  public let coverageFactorIsAssumed: Bool

  /// Whether only _u_ was stated.
  public let onlyStandardIsStated: Bool

  /// Takes a stated _U_ with its _k_; the standard uncertainty is _U / k_.
  public init(
    expanded: ExpandedUncertainty, coverageFactorIsAssumed: Bool = false
  ) throws(InvalidQuantity) {
    guard let standard = expanded.standard else {
      throw .expandedUncertainty(expanded.value)
    }
    self.init(
      standard: standard, expanded: expanded, coverageFactorIsAssumed: coverageFactorIsAssumed)
  }

  /// Takes a stated _u_, expanded by _k_.
  public init(
    standard: StandardUncertainty, coverageFactor: CoverageFactor,
    coverageFactorIsAssumed: Bool = false
  ) throws(InvalidQuantity) {
    guard let expanded = standard.expanded(by: coverageFactor) else {
      throw .standardUncertainty(standard.value)
    }
    self.init(
      standard: standard, expanded: expanded, coverageFactorIsAssumed: coverageFactorIsAssumed,
      onlyStandardIsStated: true)
  }

  /// Takes both as stated. The caller has checked that they agree within their written digits.
  public init(
    standard: StandardUncertainty, expanded: ExpandedUncertainty,
    coverageFactorIsAssumed: Bool = false, onlyStandardIsStated: Bool = false
  ) {
    self.standard = standard
    self.expanded = expanded
    self.coverageFactorIsAssumed = coverageFactorIsAssumed
    self.onlyStandardIsStated = onlyStandardIsStated
  }
}
