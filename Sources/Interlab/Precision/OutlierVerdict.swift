/// What an outlier test says.
///
/// Reference: ISO 5725-2:2019, 7.3.2.
public enum OutlierVerdict: String, CaseIterable, Hashable, Sendable {
  /// The statistic lies within its 5 % critical value.
  case correct

  /// Beyond the 5 % critical value, within that at 1 %.
  case straggler

  /// Beyond the 1 % critical value.
  case outlier
}
