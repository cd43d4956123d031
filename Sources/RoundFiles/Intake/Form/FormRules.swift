public import Tables

/// What a round states of the forms that laboratories fill in.
public struct FormRules: Hashable, Sendable {
  /// The version of the form; a returned one of another version is refused.
  public var version = 1

  /// The last day on which a form is in time.
  public var deadline: CalendarDate?

  /// No deadline, version 1.
  public init() {}
}

/// What the form tells a laboratory of one measurand, so that it can check its result before it sends it.
///
/// None of it may give the assigned value away.
public struct MeasurandForm: Hashable, Sendable {
  /// The nominal value.
  public var nominal: Double?

  /// How far from the nominal value a result still looks likely.
  public var within: Double?

  /// The largest expanded uncertainty that the assigned value will have.
  public var referenceU: Double?

  /// Nothing told.
  public init() {}
}
