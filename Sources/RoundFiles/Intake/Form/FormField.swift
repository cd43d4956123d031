/// What a laboratory states of one measurand.
public enum FormField: String, CaseIterable, Hashable, Sendable {
  /// The result.
  case value

  /// Its expanded uncertainty.
  case U

  /// The coverage factor of that uncertainty.
  case k

  /// The day of the measurement.
  case date

  /// The method.
  case method

  /// The laboratory's calibration and measurement capability, as an expanded uncertainty.
  case cmc

  /// Anything else.
  case note

  /// Whether it is a number.
  var isNumber: Bool {
    switch self {
    case .value, .U, .k, .cmc: true
    case .date, .method, .note: false
    }
  }
}

/// What a laboratory states of the whole measurement.
enum FormDetail: String, CaseIterable {
  case temperature, humidity, standard, traceability, declaration, signatory
}

/// The columns of the budget.
enum BudgetColumn: Int, CaseIterable {
  case measurand = 1
  case component, type, distribution, contribution, degreesOfFreedom, note
}
